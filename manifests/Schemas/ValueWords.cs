using Infra.Diff;
using Infra.Wording;

namespace Infra.Schemas;

/// <summary>Values and types in words.</summary>
internal static class ValueWords
{
    private const int MostShown = 60;

    /// <summary>What a schema takes: <c>a string</c>.</summary>
    public static string Wanted(Schema schema) => schema.IsIntOrString
        ? schema.Format == "quantity" ? "a quantity" : "an integer or a string" : Wanted(schema.Type);

    /// <summary>A type with its article.</summary>
    public static string Wanted(string type) => type switch
    {
        "object" => "a map",
        "array" => "a list",
        "string" => "a string",
        "integer" => "an integer",
        "number" => "a number",
        "boolean" => "true or false",
        _ => "another value",
    };

    /// <summary>The value with its type: <c>5, a number</c>; the type alone where the value may be a secret or is long.</summary>
    public static string Shown(Node value, SchemaPath path, bool isSecret)
    {
        var type = Type(value);
        var isShown = value is ScalarNode { Value: not null } && !isSecret && !IsSecret(path);
        return isShown && Written((ScalarNode)value) is { Length: <= MostShown } written
            ? $"{written}, {type}" : type;
    }

    /// <summary>The value; its type where the value may be a secret.</summary>
    public static string Plain(Node value, SchemaPath path, bool isSecret) =>
        value is ScalarNode scalar && !isSecret && !IsSecret(path) ? Masking.Of(Written(scalar), secret: false) : Type(value);

    /// <summary>What to do about a value of another type.</summary>
    public static string TypeFix(Schema schema, Node value, SchemaPath path, bool isSecret) => (schema.Type, value) switch
    {
        ("string", ScalarNode { Value: not null }) when isSecret || IsSecret(path) => "put it in quotes",
        ("string", ScalarNode { Value: not null } scalar) => $"put it in quotes: \"{Written(scalar)}\"",
        ("integer" or "number" or "boolean", ScalarNode { Value: string }) => "write it without quotes",
        ("array", ScalarNode or MapNode) => "write it as the item of a list, behind a hyphen",
        ("object", ListNode) => "write its entries as a map, without hyphens",
        ("string", MapNode) when path.Key == "matchLabels" => "write the labels under selector itself, which holds labels only",
        ("string", MapNode or ListNode) => "write a single string",
        _ => $"write {Wanted(schema)}",
    };

    /// <summary>Schemas that a value may follow, each by what tells it from the others.</summary>
    public static string Forms(IEnumerable<Schema> parts) => Words.OneOf(parts.Select(part => part switch
    {
        { Required.Count: > 0 } => string.Join(" with ", part.Required),
        { Enum.Count: > 0 } => AllowedValues.Choices(part),
        { Format.Length: > 0 } => part.Format,
        { Type.Length: > 0 } => Wanted(part.Type),
        { Properties.Count: > 0 } => "another " + string.Join(" with another ", part.Properties.Keys),
        _ => part.Pattern ?? "its forms",
    }).Distinct(StringComparer.Ordinal));

    private static string Type(Node value) => value switch
    {
        MapNode => "a map",
        ListNode => "a list",
        ScalarNode { Value: null } => "nothing",
        ScalarNode { Value: bool } => "a boolean",
        ScalarNode { Value: string } => "a string",
        _ => "a number",
    };

    private static string Written(ScalarNode scalar) => scalar.Plain ?? (scalar.Text is { } text ? $"\"{text}\"" : scalar.ToString());

    // The value of a variable may be a password, whatever its name.
    private static bool IsSecret(SchemaPath path) =>
        path.Key is "value" or "stringData" || (path.Key is { } key && Masking.IsSecretName(key));
}
