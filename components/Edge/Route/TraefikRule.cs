namespace Infra.Components.Edge;

/// <summary>The matches of a rule as Traefik writes them, and which of two wins.</summary>
internal static class TraefikRule
{
    // The authority's question must reach the solver, whose own rule may be of lower priority.
    private const string NoChallenge = " && !PathPrefix(`/.well-known/acme-challenge/`)";

    /// <summary>The hosts: <c>Host(`a`) || Host(`b`)</c>.</summary>
    public static string Hosts(IEnumerable<string> hosts)
    {
        var each = hosts.Select(host => $"Host(`{host}`)").ToArray();
        return each.Length == 1 ? each[0] : $"({string.Join(" || ", each)})";
    }

    /// <summary>All requests to the hosts, but for the questions of certificate authorities.</summary>
    public static string Plain(IEnumerable<string> hosts) => Hosts(hosts) + NoChallenge;

    /// <summary>The requests of one match.</summary>
    /// <param name="hosts">The hosts.</param>
    /// <param name="match">The match.</param>
    /// <param name="plain">Whether they come over plain HTTP.</param>
    public static string Of(IEnumerable<string> hosts, HttpMatch match, bool plain)
    {
        string?[] parts =
        [
            Hosts(hosts),
            Path(match),
            match.Method is { } method ? $"Method(`{method.ToString().ToUpperInvariant()}`)" : null,
            .. match.Headers.OrderBy(header => header.Key, StringComparer.Ordinal).Select(header => $"Header(`{header.Key}`, `{header.Value}`)"),
            .. match.Query.OrderBy(query => query.Key, StringComparer.Ordinal).Select(query => $"Query(`{query.Key}`, `{query.Value}`)"),
        ];
        return string.Join(" && ", parts.OfType<string>()) + (plain ? NoChallenge : "");
    }

    /// <summary>
    /// The order of the Gateway API, over the routes of a host: an exact path before a pattern before a prefix, the longer before the shorter,
    /// then whoever asks for a method, for more headers, for more of the query. Traefik by itself goes by the length of the rule's text.
    /// </summary>
    public static int Priority(HttpMatch match)
    {
        const int lowest = 10;
        var kind = match.PathType switch
        {
            PathType.Exact => 4_000_000,
            PathType.Regex => 2_000_000,
            _ => 0,
        };
        var path = match.PathType == PathType.Prefix ? match.Path.TrimEnd('/') : match.Path;
        return lowest + kind + (path.Length * 1000) + (match.Method is null ? 0 : 500) + (match.Headers.Count * 20) + match.Query.Count;
    }

    // A prefix is of whole elements; Traefik's own is of characters.
    private static string? Path(HttpMatch match) => match switch
    {
        { PathType: PathType.Exact } => $"Path(`{match.Path}`)",
        { PathType: PathType.Regex } => $"PathRegexp(`{match.Path}`)",
        { Path: "/" } => null,
        _ => $"(Path(`{match.Path.TrimEnd('/')}`) || PathPrefix(`{match.Path.TrimEnd('/')}/`))",
    };
}
