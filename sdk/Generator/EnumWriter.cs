using System.Text;

namespace Infra.Sdk.Generator;

/// <summary>Writes an enum of strings: a struct that only its own members can make.</summary>
internal static class EnumWriter
{
    public static void Write(StringBuilder code, Package package, EnumFacts facts)
    {
        var fullName = $"{package.Name}.{facts.Id}";
        var name = Names.Last(fullName);
        code.Append($$"""
            namespace {{Names.Namespace(fullName)}} {
            [global::Pulumi.EnumType]
            public readonly struct {{name}} : global::System.IEquatable<{{name}}>
            {
                private readonly string _value;
                private {{name}}(string value) { _value = value ?? throw new global::System.ArgumentNullException(nameof(value)); }

            """);
        foreach (var (member, value) in facts.Values)
            code.Append($"    public static {name} {member} {{ get; }} = new {name}(\"{value}\");\n");
        code.Append($$"""
                public static bool operator ==({{name}} left, {{name}} right) => left.Equals(right);
                public static bool operator !=({{name}} left, {{name}} right) => !left.Equals(right);
                public static explicit operator string({{name}} value) => value._value;
                public override bool Equals(object? obj) => obj is {{name}} other && Equals(other);
                public bool Equals({{name}} other) => string.Equals(_value, other._value, global::System.StringComparison.Ordinal);
                public override int GetHashCode() => _value?.GetHashCode() ?? 0;
                public override string ToString() => _value;
            }
            }

            """);
    }
}
