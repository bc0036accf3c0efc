using System.Text.RegularExpressions;

namespace Infra.Schemas.Cel;

/// <summary>A moment between the years 1 and 9999, as exact as Go's.</summary>
internal readonly partial record struct Timestamp(long Seconds, int Nanoseconds) : IComparable<Timestamp>
{
    /// <summary>The moment that stands for none.</summary>
    public static readonly Timestamp Zero = new(First, 0);

    private const long First = -62135596800;
    private const long Last = 253402300799;

    private static readonly Failure Overflow = new("timestamp overflow");

    /// <summary>The minutes east of UTC that it was written with, and is written with again. Default: none.</summary>
    public int Offset { get; private init; }

    /// <summary>Reads RFC 3339.</summary>
    public static object Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success || !DateTime.TryParseExact(match.Groups[1].Value, "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var local))
        {
            return new Failure($"invalid timestamp: \"{text}\"");
        }

        var zone = match.Groups[3].Value;
        var offset = zone is "Z" or "z" ? 0 : (zone[0] == '-' ? -60 : 60)
            * ((60 * int.Parse(zone.AsSpan(1, 2), CultureInfo.InvariantCulture))
                + int.Parse(zone.AsSpan(4, 2), CultureInfo.InvariantCulture));
        var nanoseconds = int.Parse(match.Groups[2].Value.TrimStart('.').PadRight(9, '0').AsSpan(0, 9), CultureInfo.InvariantCulture);
        return Of((local.Ticks / TimeSpan.TicksPerSecond) + First - offset, nanoseconds) is Timestamp time
            ? time with { Offset = offset / 60 } : Overflow;
    }

    /// <summary>Reads <c>2026-01-31</c>.</summary>
    public static object ParseDate(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? Of((date.Ticks / TimeSpan.TicksPerSecond) + First, 0) : new Failure($"invalid date: \"{text}\"");

    /// <summary>The moment, or a failure where it is outside of the years 1 to 9999.</summary>
    public static object Of(Int128 seconds, int nanoseconds) =>
        seconds >= First && seconds <= Last ? new Timestamp((long)seconds, nanoseconds) : Overflow;

    public int CompareTo(Timestamp other) =>
        Seconds != other.Seconds ? Seconds.CompareTo(other.Seconds) : Nanoseconds.CompareTo(other.Nanoseconds);

    /// <summary>The moment a duration later.</summary>
    public object Plus(Int128 duration)
    {
        var sum = ((Int128)Seconds * Duration.Second) + Nanoseconds + duration;
        var nanoseconds = (int)(((sum % Duration.Second) + Duration.Second) % Duration.Second);
        return Of((sum - nanoseconds) / Duration.Second, nanoseconds);
    }

    /// <summary>The time since another moment.</summary>
    public object Since(Timestamp other)
    {
        var between = (((Int128)Seconds - other.Seconds) * Duration.Second) + Nanoseconds - other.Nanoseconds;
        return between >= long.MinValue && between <= long.MaxValue ? new Duration((long)between) : new Failure("integer overflow");
    }

    /// <summary>The calendar's reading in UTC, in a zone of the time zone database, or at an offset such as <c>-08:00</c>.</summary>
    public object In(string? zone)
    {
        var utc = new DateTime((Seconds - First) * TimeSpan.TicksPerSecond, DateTimeKind.Utc);
        if (zone is null or "" or "UTC")
            return utc;

        var offset = Zone().Match(zone);
        try
        {
            return offset.Success
                ? utc.AddMinutes((zone[0] == '-' ? -1 : 1) * ((60 * int.Parse(offset.Groups[1].Value, CultureInfo.InvariantCulture))
                    + int.Parse(offset.Groups[2].Value, CultureInfo.InvariantCulture)))
                : TimeZoneInfo.ConvertTimeFromUtc(utc, TimeZoneInfo.FindSystemTimeZoneById(zone));
        }
        catch (Exception e) when (e is TimeZoneNotFoundException or InvalidTimeZoneException or System.Security.SecurityException
            or ArgumentException)
        {
            return new Failure($"unknown time zone {zone}");
        }
    }

    public bool Equals(Timestamp other) => CompareTo(other) == 0;

    public override int GetHashCode() => HashCode.Combine(Seconds, Nanoseconds);

    public override string ToString() => string.Concat(
        new DateTime((Seconds - First + (60 * Offset)) * TimeSpan.TicksPerSecond, DateTimeKind.Utc)
            .ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        Nanoseconds == 0 ? "" : "." + Nanoseconds.ToString("000000000", CultureInfo.InvariantCulture).TrimEnd('0'),
        Offset == 0 ? "Z" : string.Create(CultureInfo.InvariantCulture,
            $"{(Offset < 0 ? '-' : '+')}{Math.Abs(Offset) / 60:00}:{Math.Abs(Offset) % 60:00}"));

    [GeneratedRegex(@"^([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(\.[0-9]{1,9})?(Z|[-+][0-9]{2}:[0-9]{2})\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"^[-+]?([0-9]{1,2}):([0-9]{2})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Zone();
}
