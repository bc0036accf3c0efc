using System.Linq.Expressions;
using System.Text.Json;
using Infra.Reports;
using Pulumi;

namespace Infra.Import.Code;

/// <summary>Turns a tree into the expression that makes it by the typed API. What the API has no member for is left out and told.</summary>
/// <param name="setting">The setting that a text stands for; null for any other text.</param>
/// <param name="unfit">Takes the places of what is left out, each with the reason.</param>
internal sealed class ObjectCode(Func<string, string, Expression?> setting, Action<string, string> unfit)
{
    /// <summary>An object of an args class.</summary>
    /// <param name="tree">What it holds.</param>
    /// <param name="type">The class.</param>
    /// <param name="path">Where the tree stands in its object.</param>
    /// <param name="given">Members that are given already.</param>
    public MemberInitExpression Args(MapNode tree, Type type, string path, IReadOnlyDictionary<string, Expression>? given = null)
    {
        var members = ArgsMembers.Of(type);
        var bindings = new List<MemberBinding>();
        foreach (var (key, node) in tree.Entries)
        {
            var at = NodePath.Of(path, key);
            if (node is ScalarNode { Value: null })
                continue;

            if (!members.TryGetValue(key, out var member))
                unfit(at, "the typed API has no such field");
            else if ((given?.GetValueOrDefault(key) ?? Value(node, ArgsMembers.TypeOf(member), at, key)) is { } value)
                bindings.Add(Expression.Bind(member, Converted(value, ArgsMembers.TypeOf(member))));
        }

        return Expression.MemberInit(Expression.New(type), bindings);
    }

    /// <summary>A value as an input takes it.</summary>
    public static Expression Converted(Expression value, Type type)
    {
        if (type.IsAssignableFrom(value.Type))
            return value;

        // From an object to anything would be a cast.
        return type == typeof(Input<object>)
            ? Expression.Convert(Boxed(value), type, typeof(Input<object>).GetMethod("op_Implicit", [typeof(object)]))
            : Expression.Convert(value, type);
    }

    private Expression? Value(Node node, Type type, string path, string key)
    {
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : null;
        var arguments = type.GetGenericArguments();
        if (definition == typeof(InputList<>))
            return List(node, type, arguments[0], path);

        if (definition == typeof(InputMap<>))
            return Map(node, type, arguments[0], path);

        if (type == typeof(InputJson))
            return Converted(Expression.Constant(Json(node)), type);

        if (type == typeof(JsonElement))
        {
            return new WrittenExpression($"JsonDocument.Parse({Literals.Line(Json(node))}).RootElement",
                Expression.Constant(JsonDocument.Parse(Json(node)).RootElement));
        }

        if (definition == typeof(Input<>))
            return Value(node, arguments[0], path, key) is { } value ? Converted(value, type) : null;

        if (definition == typeof(InputUnion<,>))
        {
            var one = arguments.FirstOrDefault(argument => Fits(node, argument));
            return one is null ? Unfit(path, node, type) : Value(node, one, path, key) is { } value ? Converted(value, type) : null;
        }

        if (node is MapNode map && typeof(ResourceArgs).IsAssignableFrom(type) && !type.IsAbstract)
            return Args(map, type, path);

        if (type == typeof(object))
            return Loose(node, path, key);

        return node is ScalarNode scalar ? Scalar(scalar, type, path, key) : Unfit(path, node, type);
    }

    private static bool Fits(Node node, Type type) => (node as ScalarNode)?.Value switch
    {
        string => type == typeof(string),
        long => type == typeof(int) || type == typeof(double),
        double => type == typeof(double),
        bool => type == typeof(bool),
        _ => node is MapNode && typeof(ResourceArgs).IsAssignableFrom(type),
    };

    private Expression? Scalar(ScalarNode scalar, Type type, string path, string key) => scalar.Value switch
    {
        string text when type == typeof(string) => setting(key, text) ?? Expression.Constant(text),
        // A quantity may stand in a file without quotes.
        long or double when type == typeof(string) => Expression.Constant(scalar.ToString()),
        long number when type == typeof(int) && number is >= int.MinValue and <= int.MaxValue => Expression.Constant((int)number),
        long number when type == typeof(double) => Expression.Constant((double)number),
        double number when type == typeof(double) => Expression.Constant(number),
        bool flag when type == typeof(bool) => Expression.Constant(flag),
        _ => Unfit(path, scalar, type),
    };

