using System.Linq.Expressions;
using System.Text;
using System.Text.Json;
using Infra.Components;
using Infra.Components.Clusters;
using Infra.Import.Code;
using Pulumi;

namespace Infra.Import;

/// <summary>Writes a program as the files of a system.</summary>
/// <param name="program">The program.</param>
/// <param name="name">The system's name: <c>gift-shop</c>.</param>
/// <param name="type">The beginning of its classes' names: <c>GiftShop</c>.</param>
/// <param name="space">The namespace of the classes.</param>
internal sealed class ImportFiles(ImportProgram program, string name, string type, string space)
{
    private const int Body = 8;

    /// <summary>The files by their names.</summary>
    public IEnumerable<(string File, string Text)> All()
    {
        var calls = new StringBuilder();
        foreach (var (part, statements) in program.Parts.Where(part => part.Statements.Count > 0))
        {
            var (text, hasSettings) = Part(part, statements);
            var arguments = (part.Space is null ? "cluster" : Variable(part.Space)) + (hasSettings ? ", settings" : "")
                + (program.NeedsDefinitions(part) ? ", definitions" : "");
            calls.Append(' ', Body).Append(CultureInfo.InvariantCulture,
                $"{(part.Defines ? "var definitions = " : "")}{part.Name}.Make({arguments});\n");
            yield return ($"{part.Name}.cs", text);
        }

        foreach (var kind in program.Kinds)
            yield return ($"{kind.ClassName}.cs", Kind(kind));

        yield return ($"{type}Settings.cs", Settings());
        yield return ($"{type}Stack.cs", Stack(calls.ToString()));
    }

    /// <summary>The file of a first stack.</summary>
    /// <param name="stack">The stack.</param>
    public string StackFile(string stack)
    {
        var settings = program.Scope.Settings;
        var text = new StringBuilder($"# The stack {stack}, as it was imported.\nconfig:\n  infra:system: {name}\n");
        text.Append(CultureInfo.InvariantCulture, $"  infra:cluster: {{ context: {stack} }} # of the kubeconfig\n");
        if (settings.Images.Any())
        {
            text.Append("\n  # The release: what `infra promote` moves.\n  infra:images:\n");
            foreach (var (image, value) in settings.Images)
                text.Append(CultureInfo.InvariantCulture, $"    {JsonNamingPolicy.CamelCase.ConvertName(image)}: {value}\n");
        }

        if (settings.Secrets.Count > 0)
        {
            text.Append('\n');
            foreach (var secret in settings.Secrets)
                text.Append(CultureInfo.InvariantCulture, $"  # {PulumiConfig.SetSecret(secret.Key, stack)}\n");
        }

        return text.ToString();
    }

    private (string Text, bool HasSettings) Part(ImportPart part, IReadOnlyList<Statement> statements)
    {
        var names = new TypeNames();
        var written = Written(part, statements, names);
        var hasSettings = written.Contains("settings.", StringComparison.Ordinal) && Uses(statements, "settings");
        var hasOptions = Uses(statements, "options");
        var needs = program.NeedsDefinitions(part);
        var parameters = (part.Space is null ? $"{names.Of(typeof(Cluster))} cluster" : $"{names.Of(typeof(NamespaceRef))} space")
            + (hasSettings ? $", {type}Settings settings" : "")
            + (needs ? $", {names.Of(typeof(Resource))}[] definitions" : "");
        var cluster = part.Space is null ? "cluster" : "space.Cluster";
        var options = !hasOptions ? "" : $"        var options = new {names.Of(typeof(CustomResourceOptions))} {{ "
            + $"Provider = {cluster}.Provider{(needs ? ", DependsOn = definitions" : "")} }};\n\n";
        if (part.Defines)
            _ = names.Of(typeof(Resource));

        names.Settle();
        written = Written(part, statements, names);
        return ($$"""
            {{Head(names)}}/// <summary>{{Summary(part)}}</summary>
            internal static class {{part.Name}}
            {
                /// <summary>Makes them.</summary>
                public static {{(part.Defines ? "Resource[]" : "void")}} Make({{parameters}})
                {
            {{options}}{{written}}    }
            }

            """.ReplaceLineEndings("\n"), hasSettings);
    }

