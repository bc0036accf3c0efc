using static Infra.Schemas.Cel.Define;

namespace Infra.Schemas.Cel;

/// <summary>Functions of lists.</summary>
internal static class Lists
{
    private static readonly CelType ListOfA = CelType.List(CelType.A);

    public static IEnumerable<Overload> All { get; } =
    [
        Member<ListValue>("isSorted", CelType.Bool, IsSorted),
        Member<ListValue>("sum", CelType.A, Sum).Of(ListOfA),
        Member<ListValue>("min", CelType.A, (frame, list) => Extreme(frame, list, "min", -1)).Of(ListOfA),
        Member<ListValue>("max", CelType.A, (frame, list) => Extreme(frame, list, "max", 1)).Of(ListOfA),
        Member<ListValue, object>("indexOf", CelType.Int, (frame, list, item) => IndexOf(frame, list, item, Enumerable.Range(0, list.Count)))
            .Of(ListOfA, CelType.A),
        Member<ListValue, object>("lastIndexOf", CelType.Int, (frame, list, item) => IndexOf(frame, list, item, Enumerable.Range(0, list.Count).Reverse()))
            .Of(ListOfA, CelType.A),
        Member<ListValue, long, long>("slice", ListOfA, Slice).Of(ListOfA, CelType.Int, CelType.Int),
        Member<ListValue>("flatten", CelType.AnyList, (frame, list) => Flatten(frame, list, 1)),
        Member<ListValue, long>("flatten", CelType.AnyList, Flatten),
        Member<ListValue>("sort", ListOfA, (frame, list) => Sort(frame, [.. list.All().Select(item => (item, item))])).Of(ListOfA),
        Member<ListValue>("reverse", ListOfA, (frame, list) => Made(frame, list.All().Reverse(), list.Count)).Of(ListOfA),
        Member<ListValue>("distinct", ListOfA, Distinct).Of(ListOfA),
        Member<ListValue>("first", CelType.OptionalOf(CelType.A), (_, list) => list.Count == 0 ? Optional.None : new Optional(list[0])).Of(ListOfA),
        Member<ListValue>("last", CelType.OptionalOf(CelType.A), (_, list) => list.Count == 0 ? Optional.None : new Optional(list[^1])).Of(ListOfA),
        Global<long>("lists.range", CelType.List(CelType.Int), (frame, count) =>
        {
            frame.Pay(Math.Max(0, count));
            return new Sequence([.. Enumerable.Range(0, (int)Math.Max(0, count)).Select(i => (object)(long)i)]);
        }),
    ];

    /// <summary>The items in the order of their keys.</summary>
    public static object Sort(Frame frame, IReadOnlyList<(object Item, object Key)> items)
    {
        frame.Pay(1 + (items.Count * (long)Math.Log2(items.Count + 2)));
        if (items.FirstOrDefault(item => item.Key is Failure).Key is { } failed)
            return failed;

        if (items.Any(item => CelType.Of(item.Key) != CelType.Of(items[0].Key)))
            return new Failure("list elements must have the same type");

        if (items.Count > 0 && Values.Compare(items[0].Key, items[0].Key, frame) is null)
            return new Failure("list elements must be comparable");

        return new Sequence([.. items.OrderBy(item => item.Key, Comparer<object>.Create((x, y) => Values.Compare(x, y, frame) ?? 0)).Select(item => item.Item)]);
    }

    private static Sequence Made(Frame frame, IEnumerable<object> items, int count)
    {
        frame.Pay(1 + count);
        return new Sequence([.. items]);
    }

    private static object IsSorted(Frame frame, ListValue list)
    {
        for (var i = 1; i < list.Count; i++)
        {
            frame.Pay(1);
            if (Values.Compare(list[i - 1], list[i], frame) is not { } order)
                return list[i] is Failure ? list[i] : Failure.NoSuchOverload("isSorted", list[i - 1], list[i]);

            if (order > 0)
                return Values.False;
        }

        return Values.True;
    }

    private static object Sum(Frame frame, ListValue list)
    {
        if (list.Count == 0)
            return list.Zero;

        var sum = list[0];
        for (var i = 1; i < list.Count && sum is not Failure; i++)
        {
            frame.Pay(1);
            sum = list[i] is Failure ? list[i] : Arithmetic.Add(frame, sum, list[i]);
        }

        return sum is long or ulong or double or Duration or Failure ? sum : Failure.NoSuchOverload("sum", list);
    }

    private static object Extreme(Frame frame, ListValue list, string name, int sign)
    {
        if (list.Count == 0)
            return new Failure($"{name} called on empty list");

        var best = list[0];
        for (var i = 1; i < list.Count; i++)
        {
            frame.Pay(1);
            if (Values.Compare(list[i], best, frame) is not { } order)
                return list[i] is Failure ? list[i] : Failure.NoSuchOverload(name, best, list[i]);

            if (order * sign > 0)
                best = list[i];
        }

        return best;
    }

    private static object IndexOf(Frame frame, ListValue list, object item, IEnumerable<int> places)
    {
        foreach (var i in places)
        {
            frame.Pay(1);
            if (Values.Same(list[i], item, frame))
                return (long)i;
        }

        return -1L;
    }

    private static object Slice(Frame frame, ListValue list, long start, long end)
    {
        Failure No(string why) => new(string.Create(CultureInfo.InvariantCulture, $"cannot slice({start}, {end}), {why}"));
        if (start < 0 || end < 0)
            return No("negative indexes not supported");

        if (start > end)
            return No("start index must be less than or equal to end index");

        return end > list.Count ? No(string.Create(CultureInfo.InvariantCulture, $"list is length {list.Count}"))
            : Made(frame, list.All().Skip((int)start).Take((int)(end - start)), (int)(end - start));
    }

    private static object Flatten(Frame frame, ListValue list, long depth)
    {
        if (depth < 0)
            return new Failure("level must be non-negative");

        var flat = new List<object>();
        void Add(ListValue of, long levels)
        {
            foreach (var item in of.All())
            {
                frame.Pay(1);
                if (item is ListValue inner && levels > 0)
                    Add(inner, levels - 1);
                else
                    flat.Add(item);
            }
        }

        Add(list, depth);
        return new Sequence(flat);
    }

    private static object Distinct(Frame frame, ListValue list)
    {
        var distinct = new List<object>();
        foreach (var item in list.All())
        {
            if (!distinct.Exists(other => Values.Same(item, other, frame)))
                distinct.Add(item);

            frame.Pay(distinct.Count);
        }

        return new Sequence(distinct);
    }
}
