using System.Text.RegularExpressions;

namespace Infra.Catalogue;

/// <summary>Images whose programs keep data that an older version cannot read, and the order of versions.</summary>
internal static partial class StoredData
{
    /// <summary>Why an image of this repository does not go back to an older version; null where it may.</summary>
    /// <param name="repository">The repository, without a tag.</param>
    public static string? NeverOlder(string repository) =>
        Database().IsMatch(repository)
            ? "its files were upgraded by the newer one and cannot be read by the older; restore a backup instead"
        : Migrating().IsMatch(repository)
            ? "the newer one moved its database on, which the older one cannot read; restore a backup of the database instead"
        : Broker().IsMatch(repository) ? "feature flags, once on, and files of the newer one cannot be read by the older"
        : null;

    /// <summary>How many numbers of a version have to stay for its files to stay as they are.</summary>
    /// <param name="repository">The repository, without a tag.</param>
    public static int PartsOfFormat(string repository) => repository.Contains("postg", StringComparison.Ordinal) ? 1 : 2;

    /// <summary>
    /// How one version stands to another by their numbers from the left: below, at or above zero; null where one has no number.
    /// </summary>
    /// <param name="one">A version or tag.</param>
    /// <param name="other">Another one.</param>
    /// <param name="parts">How many numbers count. Default: all.</param>
    public static int? Compare(string? one, string? other, int parts = int.MaxValue)
    {
        var (left, right) = (Numbers(one), Numbers(other));
        if (left.Count == 0 || right.Count == 0)
            return null;

        for (var i = 0; i < Math.Min(parts, Math.Max(left.Count, right.Count)); i++)
        {
            var order = left.ElementAtOrDefault(i).CompareTo(right.ElementAtOrDefault(i));
            if (order != 0)
                return order;
        }

        return 0;
    }

    /// <summary>The parts of an image reference: without its digest, and without its tag.</summary>
    /// <param name="reference">The reference.</param>
    public static (string Repository, string? Tag) Parts(string reference)
    {
        var named = reference.IndexOf('@', StringComparison.Ordinal) is >= 0 and var at ? reference[..at] : reference;
        var colon = named.LastIndexOf(':');
        return colon > named.LastIndexOf('/') ? (named[..colon], named[(colon + 1)..]) : (named, null);
    }

    private static List<long> Numbers(string? version) =>
        version is null ? [] : [.. Number().Match(version).Value.Split('.', StringSplitOptions.RemoveEmptyEntries)
        .Select(part => long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)];

    [GeneratedRegex("(^|/)(postgres(ql)?|postgis|timescaledb|mysql|percona-server|mariadb|mongo(db)?|redis|redis-stack(-server)?|valkey|dragonfly|keydb|elasticsearch|opensearch|clickhouse(-server)?|influxdb|minio|cassandra|scylla|couchdb|neo4j|etcd)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Database();

    [GeneratedRegex("(^|/)(rabbitmq|kafka|cp-kafka|zookeeper|nats|pulsar|activemq(-artemis)?)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Broker();

    // Programs that change their own database at the start of a new version, and never back.
    [GeneratedRegex("(^|/)(keycloak|harbor-core|gitea|forgejo|gitlab-(ce|ee)|nextcloud|sonarqube|mattermost-(team|enterprise)-edition)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Migrating();

    // 16.4 of 16.4-alpine, v1.36.3+k3s1, RELEASE.2025-01-01: dates count like versions.
    [GeneratedRegex("[0-9]+([.][0-9]+)*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();
}
