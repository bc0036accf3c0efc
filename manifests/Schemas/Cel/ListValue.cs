namespace Infra.Schemas.Cel;

/// <summary>A list of a rule: of an object, or made by the rule itself.</summary>
internal abstract class ListValue
{
    public abstract int Count { get; }

    public abstract object this[int index] { get; }

    /// <summary>Whether the other list holds the same. Lists of a schema may do without the order.</summary>
    public virtual bool Same(ListValue other, Frame frame)
    {
        frame.Pay(1);
        if (Count != other.Count)
            return false;

        for (var i = 0; i < Count; i++)
        {
            if (!Values.Same(this[i], other[i], frame))
                return false;
        }

        return true;
    }

    /// <summary>This list and another after it.</summary>
    public virtual ListValue Plus(ListValue other, Frame frame)
    {
        frame.Pay(1 + Count + other.Count);
        return new Sequence([.. All(), .. other.All()]);
    }

    public IEnumerable<object> All()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }
}

/// <summary>A list that a rule made.</summary>
internal sealed class Sequence(IReadOnlyList<object> items) : ListValue
{
    public override int Count => items.Count;

    public override object this[int index] => items[index];
}
