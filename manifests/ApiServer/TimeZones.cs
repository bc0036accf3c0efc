using NodaTime;

namespace Infra.ApiServer;

/// <summary>The names of time zones, as IANA lists them.</summary>
internal static class TimeZones
{
    private static readonly Lazy<HashSet<string>> Names = new(() => [.. DateTimeZoneProviders.Tzdb.Ids]);

    /// <summary>Whether a zone has a name.</summary>
    public static bool IsKnown(string name) => Names.Value.Contains(name);
}
