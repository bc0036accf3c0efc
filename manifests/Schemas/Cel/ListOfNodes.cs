namespace Infra.Schemas.Cel;

/// <summary>A list of an object.</summary>
internal class ListOfNodes : ListValue
{
    private readonly ListNode _list;
    private readonly Schema _items;

    protected ListOfNodes(ListNode list, Schema items)
    {
        (_list, _items) = (list, items);
    }

    public override int Count => _list.Items.Count;

    public override object this[int index] => NodeValues.Of(_list.Items[index], _items);

    public static ListOfNodes Of(ListNode list, Schema schema)
    {
        var items = schema.Items ?? Schema.Anything;
        return schema.ListType switch
        {
            "set" => new SetOfNodes(list, items),
            "map" => new ListWithKeys(list, items, [.. schema.ListMapKeys.Select(key => new FieldName(key))]),
            _ => new ListOfNodes(list, items),
        };
    }

    /// <summary>The items of this list, replaced by those of another with the same key, and the others after them.</summary>
    protected Sequence Merge(ListValue other, Frame frame, Func<object, object> key)
    {
        frame.Pay(1 + Count + other.Count);
        var places = Table.New();
        var items = new List<object>(Count + other.Count);
        foreach (var item in All().Concat(other.All()))
        {
            if (places.TryGetValue(key(item), out var place))
            {
                items[(int)place] = item;
                continue;
            }

            places[key(item)] = items.Count;
            items.Add(item);
        }

        return new Sequence(items);
    }

    /// <summary>Whether another list has an equal item for each of this one, by key.</summary>
    protected bool SameByKey(ListValue other, Frame frame, Func<object, object> key)
    {
        frame.Pay(1 + Count + other.Count);
        if (Count != other.Count)
            return false;

        var items = Table.New();
        foreach (var item in other.All())
            items[key(item)] = item;

        return items.Count == Count && All().All(item => items.TryGetValue(key(item), out var same) && Values.Same(item, same, frame));
    }
}

/// <summary>A list of which the order does not matter.</summary>
internal sealed class SetOfNodes(ListNode list, Schema items) : ListOfNodes(list, items)
{
    public override bool Same(ListValue other, Frame frame) => SameByKey(other, frame, item => item);

    public override ListValue Plus(ListValue other, Frame frame) => Merge(other, frame, item => item);
}

/// <summary>A list whose items are told apart by some of their fields.</summary>
internal sealed class ListWithKeys(ListNode list, Schema items, IReadOnlyList<FieldName> keys) : ListOfNodes(list, items)
{
    public override bool Same(ListValue other, Frame frame) => SameByKey(other, frame, Key);

    public override ListValue Plus(ListValue other, Frame frame) => Merge(other, frame, Key);

    private string Key(object item) =>
        string.Join('\0', keys.Select(key => item is MapValue map && map.Field(key) is { } value ? $"{CelType.Of(value)} {Format.Plain(value)}" : ""));
}
