namespace Infra.Components.Edge;

/// <summary>
/// Whether the paths of a host are patterns. As soon as one Ingress of a host has patterns, ingress-nginx takes all of its paths for some,
/// and a plain <c>/api</c> of another route would match <c>/apix</c>.
/// </summary>
internal sealed class PathSorts
{
    private readonly Dictionary<string, (string Route, bool ArePatterns)> _hosts = new(StringComparer.Ordinal);

    /// <summary>The route of the host that has paths of the other sort; null where none has.</summary>
    public string? Other(string host, bool arePatterns) =>
        _hosts.TryGetValue(host, out var known) && known.ArePatterns != arePatterns ? known.Route : null;

    /// <summary>Says what a route has.</summary>
    public void Add(string host, string route, bool arePatterns) => _hosts.TryAdd(host, (route, arePatterns));
}
