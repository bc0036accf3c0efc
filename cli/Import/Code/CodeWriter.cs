using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using Pulumi;

namespace Infra.Import.Code;

/// <summary>Writes expressions as C#: on one line what fits there and is small, else a line a part.</summary>
/// <param name="names">The names of types in the file.</param>
internal sealed class CodeWriter(TypeNames names)
{
    private const int Width = 140;
    private const int MostInline = 4;
    private const int Step = 4;

    private readonly Dictionary<Expression, (string? Text, int Members)> _flat = [];

    /// <summary>Writes a statement.</summary>
    public string Write(Statement statement, int indent)
    {
        var variable = statement.Variable is null ? "_" : $"var {statement.Variable.Name}";
        var head = $"{new string(' ', indent)}{variable} = ";
        return $"{head}{Write(statement.Make, null, indent, head.Length)};\n";
    }

    /// <summary>Writes an expression.</summary>
    public string Write(Expression expression, int indent) => Write(expression, null, indent, indent);

    private string Write(Expression expression, Type? wanted, int indent, int column)
    {
        var (flat, members) = Flat(expression, wanted);
        if (flat is not null && column + flat.Length + 2 <= Width && members <= MostInline)
            return flat;

        return Bare(expression) switch
        {
            MemberInitExpression made => Block(Head(made.NewExpression, wanted, indent, column), made.Bindings.Select(binding =>
                Member((MemberAssignment)binding, indent + Step)), indent),
            ListInitExpression made => Block(Head(made.NewExpression, wanted, indent, column), Items(made, indent + Step), indent),
            NewExpression made => Call(Named(made.Type, wanted), made.Arguments, made.Constructor!, indent, column),
            MethodCallExpression call => Call(Target(call), call.Arguments, call.Method, indent, column),
            NewArrayExpression array => Array(array, wanted, indent),
            ConstantExpression { Value: string text } => Text(text, indent, column),
            MemberExpression member => $"{Write(member.Expression!, null, indent, column)}.{member.Member.Name}",
            _ => flat!,
        };
    }

    private string Member(MemberAssignment binding, int indent)
    {
        var head = $"{binding.Member.Name} = ";
        var value = Bare(binding.Expression);
        var type = ArgsMembers.TypeOf(binding.Member);
        // Lists and maps are there already, so that they are only filled.
        if (value is ListInitExpression list && IsFilled(list.Type))
        {
            var (flat, members) = Flat(value, type);
            var brief = flat?[(flat.IndexOf(" { ", StringComparison.Ordinal) + 1)..];
            return brief is not null && indent + head.Length + brief.Length + 1 <= Width && members <= MostInline
                ? head + brief
                : Block(head.TrimEnd(), Items(list, indent + Step), indent);
        }

        return Joined(head, Write(binding.Expression, type, indent, indent + head.Length));
    }

    private IEnumerable<string> Items(ListInitExpression list, int indent)
    {
        foreach (var item in list.Initializers)
        {
            if (item.Arguments is [var key, var value])
            {
                var isMap = IsFilled(list.Type);
                var head = isMap ? $"{{ {Write(key, null, indent, indent)}, " : $"[{Write(key, null, indent, indent)}] = ";
                yield return Joined(head, Write(value, null, indent, indent + head.Length)) + (isMap ? " }" : "");
            }
            else
            {
                yield return Write(One(item), null, indent, indent);
            }
        }
    }

    private string Array(NewArrayExpression array, Type? wanted, int indent)
    {
        var items = array.Expressions.Select(item => Write(item, null, indent + Step, indent + Step)).ToList();
        return IsCollection(wanted)
            ? $"\n{new string(' ', indent)}[\n{Lines(items, indent)}{new string(' ', indent)}]"
            : Block($"new {names.Of(array.Type.GetElementType()!)}[]", items, indent);
    }

