using static Infra.Schemas.Cel.Define;

namespace Infra.Schemas.Cel;

/// <summary>Parts of moments and durations.</summary>
internal static class Times
{
    public static IEnumerable<Overload> All { get; } =
    [
        .. Part("getFullYear", date => date.Year),
        .. Part("getMonth", date => date.Month - 1),
        .. Part("getDate", date => date.Day),
        .. Part("getDayOfMonth", date => date.Day - 1),
        .. Part("getDayOfWeek", date => (int)date.DayOfWeek),
        .. Part("getDayOfYear", date => date.DayOfYear - 1),
        .. Part("getHours", date => date.Hour),
        .. Part("getMinutes", date => date.Minute),
        .. Part("getSeconds", date => date.Second),
        Member<Timestamp>("getMilliseconds", CelType.Int, (_, time) => time.Nanoseconds / 1_000_000L),
        Member<Timestamp, string>("getMilliseconds", CelType.Int, (_, time, _) => time.Nanoseconds / 1_000_000L),
        Member<Duration>("getHours", CelType.Int, (_, time) => time.Nanoseconds / (3600 * Duration.Second)),
        Member<Duration>("getMinutes", CelType.Int, (_, time) => time.Nanoseconds / (60 * Duration.Second)),
        Member<Duration>("getSeconds", CelType.Int, (_, time) => time.Nanoseconds / Duration.Second),

        // All of it, and not what is left of the seconds.
        Member<Duration>("getMilliseconds", CelType.Int, (_, time) => time.Nanoseconds / 1_000_000),
    ];

    private static Overload[] Part(string name, Func<DateTime, int> part) =>
    [
        Member<Timestamp>(name, CelType.Int, (_, time) => Of(time.In(null), part)),
        Member<Timestamp, string>(name, CelType.Int, (_, time, zone) => Of(time.In(zone), part)),
    ];

    private static object Of(object date, Func<DateTime, int> part) => date is DateTime at ? (long)part(at) : date;
}
