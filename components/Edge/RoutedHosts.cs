namespace Infra.Components.Edge;

/// <summary>
/// The hosts of a stack at an edge that reads certificates from the namespaces of the routes. Nothing is made for a host until a route takes
/// it.
/// </summary>
internal sealed class RoutedHosts : IListens
{
    private readonly string _edge;
    private readonly IReadOnlyList<GatewayHost> _hosts;
    private readonly Func<GatewayHost, HostFacts, Exposure> _expose;
    private readonly HostCertificates _certificates = new();
    private readonly PathSorts _sorts = new();

    public RoutedHosts(string edge, IReadOnlyList<GatewayHost> hosts, Func<GatewayHost, HostFacts, Exposure> expose)
    {
        ArgumentNullException.ThrowIfNull(hosts);
        _edge = edge;
        _hosts = hosts;
        _expose = expose;
    }

    /// <inheritdoc/>
    public Exposure Expose(GatewayHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        var listens = host.Under ?? host;
        if (!_hosts.Contains(listens, ReferenceEqualityComparer.Instance))
            throw new ArgumentException($"{_edge} does not listen for {listens.Host}: expose one of the hosts that it was given.", nameof(host));

        return _expose(listens, new HostFacts(host.Host, HostListeners.TlsSecret(listens), HostListeners.CertificateHosts(listens, Sharing(listens)))) with
        {
            Certificates = _certificates,
            PathSorts = _sorts,
        };
    }

    // A Secret belongs to one namespace, so only hosts that are routed from the same ones share a certificate.
    private IEnumerable<GatewayHost> Sharing(GatewayHost host) => _hosts.Where(other => SameScope(other.RoutesFrom, host.RoutesFrom));

    private static bool SameScope(NamespaceScope? one, NamespaceScope? other) => (one, other) switch
    {
        (NamespaceScope.Spaces { Refs: [var a] }, NamespaceScope.Spaces { Refs: [var b] }) => a.Is(b),
        (NamespaceScope.Named { Names: var a }, NamespaceScope.Named { Names: var b }) => a.SequenceEqual(b, StringComparer.Ordinal),
        _ => Equals(one, other),
    };
}

/// <summary>What every exposure says of its host.</summary>
internal sealed record HostFacts(string Host, string TlsSecret, IReadOnlyList<string> CertificateHosts);
