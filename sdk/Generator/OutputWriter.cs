using System.Text;

namespace Infra.Sdk.Generator;

/// <summary>Writes output classes: read-only fields, filled through a private constructor by wire name.</summary>
internal sealed class OutputWriter(Names names)
{
    private static readonly HashSet<string> Keywords =
    [
        "as", "base", "bool", "break", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "do",
        "double",
        "else", "enum", "event", "explicit", "extern", "false", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int",
        "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override", "params",
        "private",
        "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "static", "string", "struct", "switch",
        "this",
        "throw", "true", "try", "typeof", "uint", "ulong", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    ];

    public void Write(StringBuilder code, TypeFacts type) => Write(code, names.Output(type.Id), type.Properties);

    public void Write(StringBuilder code, string fullName, IReadOnlyList<Property> properties)
    {
        var name = Names.Last(fullName);
        code.Append($"namespace {Names.Namespace(fullName)} {{\n[global::Pulumi.OutputType]\npublic sealed class {name}\n{{\n");
        foreach (var property in properties)
            code.Append($"    public readonly {TypeOf(property)} {property.Name};\n");
        code.Append(
            $"    [global::Pulumi.OutputConstructor]\n    private {name}({string.Join(", ", properties.Select(Parameter))})\n    {{\n");
        foreach (var property in properties)
            code.Append($"        {property.Name} = {Identifier(property)};\n");
        code.Append("    }\n}\n}\n");
    }

    public string TypeOf(Property property) => names.InOutput(property.Shape) + (property.Optional ? "?" : "");

    private string Parameter(Property property) => property.Wire.StartsWith('$')
        ? $"[global::Pulumi.OutputConstructorParameter(\"{property.Wire}\")] {TypeOf(property)} {Identifier(property)}"
        : $"{TypeOf(property)} {Identifier(property)}";

    // A wire name with a capital (IAM's) would read as the field itself.
    private static string Identifier(Property property)
    {
        var name = property.Wire.TrimStart('$');
        name = char.ToLowerInvariant(name[0]) + name[1..];
        return Keywords.Contains(name) ? "@" + name : name;
    }
}
