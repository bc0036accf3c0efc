using static Infra.Schemas.Cel.Define;

namespace Infra.Schemas.Cel;

/// <summary>Lists taken as sets.</summary>
internal static class Sets
{
    private static readonly CelType ListOfA = CelType.List(CelType.A);

    public static IEnumerable<Overload> All { get; } =
    [
        Global<ListValue, ListValue>("sets.contains", CelType.Bool, (frame, list, part) => Values.Of(Contains(frame, list, part))).Of(ListOfA, ListOfA),
        Global<ListValue, ListValue>("sets.equivalent", CelType.Bool,
            (frame, list, other) => Values.Of(Contains(frame, list, other) && Contains(frame, other, list))).Of(ListOfA, ListOfA),
        Global<ListValue, ListValue>("sets.intersects", CelType.Bool,
            (frame, list, other) => Values.Of(other.All().Any(item => Has(frame, list, item)))).Of(ListOfA, ListOfA),
    ];

    private static bool Contains(Frame frame, ListValue list, ListValue part) => part.All().All(item => Has(frame, list, item));

    private static bool Has(Frame frame, ListValue list, object item)
    {
        frame.Pay(1 + list.Count);
        return list.All().Any(other => Values.Same(item, other, frame));
    }
}
