namespace Infra.Schemas.Cel;

/// <summary>A list of an object.</summary>
internal sealed class ListOfNodes(ListNode list, Schema schema) : ListValue(Key(schema))
{
    private readonly Schema _items = schema.Items ?? Schema.Anything;

    public override int Count => list.Items.Count;

    public override object Zero => _items switch
    {
        { Type: "number" } => 0.0,
        { Format: "duration" } => new Duration(0),
        _ => 0L,
    };

    public override object this[int index] => NodeValues.Of(list.Items[index], _items);

    private static Func<object, object>? Key(Schema schema)
    {
        if (schema.ListType == "set")
            return item => item;

        if (schema.ListType != "map")
            return null;

        var keys = schema.ListMapKeys;
        return item => string.Join('\0', keys.Select(key =>
            item is MapValue map && map.Find(key) is { } value ? $"{CelType.Of(value)} {Format.Plain(value)}" : ""));
    }
}
