namespace Infra.Schemas.Cel;

/// <summary>Sums, products and the like. Numbers do not run over: that is a failure.</summary>
internal static class Arithmetic
{
    public static readonly Failure Overflow = new("integer overflow");

    public static readonly Failure UnsignedOverflow = new("unsigned integer overflow");

    public static object Add(Frame frame, object left, object right)
    {
        switch (left, right)
        {
            case (string a, string b):
                frame.PayText(a.Length + b.Length);
                return a + b;
            case (byte[] a, byte[] b):
                frame.PayText(a.Length + b.Length);
                return (byte[])[.. a, .. b];
            case (ListValue a, ListValue b):
                return a.Plus(b, frame);
            case (Timestamp a, Duration b):
                return a.Plus(b.Nanoseconds);
            case (Duration a, Timestamp b):
                return b.Plus(a.Nanoseconds);
            case (Duration a, Duration b):
                return Time((Int128)a.Nanoseconds + b.Nanoseconds);
            default:
                return Numbers("_+_", left, right, (a, b) => a + b, (a, b) => a + b);
        }
    }

    public static object Subtract(Frame frame, object left, object right) => (left, right) switch
    {
        (Timestamp a, Timestamp b) => a.Since(b),
        (Timestamp a, Duration b) => a.Plus(-(Int128)b.Nanoseconds),
        (Duration a, Duration b) => Time((Int128)a.Nanoseconds - b.Nanoseconds),
        _ => Numbers("_-_", left, right, (a, b) => a - b, (a, b) => a - b),
    };

    public static object Multiply(Frame frame, object left, object right) => Numbers("_*_", left, right, (a, b) => a * b, (a, b) => a * b);

    public static object Divide(Frame frame, object left, object right) => (left, right) switch
    {
        (long, 0L) or (ulong, 0UL) => new Failure("division by zero"),
        _ => Numbers("_/_", left, right, (a, b) => a / b, (a, b) => a / b),
    };

    public static object Remainder(Frame frame, object left, object right) => (left, right) switch
    {
        (long, 0L) or (ulong, 0UL) => new Failure("modulus by zero"),
        (double, _) => Failure.NoSuchOverload("_%_", left, right),
        _ => Numbers("_%_", left, right, (a, b) => a % b, (a, _) => a),
    };

    // Numbers of two kinds have no sum.
    private static object Numbers(string function, object left, object right, Func<Int128, Int128, Int128> whole,
        Func<double, double, double> real) => (left, right) switch
        {
            (long a, long b) => whole(a, b) is var sum && sum >= long.MinValue && sum <= long.MaxValue ? (long)sum : Overflow,
            (ulong a, ulong b) => whole(a, b) is var sum && sum >= 0 && sum <= ulong.MaxValue ? (ulong)sum : UnsignedOverflow,
            (double a, double b) => real(a, b),
            _ => Failure.NoSuchOverload(function, left, right),
        };

    private static object Time(Int128 nanoseconds) =>
        nanoseconds >= long.MinValue && nanoseconds <= long.MaxValue ? new Duration((long)nanoseconds) : Overflow;
}