    private string Call(string target, IReadOnlyList<Expression> arguments, MethodBase method, int indent, int column)
    {
        var text = new StringBuilder(target).Append('(');
        var parameters = method.GetParameters();
        foreach (var (i, argument) in Given(arguments, parameters).Index())
        {
            text.Append(i == 0 ? "" : ", ");
            var written = text.ToString();
            var last = written.LastIndexOf('\n');
            // A method may have another overload.
            var at = last < 0 ? column + written.Length : written.Length - last;
            text.Append(Write(argument, method is ConstructorInfo ? parameters[i].ParameterType : null, indent, at));
        }

        return text.Append(')').ToString();
    }

    private string Head(NewExpression made, Type? wanted, int indent, int column) => made.Arguments.Count > 0
        ? Call(Named(made.Type, wanted), made.Arguments, made.Constructor!, indent, column)
        : IsOwn(made.Type, wanted) ? "new()" : $"new {names.Of(made.Type)}";

    private string Named(Type type, Type? wanted) => IsOwn(type, wanted) ? "new" : $"new {names.Of(type)}";

    private static string Text(string text, int indent, int column)
    {
        if (Literals.HasLines(text))
            return $"\n{new string(' ', indent + Step)}{Literals.Lines(text, indent + Step)}";

        var line = Literals.Line(text);
        return column + line.Length + 2 <= Width ? line
            : string.Join($"\n{new string(' ', indent + Step)}+ ", Literals.Pieces(text, Width - indent - Step - 8));
    }

    // A text of several lines begins on the next one.
    private static string Joined(string head, string text) => text.StartsWith('\n') ? head.TrimEnd() + text : head + text;

    private static string Block(string head, IEnumerable<string> lines, int indent)
    {
        var left = new string(' ', indent);
        return $"{head}\n{left}{{\n{Lines(lines, indent)}{left}}}";
    }

    private static string Lines(IEnumerable<string> lines, int indent) =>
        string.Concat(lines.Select(line => $"{new string(' ', indent + Step)}{line},\n"));

    // The text on one line, and how many members it has in all; no text where it takes several lines.
    private (string? Text, int Members) Flat(Expression expression, Type? wanted)
    {
        if (_flat.TryGetValue(expression, out var known))
            return known;

        return _flat[expression] = Bare(expression) switch
        {
            WrittenExpression written => (written.Text, 0),
            ParameterExpression parameter => (parameter.Name, 0),
            ConstantExpression constant => (Constant(constant), 0),
            MemberExpression { Expression: { } of } member => Joined([of], parts => $"{parts[0]}.{member.Member.Name}"),
            MemberInitExpression { Bindings.Count: 0 } made => Flat(made.NewExpression, wanted),
            MemberInitExpression made => Flat(made, wanted),
            ListInitExpression list => Flat(list),
            NewExpression made => Joined(Given(made.Arguments, made.Constructor?.GetParameters() ?? []),
                parts => $"{Named(made.Type, wanted)}({string.Join(", ", parts)})", made.Constructor?.GetParameters()),
            MethodCallExpression call => Joined(Given(call.Arguments, call.Method.GetParameters()),
                parts => $"{Target(call)}({string.Join(", ", parts)})"),
            NewArrayExpression array => Joined(array.Expressions, parts => IsCollection(wanted) ? $"[{string.Join(", ", parts)}]"
                : parts.Count == 0 ? "Array.Empty<object>()"
                : $"new {names.Of(array.Type.GetElementType()!)}[] {{ {string.Join(", ", parts)} }}"),
            _ => (null, 0),
        };
    }

