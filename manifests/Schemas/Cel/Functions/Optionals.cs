using static Infra.Schemas.Cel.Define;

namespace Infra.Schemas.Cel;

/// <summary>Values that may be absent.</summary>
internal static class Optionals
{
    private static readonly CelType OfA = CelType.OptionalOf(CelType.A);

    public static IEnumerable<Overload> All { get; } =
    [
        Global<object>("optional.of", OfA, (_, value) => new Optional(value)).Of(CelType.A),
        Global<object>("optional.ofNonZeroValue", OfA, (_, value) => IsZero(value) ? Optional.None : new Optional(value)).Of(CelType.A),
        Global("optional.none", OfA, () => Optional.None),
        Member<Optional>("hasValue", CelType.Bool, (_, optional) => Values.Of(optional.Value is not null)),
        Member<Optional>("value", CelType.A, (_, optional) => optional.Value ?? new Failure("optional.none() dereference")).Of(OfA),
        Member<Optional, Optional>("or", OfA, (_, optional, other) => optional.Value is null ? other : optional).Of(OfA, OfA),
        Member<Optional, object>("orValue", CelType.A, (_, optional, other) => optional.Value ?? other).Of(OfA, CelType.A),
        Global<ListValue>("optional.unwrap", CelType.List(CelType.A), Unwrap).Of(CelType.List(OfA)),
        Member<ListValue>("unwrapOpt", CelType.List(CelType.A), Unwrap).Of(CelType.List(OfA)),
    ];

    private static object Unwrap(Frame frame, ListValue list)
    {
        frame.Pay(1 + list.Count);
        return new Sequence([.. list.All().Select(item => (item as Optional)?.Value).OfType<object>()]);
    }

    private static bool IsZero(object value) => value switch
    {
        false or 0L or 0UL or 0.0 or "" or byte[] { Length: 0 } or ListValue { Count: 0 } or MapValue { Count: 0 } => true,
        Duration duration => duration.Nanoseconds == 0,
        Timestamp time => time.CompareTo(Timestamp.Zero) == 0,
        Optional optional => optional.Value is null,
        _ => ReferenceEquals(value, Values.Null),
    };
}
