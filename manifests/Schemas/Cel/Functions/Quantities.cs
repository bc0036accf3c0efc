using static Infra.Schemas.Cel.Define;

namespace Infra.Schemas.Cel;

/// <summary>Amounts such as <c>500m</c> and <c>1Gi</c>.</summary>
internal static class Quantities
{
    private const string Invalid = "not a quantity, which is a number with a suffix such as m, k, M, Gi";

    public static IEnumerable<Overload> All { get; } =
    [
        Global<string>("quantity", CelType.Quantity, (_, text) => Quantity.Parse(text) ?? (object)new Failure(Invalid)),
        Global<string>("isQuantity", CelType.Bool, (_, text) => Values.Of(Quantity.Parse(text) is not null)),
        Global<Quantity>("sign", CelType.Int, (_, amount) => (long)amount.Nanos.Sign),
        Member<Quantity>("sign", CelType.Int, (_, amount) => (long)amount.Nanos.Sign),
        Member<Quantity>("isInteger", CelType.Bool, (_, amount) => Values.Of(amount.Whole is not null)),
        Member<Quantity>("asInteger", CelType.Int, (_, amount) => amount.Whole ?? (object)new Failure("cannot convert value to integer")),
        Member<Quantity>("asApproximateFloat", CelType.Double, (_, amount) => amount.Approximate),
        Member<Quantity, Quantity>("isGreaterThan", CelType.Bool, (_, a, b) => Values.Of(a.CompareTo(b) > 0)),
        Member<Quantity, Quantity>("isLessThan", CelType.Bool, (_, a, b) => Values.Of(a.CompareTo(b) < 0)),
        Member<Quantity, Quantity>("compareTo", CelType.Int, (_, a, b) => (long)a.CompareTo(b)),
        Member<Quantity, Quantity>("add", CelType.Quantity, (_, a, b) => new Quantity(a.Nanos + b.Nanos)),
        Member<Quantity, long>("add", CelType.Quantity, (_, a, b) => new Quantity(a.Nanos + Whole(b))),
        Member<Quantity, Quantity>("sub", CelType.Quantity, (_, a, b) => new Quantity(a.Nanos - b.Nanos)),
        Member<Quantity, long>("sub", CelType.Quantity, (_, a, b) => new Quantity(a.Nanos - Whole(b))),
    ];

    private static System.Numerics.BigInteger Whole(long number) => (System.Numerics.BigInteger)number * 1_000_000_000;
}
