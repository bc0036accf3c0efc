using System.Buffers;

namespace Infra.Schemas.Cel;

/// <summary>A length of time, as exact as Go's.</summary>
internal readonly record struct Duration(long Nanoseconds) : IComparable<Duration>
{
    public const long Second = 1_000_000_000;

    private static readonly SearchValues<char> OfNumbers = SearchValues.Create("0123456789.");

    /// <summary>Reads <c>1h15m30.5s</c>.</summary>
    public static object Parse(string text)
    {
        var rest = text.AsSpan();
        var sign = rest.Length > 0 && rest[0] == '-' ? -1 : 1;
        rest = rest.Length > 0 && rest[0] is '-' or '+' ? rest[1..] : rest;
        if (rest is "0")
            return new Duration(0);

        decimal sum = 0;
        var isEmpty = true;
        while (rest.Length > 0)
        {
            var digits = rest.IndexOfAnyExcept(OfNumbers);
            if (digits <= 0 || !decimal.TryParse(rest[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
                out var number))
            {
                return Invalid(text);
            }

            var end = rest[digits..].IndexOfAny(OfNumbers);
            var unit = end < 0 ? rest[digits..] : rest[digits..(digits + end)];
            decimal size = unit switch
            {
                "ns" => 1,
                "us" or "µs" or "μs" => 1000,
                "ms" => 1_000_000,
                "s" => Second,
                "m" => 60 * Second,
                "h" => 3600 * Second,
                _ => 0,
            };
            if (size == 0 || number > long.MaxValue / size || (sum += decimal.Truncate(number * size)) > long.MaxValue)
                return Invalid(text);

            rest = rest[(digits + unit.Length)..];
            isEmpty = false;
        }

        return isEmpty ? Invalid(text) : new Duration(sign * (long)sum);
    }

    public int CompareTo(Duration other) => Nanoseconds.CompareTo(other.Nanoseconds);

    /// <summary>Seconds, <c>90.5s</c>.</summary>
    public override string ToString() => $"{((decimal)Nanoseconds / Second).ToString("0.#########", CultureInfo.InvariantCulture)}s";

    private static Failure Invalid(string text) => new($"invalid duration: \"{text}\"");
}
