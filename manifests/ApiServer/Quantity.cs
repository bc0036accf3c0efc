using System.Numerics;

namespace Infra.ApiServer;

/// <summary>An amount as Kubernetes counts it, <c>500m</c> or <c>128Mi</c>, in thousand-millionths.</summary>
internal readonly record struct Quantity(BigInteger Nanos) : IComparable<Quantity>
{
    private const string BinarySuffixes = "KMGTPE";
    private const int NanoDigits = 9;
    private const int MostDigits = 64;

    private static readonly BigInteger One = BigInteger.Pow(10, NanoDigits);

    /// <summary>Whether there is nothing after the point.</summary>
    public bool IsWhole => Nanos % One == 0;

    /// <summary>A whole amount.</summary>
    public static Quantity Of(BigInteger whole) => new(whole * One);

    /// <summary>The amount that is written in a field; null where none is, or something else.</summary>
    public static Quantity? Read(Field field) => field.Value is ScalarNode { Value: string or long or double } scalar ? Parse(scalar.ToString()) : null;

    /// <summary>Reads an amount. What is finer than a thousand-millionth counts as one, as servers round.</summary>
    public static Quantity? Parse(string text)
    {
        var digits = text.AsSpan().TrimStart("+-");
        if (text.Length - digits.Length > 1)
            return null;

        var end = digits.IndexOfAnyExcept("0123456789.");
        var number = end < 0 ? digits : digits[..end];
        if (Scale(end < 0 ? "" : digits[end..].ToString()) is not var (factor, exponent) || Digits(number) is not var (value, decimals))
            return null;

        exponent += NanoDigits - decimals;
        value *= factor;
        var nanos = exponent >= 0 ? value * BigInteger.Pow(10, exponent) : RoundedUp(value, BigInteger.Pow(10, -exponent));
        return new Quantity(text[0] == '-' ? -nanos : nanos);
    }

    /// <inheritdoc/>
    public int CompareTo(Quantity other) => Nanos.CompareTo(other.Nanos);

    public static bool operator <(Quantity left, Quantity right) => left.Nanos < right.Nanos;

    public static bool operator >(Quantity left, Quantity right) => left.Nanos > right.Nanos;

    public static bool operator <=(Quantity left, Quantity right) => left.Nanos <= right.Nanos;

    public static bool operator >=(Quantity left, Quantity right) => left.Nanos >= right.Nanos;

    private static (BigInteger Value, int Decimals)? Digits(ReadOnlySpan<char> text)
    {
        var point = text.IndexOf('.');
        var plain = point < 0 ? text.ToString() : $"{text[..point]}{text[(point + 1)..]}";
        return plain.Length is > 0 and <= MostDigits && BigInteger.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? (value, point < 0 ? 0 : text.Length - point - 1) : null;
    }

    private static (BigInteger Factor, int Exponent)? Scale(string suffix) => suffix switch
    {
        "" => (1, 0),
        "n" => (1, -9),
        "u" => (1, -6),
        "m" => (1, -3),
        "k" => (1, 3),
        "M" => (1, 6),
        "G" => (1, 9),
        "T" => (1, 12),
        "P" => (1, 15),
        "E" => (1, 18),
        [var letter, 'i'] when BinarySuffixes.Contains(letter, StringComparison.Ordinal) =>
            (BigInteger.Pow(1024, BinarySuffixes.IndexOf(letter, StringComparison.Ordinal) + 1), 0),
        ['e' or 'E', .. var power] when int.TryParse(power, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
            && Math.Abs(exponent) <= MostDigits => (1, exponent),
        _ => null,
    };

    private static BigInteger RoundedUp(BigInteger value, BigInteger divisor) => (value + divisor - 1) / divisor;
}
