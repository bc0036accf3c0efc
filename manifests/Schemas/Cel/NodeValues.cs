namespace Infra.Schemas.Cel;

/// <summary>Values of an object as rules see them. Maps and lists are looked into when they are asked for.</summary>
internal static class NodeValues
{
    /// <summary>The value of a node under a schema.</summary>
    public static object Of(Node node, Schema schema) => (node, One(schema)) switch
    {
        (MapNode map, { Type: "object", Properties.Count: > 0 } of) => new ObjectValue(map, of),
        (MapNode map, { Type: "object", AdditionalProperties: { } values }) => new MapOfNodes(map, values),
        (MapNode map, { Type: "" or "object" } of) => of.Properties.Count > 0 ? new ObjectValue(map, of) : new MapOfNodes(map, Schema.Anything),
        (ListNode list, { Type: "array" or "" } of) => new ListOfNodes(list, of),
        (ScalarNode { Value: null }, _) => Values.Null,
        (ScalarNode { Text: { } text }, var of) => Text(text, of),
        (ScalarNode { Value: bool flag }, { Type: "boolean" or "" }) => Values.Of(flag),
        (ScalarNode { Value: long number }, { Type: "number" }) => (double)number,
        (ScalarNode { Value: { } number }, { Type: "number" or "integer" or "" }) => number,
        (ScalarNode { Value: long number }, { IsIntOrString: true }) => number,

        // A value of a wrong type is another rule's matter.
        _ => Failure.Unknown,
    };

    // OpenAPI wraps a reference that has a default of its own.
    public static Schema One(Schema schema) =>
        schema is { Type: "", AllOf: [var only], TakesOtherFields: false, IsIntOrString: false } ? One(only) : schema;

    private static object Text(string text, Schema schema) => schema switch
    {
        _ when LateValues.Contains(text) => Failure.Unknown,
        { Type: not ("string" or "") } when !schema.IsIntOrString => Failure.Unknown,
        { Format: "duration" } => Cel.Duration.Parse(text),
        { Format: "date-time" } => Timestamp.Parse(text),
        { Format: "date" } => Timestamp.ParseDate(text),
        { Format: "byte" } => FromBase64(text),
        _ => text,
    };

    private static object FromBase64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var written) ? bytes[..written] : new Failure("invalid byte formatted string");
    }
}
