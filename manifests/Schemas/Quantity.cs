using System.Numerics;
using System.Text.RegularExpressions;

namespace Infra.Schemas;

/// <summary>An amount as Kubernetes counts it, <c>500m</c> or <c>128Mi</c>, in billionths, which is as exact as Kubernetes is.</summary>
internal readonly partial record struct Quantity(BigInteger Nanos) : IComparable<Quantity>
{
    private const int Unit = 1_000_000_000;

    private const int MostDigits = 60;

    /// <summary>Whether there is nothing after the point.</summary>
    public bool IsWhole => Nanos % Unit == 0;

    /// <summary>The amount as a whole number; null where it is none, or too large.</summary>
    public long? Whole => IsWhole && Nanos / Unit is var whole && whole >= long.MinValue && whole <= long.MaxValue ? (long)whole : null;

    public double Approximate => (double)Nanos / Unit;

    /// <summary>A whole amount.</summary>
    public static Quantity Of(BigInteger whole) => new(whole * Unit);

    /// <summary>Reads an amount; null where the text is none.</summary>
    public static Quantity? Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success || text.Length > 4 * MostDigits)
            return null;

        var (whole, fraction) = (match.Groups["whole"].Value, match.Groups["fraction"].Value);
        var digits = BigInteger.Parse("0" + whole + fraction, NumberStyles.None, CultureInfo.InvariantCulture);
        var exponent = match.Groups["exponent"].Value is { Length: > 0 } power
            ? int.TryParse(power, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed)
                ? Math.Clamp(parsed, -MostDigits, MostDigits)
                : power[0] == '-' ? -MostDigits : MostDigits
            : Decimal(match.Groups["suffix"].Value);
        var binary = match.Groups["binary"].Value is { Length: > 0 } suffix
            ? BigInteger.Pow(1024, "KMGTPE".IndexOf(suffix[0], StringComparison.Ordinal) + 1) : 1;
        var (over, under) = (BigInteger.Pow(10, Math.Max(0, exponent + 9)),
            BigInteger.Pow(10, fraction.Length + Math.Max(0, -(exponent + 9))));
        var (nanos, rest) = BigInteger.DivRem(digits * binary * over, under);

        // What is finer than a billionth is rounded up.
        nanos = rest > 0 ? nanos + 1 : nanos;
        return new Quantity(match.Groups["sign"].Value == "-" ? -nanos : nanos);
    }

    public int CompareTo(Quantity other) => Nanos.CompareTo(other.Nanos);

    public static bool operator <(Quantity left, Quantity right) => left.Nanos < right.Nanos;

    public static bool operator >(Quantity left, Quantity right) => left.Nanos > right.Nanos;

    public static bool operator <=(Quantity left, Quantity right) => left.Nanos <= right.Nanos;

    public static bool operator >=(Quantity left, Quantity right) => left.Nanos >= right.Nanos;

    public override string ToString() => (Nanos / Unit).ToString(CultureInfo.InvariantCulture)
        + (IsWhole ? "" : "." + BigInteger.Abs(Nanos % Unit).ToString("D9", CultureInfo.InvariantCulture).TrimEnd('0'));

    private static int Decimal(string suffix) => suffix switch
    {
        "n" => -9,
        "u" => -6,
        "m" => -3,
        "k" => 3,
        "M" => 6,
        "G" => 9,
        "T" => 12,
        "P" => 15,
        "E" => 18,
        _ => 0,
    };

    [GeneratedRegex(@"^(?<sign>[-+]?)(?=\.?[0-9])(?<whole>[0-9]*)(\.(?<fraction>[0-9]*))?((?<binary>[KMGTPE])i|[eE](?<exponent>[-+]?[0-9]+)|(?<suffix>[numkMGTPE]))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