    private (string? Text, int Members) Flat(MemberInitExpression made, Type? wanted)
    {
        var (texts, members) = (new List<string>(), made.Bindings.Count);
        foreach (var binding in made.Bindings.Cast<MemberAssignment>())
        {
            var (text, inner) = Flat(binding.Expression, ArgsMembers.TypeOf(binding.Member));
            if (text is null)
                return (null, 0);

            // An initializer in an initializer says one thing: { SecretKeyRef = new … { Name, Key } }.
            members += inner - (inner > 0 ? 1 : 0);
            var isFilled = Bare(binding.Expression) is ListInitExpression list && IsFilled(list.Type);
            texts.Add($"{binding.Member.Name} = {(isFilled ? text[(text.IndexOf(" { ", StringComparison.Ordinal) + 1)..] : text)}");
        }

        var head = made.NewExpression.Arguments.Count > 0 ? Flat(made.NewExpression, wanted).Text
            : IsOwn(made.Type, wanted) ? "new()" : $"new {names.Of(made.Type)}";
        return (head is null ? null : $"{head} {{ {string.Join(", ", texts)} }}", members);
    }

    private (string? Text, int Members) Flat(ListInitExpression list)
    {
        var (texts, members) = (new List<string>(), list.Initializers.Count - 1);
        foreach (var item in list.Initializers)
        {
            var parts = (item.Arguments.Count == 2 ? item.Arguments : [One(item)]).Select(part => Flat(part, null)).ToList();
            if (parts.Any(part => part.Text is null))
                return (null, 0);

            members += parts.Sum(part => part.Members);
            texts.Add(parts is [var key, var value]
                ? IsFilled(list.Type) ? $"{{ {key.Text}, {value.Text} }}" : $"[{key.Text}] = {value.Text}"
                : parts[0].Text!);
        }

        return ($"new {names.Of(list.Type)} {{ {string.Join(", ", texts)} }}", members);
    }

    private (string? Text, int Members) Joined(IEnumerable<Expression> parts, Func<IReadOnlyList<string>, string> join,
        ParameterInfo[]? parameters = null)
    {
        var flat = parts.Select((part, i) => Flat(part, parameters?[i].ParameterType)).ToList();
        return flat.Any(part => part.Text is null) ? (null, 0)
            : (join([.. flat.Select(part => part.Text!)]), flat.Sum(part => part.Members));
    }

    private string Target(MethodCallExpression call) =>
        $"{(call.Object is null ? names.Of(call.Method.DeclaringType!) : Write(call.Object, null, 0, 0))}.{call.Method.Name}";

    // Optional arguments at the end that are left as they are.
    private static IEnumerable<Expression> Given(IReadOnlyList<Expression> arguments, ParameterInfo[] parameters)
    {
        var count = arguments.Count;
        while (count > 0 && IsLeftOut(Bare(arguments[count - 1]), parameters[count - 1]))
            count--;

        return arguments.Take(count);
    }

    private static bool IsLeftOut(Expression argument, ParameterInfo parameter) =>
        (parameter.HasDefaultValue && argument is ConstantExpression constant && Equals(constant.Value, parameter.DefaultValue))
        || (parameter.IsDefined(typeof(ParamCollectionAttribute)) && argument is NewArrayExpression { Expressions.Count: 0 });

    private string? Constant(ConstantExpression constant) => constant.Value switch
    {
        null => "null",
        string text when Literals.HasLines(text) => null,
        string text => Literals.Line(text),
        bool flag => flag ? "true" : "false",
        Enum value => $"{names.Of(value.GetType())}.{value}",
        double number => number.ToString("0.0###############", CultureInfo.InvariantCulture),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture),
    };

    // Conversions go without saying.
    private static Expression Bare(Expression expression) =>
        expression is UnaryExpression { NodeType: ExpressionType.Convert } conversion ? Bare(conversion.Operand) : expression;

    private static Expression One(ElementInit item) =>
        Bare(item.Arguments[0]) is NewArrayExpression { Expressions: [var only] } ? only : item.Arguments[0];

    private static bool IsFilled(Type type) => type.IsGenericType
        && type.GetGenericTypeDefinition() is var definition && (definition == typeof(InputList<>) || definition == typeof(InputMap<>));

    private static bool IsCollection(Type? wanted) => wanted?.IsGenericType == true
        && wanted.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);

    // Arguments of components are named by the component.
    private static bool IsOwn(Type type, Type? wanted) => (Nullable.GetUnderlyingType(wanted ?? typeof(object)) ?? wanted) == type
        && type.Namespace?.StartsWith("Infra.", StringComparison.Ordinal) == true;
}
