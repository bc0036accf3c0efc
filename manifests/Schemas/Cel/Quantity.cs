using System.Numerics;
using System.Text.RegularExpressions;

namespace Infra.Schemas.Cel;

/// <summary>An amount such as <c>1.5Gi</c>, in billionths, which is as exact as Kubernetes is.</summary>
internal sealed partial record Quantity(BigInteger Billionths) : IComparable<Quantity>
{
    private const int Unit = 1_000_000_000;

    private const int MostDigits = 60;

    /// <summary>Reads an amount; null where the text is none.</summary>
    public static Quantity? Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success || text.Length > 4 * MostDigits)
            return null;

        var (whole, fraction) = (match.Groups["whole"].Value, match.Groups["fraction"].Value);
        var digits = BigInteger.Parse("0" + whole + fraction, NumberStyles.None, CultureInfo.InvariantCulture);
        var exponent = match.Groups["exponent"].Value is { Length: > 0 } power
            ? int.TryParse(power, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) ? Math.Clamp(parsed, -MostDigits, MostDigits)
                : power[0] == '-' ? -MostDigits : MostDigits
            : Decimal(match.Groups["suffix"].Value);
        var binary = match.Groups["binary"].Value is { Length: > 0 } suffix ? BigInteger.Pow(1024, "KMGTPE".IndexOf(suffix[0], StringComparison.Ordinal) + 1) : 1;
        var (over, under) = (BigInteger.Pow(10, Math.Max(0, exponent + 9)), BigInteger.Pow(10, fraction.Length + Math.Max(0, -(exponent + 9))));
        var (amount, rest) = BigInteger.DivRem(digits * binary * over, under) is var (quotient, remainder) ? (quotient, remainder) : default;

        // What is finer than a billionth is rounded up.
        amount = rest > 0 ? amount + 1 : amount;
        return new Quantity(match.Groups["sign"].Value == "-" ? -amount : amount);
    }

    public int CompareTo(Quantity? other) => Billionths.CompareTo(other?.Billionths ?? 0);

    /// <summary>The amount as a whole number; null where it is none.</summary>
    public long? Whole => Billionths % Unit == 0 && Billionths / Unit is var whole && whole >= long.MinValue && whole <= long.MaxValue ? (long)whole : null;

    public double Approximate => (double)Billionths / Unit;

    public override string ToString() => (Billionths / (BigInteger)Unit).ToString(CultureInfo.InvariantCulture)
        + (Billionths % Unit is var rest && rest.IsZero ? "" : "." + BigInteger.Abs(rest).ToString("D9", CultureInfo.InvariantCulture).TrimEnd('0'));

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
