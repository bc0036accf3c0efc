namespace Infra.Schemas.Cel;

/// <summary>A map of a rule: of an object, or made by the rule itself.</summary>
internal abstract class MapValue
{
    public abstract int Count { get; }

    public abstract IEnumerable<object> Keys { get; }

    /// <summary>The value of a key; null where there is none.</summary>
    public abstract object? Find(object key);

    /// <summary>The value of a field by its name in rules; null where there is none.</summary>
    public virtual object? Field(FieldName name) => Find(name.Written);

    public bool Same(MapValue other, Frame frame)
    {
        frame.Pay(1);
        return Count == other.Count && Keys.All(key => other.Find(key) is { } there && Values.Same(Find(key)!, there, frame));
    }
}

/// <summary>A map that a rule made.</summary>
internal sealed class Table(IReadOnlyDictionary<object, object> entries) : MapValue
{
    public override int Count => entries.Count;

    public override IEnumerable<object> Keys => entries.Keys;

    public override object? Find(object key) => entries.GetValueOrDefault(key);

    public static Dictionary<object, object> New() => new(KeyComparer.Instance);

    /// <summary>Keys of all kinds of numbers are one.</summary>
    private sealed class KeyComparer : IEqualityComparer<object>
    {
        public static KeyComparer Instance { get; } = new();

        public new bool Equals(object? x, object? y) => object.Equals(One(x), One(y));

        public int GetHashCode(object obj) => One(obj)!.GetHashCode();

        private static object? One(object? key) => key switch
        {
            ulong number when number <= long.MaxValue => (long)number,
            double number when number == Math.Truncate(number) && Math.Abs(number) < 9e15 => (long)number,
            _ => key,
        };
    }
}