    private Expression? List(Node node, Type type, Type item, string path)
    {
        if (node is not ListNode list)
            return Unfit(path, node, type);

        var wanted = typeof(Input<>).MakeGenericType(item);
        var items = list.Items.Select((one, i) => Value(one, item, NodePath.Of(path, i), "")).OfType<Expression>()
            .Select(value => Converted(value, wanted)).ToList();
        if (items.Count == 0)
            return null;

        // InputList<object> takes anything, so that the compiler could not choose.
        if (item == typeof(object))
        {
            return Expression.Convert(Expression.NewArrayInit(typeof(object),
                list.Items.Select((one, i) => Loose(one, NodePath.Of(path, i), "")).OfType<Expression>().Select(Boxed)), type);
        }

        var add = type.GetMethod(nameof(InputList<int>.Add), [wanted.MakeArrayType()])!;
        return Expression.ListInit(Expression.New(type),
            items.Select(value => Expression.ElementInit(add, Expression.NewArrayInit(wanted, value))));
    }

    private Expression? Map(Node node, Type type, Type value, string path)
    {
        if (node is not MapNode map)
            return Unfit(path, node, type);

        var wanted = typeof(Input<>).MakeGenericType(value);
        var add = type.GetMethod(nameof(InputMap<int>.Add), [typeof(string), wanted])!;
        var entries = new List<ElementInit>();
        foreach (var (key, one) in map.Entries)
        {
            if (Value(one, value, NodePath.Of(path, key), key) is { } made)
                entries.Add(Expression.ElementInit(add, Expression.Constant(key), Converted(made, wanted)));
        }

        return entries.Count == 0 ? null : Expression.ListInit(Expression.New(type), entries);
    }

    // What has no schema here: dictionaries and arrays of plain values.
    private Expression? Loose(Node node, string path, string key)
    {
        switch (node)
        {
            case MapNode map:
                var add = typeof(Dictionary<string, object>).GetMethod("Add")!;
                var made = Expression.New(typeof(Dictionary<string, object>));
                var entries = map.Entries.Select(entry => (entry.Key, Value: Loose(entry.Value, NodePath.Of(path, entry.Key), entry.Key)))
                    .Where(entry => entry.Value is not null)
                    .Select(entry => Expression.ElementInit(add, Expression.Constant(entry.Key), Boxed(entry.Value!))).ToList();
                return entries.Count == 0 ? made : Expression.ListInit(made, entries);
            case ListNode list:
                return Expression.NewArrayInit(typeof(object),
                    list.Items.Select((one, i) => Loose(one, NodePath.Of(path, i), "")).OfType<Expression>().Select(Boxed));
            case ScalarNode { Value: null }:
                return null;
            case ScalarNode { Value: long number and >= int.MinValue and <= int.MaxValue }:
                return Expression.Constant((int)number);
            case ScalarNode { Value: long number }:
                return Expression.Constant((double)number);
            case ScalarNode { Value: string text }:
                return setting(key, text) ?? Expression.Constant(text);
            default:
                return Expression.Constant(((ScalarNode)node).Value);
        }
    }

    private static string Json(Node node) => NodeJson.Write(node);

    private static Expression Boxed(Expression value) => value.Type == typeof(object) ? value : Expression.Convert(value, typeof(object));

    private Expression? Unfit(string path, Node node, Type type)
    {
        var actual = node switch { MapNode => "a map", ListNode => "a list", _ => "a value of another type" };
        unfit(path, $"{actual} where the typed API wants {Wanted(type)}");
        return null;
    }

    private static string Wanted(Type type) => type.IsGenericType
        ? type.GetGenericTypeDefinition() == typeof(InputList<>) ? "a list"
            : type.GetGenericTypeDefinition() == typeof(InputMap<>) ? "a map"
            : string.Join(" or ", type.GetGenericArguments().Select(Wanted))
        : type == typeof(string) ? "a text" : type == typeof(int) ? "a whole number" : type == typeof(double) ? "a number"
        : type == typeof(bool) ? "true or false" : "a map";
}