    private static string Summary(ImportPart part)
    {
        var kinds = part.Objects.GroupBy(one => one.Kind).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Wording.Words.Count(group.Count(), group.Key));
        return $"In {(part.Space is null ? "the whole cluster" : $"the namespace <c>{part.Space}</c>")}: {Wording.Words.AllOf(kinds)}.";
    }

    private static string Written(ImportPart part, IReadOnlyList<Statement> statements, TypeNames names)
    {
        var writer = new CodeWriter(names);
        if (part.Defines)
        {
            var left = new string(' ', Body);
            var items = string.Concat(statements.Select(statement => $"{left}    {writer.Write(statement.Make, Body + 4)},\n"));
            return $"{left}return\n{left}[\n{items}{left}];\n";
        }

        return string.Join('\n', statements.Select(statement => writer.Write(statement, Body)));
    }

    private static bool Uses(IReadOnlyList<Statement> statements, string word)
    {
        var finder = new Finder(word);
        foreach (var statement in statements)
            finder.Visit(statement.Make);

        return finder.Found;
    }

    private string Head(TypeNames names) =>
        names.Usings(space) is { Length: > 0 } usings ? $"{usings}\nnamespace {space};\n\n" : $"namespace {space};\n\n";

    private string Kind(CustomKind kind)
    {
        var names = new TypeNames();
        _ = names.Of(typeof(InputAttribute));
        _ = names.Of(typeof(Pulumi.Kubernetes.ApiExtensions.CustomResourceArgs));
        var identity = $"{Literals.Line(kind.ApiVersion)}, {Literals.Line(kind.Kind)}";
        var members = string.Join('\n', kind.Members.Select(member =>
        {
            var isFilled = member.Type != typeof(Input<object>) && member.Type.BaseType != typeof(object);
            return $"    [Input({Literals.Line(member.Wire)})] public {names.Of(member.Type)}{(isFilled ? "" : "?")} {member.Name} "
                + $"{{ get; init; }}{(isFilled ? " = new();" : "")}\n";
        }));
        return $$"""
            {{Head(names)}}/// <summary>A {{kind.Kind}} of <c>{{kind.ApiVersion}}</c>.</summary>
            internal sealed class {{kind.ClassName}}() : CustomResourceArgs({{identity}})
            {
            {{members}}}

            """.ReplaceLineEndings("\n");
    }

    private string Settings()
    {
        var settings = program.Scope.Settings;
        var images = settings.Images.ToList();
        var text = new StringBuilder();
        text.Append(settings.Secrets.Count > 0 ? "using Infra.Components;\n" : "").Append("using Infra.Components.Clusters;\n");
        if (images.Count > 0)
            text.Append("using Infra.Components.Settings;\nusing Infra.Components.Validation;\n");

        text.Append(CultureInfo.InvariantCulture, $"\nnamespace {space};\n\n");
        if (images.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"/// <summary>The images.</summary>\npublic enum {type}Image\n{{\n");
            text.Append(string.Join(",\n\n", images.Select(image =>
                $"    /// <summary>The image <c>{image.Image.Split('@')[0].Split(':')[0]}</c>.</summary>\n    {image.Name}")));
            text.Append(",\n}\n\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"/// <summary>The settings of the system <c>{name}</c>.</summary>\n")
            .Append(CultureInfo.InvariantCulture, $"public sealed record {type}Settings\n{{\n");
        text.Append("    /// <summary>The cluster. Default: the current context of the kubeconfig.</summary>\n");
        text.Append("    public ExistingClusterArgs Cluster { get; init; } = new();\n");
        if (images.Count > 0)
        {
            text.Append("\n    /// <summary>The images that run, each with a fixed tag: what a release is made of.</summary>\n")
                .Append("    [Every]\n    [Image]\n").Append(CultureInfo.InvariantCulture,
                    $"    public required IReadOnlyDictionary<{type}Image, string> Images {{ get; init; }}\n");
        }

        foreach (var secret in settings.Secrets)
        {
            var place = $"What stands in {secret.Subject} at <c>{Escaped(secret.Place)}</c>.";
            text.Append(CultureInfo.InvariantCulture, $"\n    /// <summary>{place}</summary>\n");
            text.Append(CultureInfo.InvariantCulture, $"    public required SecretValue {secret.Property} {{ get; init; }}\n");
        }

        return text.Append("}\n").ToString();
    }

    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal);

    private string Stack(string calls)
    {
        var names = new TypeNames();
        string Text() => string.Concat(Spaces(new CodeWriter(names), names));
        _ = Text();
        foreach (var used in new[] { typeof(Stack), typeof(StackOptions), typeof(SystemDefinition), typeof(ExistingCluster) })
            _ = names.Of(used);

        names.Settle();
        return $$"""
            {{Head(names)}}/// <summary>The system <c>{{name}}</c>, as it was imported.</summary>
            public sealed class {{type}}Stack : Stack
            {
                private {{type}}Stack({{type}}Settings settings, StackOptions options)
                    : base(options)
                {
                    var cluster = new ExistingCluster("cluster", settings.Cluster).Cluster;
            {{Text()}}
            {{calls}}    }

                /// <summary>How a stack file chooses it.</summary>
                public static SystemDefinition Definition { get; } = new(
                    "{{name}}",
                    "the system {{name}}, as it was imported",
                    typeof({{type}}Settings),
                    (settings, options) => new {{type}}Stack(({{type}}Settings)settings, options));
            }

            """.ReplaceLineEndings("\n");
    }

    // The namespaces that the input brings, and those that are there.
    private IEnumerable<string> Spaces(CodeWriter writer, TypeNames names)
    {
        var left = new string(' ', Body);
        foreach (var (one, statement) in program.Spaces)
        {
            var variable = Variable(one.Id.Name);
            if (program.Components.ContainsKey(one))
            {
                var text = writer.Write(statement with { Variable = Expression.Variable(statement.Make.Type, variable) }, Body);
                yield return $"\n{text.TrimEnd('\n')[..^1]}.Ref;\n";
                continue;
            }

            var made = Expression.Variable(statement.Make.Type, $"{variable}Object");
            yield return $"\n{writer.Write(statement with { Variable = made }, Body)}"
                + $"{left}var {variable} = new {names.Of(typeof(NamespaceRef))}(\n"
                + $"{left}    cluster, {made.Name}.Metadata.Apply(metadata => metadata.Name), {Literals.Line(one.Id.Name)});\n";
        }

        var known = program.Spaces.Select(one => one.Object.Id.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var other in program.Parts.Where(part => part.Statements.Count > 0).Select(part => part.Part.Space).OfType<string>()
            .Distinct().Where(other => !known.Contains(other)).Order(StringComparer.Ordinal))
        {
            yield return $"{left}var {Variable(other)} = new {names.Of(typeof(NamespaceRef))}(cluster, {Literals.Line(other)});\n";
        }
    }

    private string Variable(string space)
    {
        var spaces = program.Parts.Where(part => part.Statements.Count > 0).Select(part => part.Part.Space).OfType<string>()
            .Concat(program.Spaces.Select(one => one.Object.Id.Name)).Distinct().Order(StringComparer.Ordinal).ToList();
        if (spaces.Count == 1)
            return "space";

        var name = $"{Identifiers.Camel(space)}Space";
        var same = spaces.Where(other => $"{Identifiers.Camel(other)}Space" == name).ToList();
        return same.Count == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}{same.IndexOf(space) + 1}");
    }

    private sealed class Finder(string word) : ExpressionVisitor
    {
        public bool Found { get; private set; }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            Found |= node.Name == word;
            return node;
        }

        protected override Expression VisitExtension(Expression node)
        {
            Found |= node is WrittenExpression written && written.Text.StartsWith($"{word}.", StringComparison.Ordinal);
            return node;
        }
    }
}
