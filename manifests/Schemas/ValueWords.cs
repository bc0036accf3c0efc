using Infra.Diff;

namespace Infra.Schemas;

/// <summary>Values and types in words.</summary>
internal static class ValueWords
{
    private const int MostShown = 60;

    /// <summary>What a schema takes: <c>a text</c>.</summary>
    public static string Wanted(Schema schema) => schema.IsIntOrString
        ? schema.Format == "quantity" ? "a quantity" : "a whole number or a text" : Wanted(schema.Type);

    /// <summary>A type with its article.</summary>
    public static string Wanted(string type) => type switch
    {
        "object" => "a map",
        "array" => "a list",
        "string" => "a text",
        "integer" => "a whole number",
        "number" => "a number",
        "boolean" => "true or false",
        _ => "another value",
    };

    /// <summary>The value with its type: <c>5, a number</c>; the type alone where the value may be a secret or is long.</summary>
    public static string Shown(Node value, SchemaPath path, bool isSecret)
    {
        var type = Type(value);
        return value is ScalarNode { Value: not null } scalar && Written(scalar) is { Length: <= MostShown } written && !isSecret && !IsSecret(path)
            ? $"{written}, {type}" : type;
    }

    /// <summary>The value; its type where the value may be a secret.</summary>
    public static string Plain(Node value, SchemaPath path, bool isSecret) =>
        value is ScalarNode scalar && !isSecret && !IsSecret(path) ? Masking.Of(Written(scalar), secret: false) : Type(value);

    private static string Type(Node value) => value switch
    {
        MapNode => "a map",
        ListNode => "a list",
        ScalarNode { Value: null } => "nothing",
        ScalarNode { Value: bool } => "a truth value",
        ScalarNode { Value: string } => "a text",
        _ => "a number",
    };

    private static string Written(ScalarNode scalar) => scalar.Plain ?? (scalar.Text is { } text ? $"\"{text}\"" : scalar.ToString());

    // The value of a variable may be a password, whatever its name.
    private static bool IsSecret(SchemaPath path) => path.Key is "value" or "stringData" || (path.Key is { } key && Masking.IsSecretName(key));
}
