namespace Infra.Schemas.Cel;

/// <summary>A list of a rule: of an object, or made by the rule itself.</summary>
/// <param name="key">
/// What tells the items apart where their order does not matter: in a list of type <c>set</c> or <c>map</c>. Default: none, it does.
/// </param>
internal abstract class ListValue(Func<object, object>? key = null)
{
    public abstract int Count { get; }

    /// <summary>The sum of no items.</summary>
    public virtual object Zero => 0L;

    public abstract object this[int index] { get; }

    /// <summary>Whether the other list holds the same.</summary>
    public bool Same(ListValue other, Frame frame)
    {
        frame.Pay(1);
        if (Count != other.Count)
            return false;

        if (key is null)
            return Enumerable.Range(0, Count).All(i => Values.Same(this[i], other[i], frame));

        frame.Pay(Count);
        var items = Table.New();
        foreach (var item in other.All())
            items[key(item)] = item;

        return items.Count == Count && All().All(item => items.TryGetValue(key(item), out var same) && Values.Same(item, same, frame));
    }

    /// <summary>This list and another after it. Where a key tells items apart, those of the other replace those of this one.</summary>
    public ListValue Plus(ListValue other, Frame frame)
    {
        frame.Pay(1 + Count + other.Count);
        if (key is null)
            return new Sequence([.. All(), .. other.All()]);

        var places = Table.New();
        var items = new List<object>(Count + other.Count);
        foreach (var item in All().Concat(other.All()))
        {
            var name = key(item);
            if (places.TryAdd(name, items.Count))
                items.Add(item);
            else
                items[(int)places[name]] = item;
        }

        return new Sequence(items, key);
    }

    public IEnumerable<object> All()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }
}

/// <summary>A list that a rule made.</summary>
internal sealed class Sequence(IReadOnlyList<object> items, Func<object, object>? key = null) : ListValue(key)
{
    public override int Count => items.Count;

    public override object this[int index] => items[index];
}
