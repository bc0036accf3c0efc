namespace Infra.Components.Edge;

/// <summary>
/// Listeners together with the issuer that signs their certificates: all that an application needs to be reached by HTTPS.
/// </summary>
public sealed class SecureEdge : IListens
{
    private readonly IListens _listeners;
    private readonly IssuerRef? _issuer;
    private readonly NamespaceIssuers? _issuers;

    /// <summary>An edge with one issuer for all certificates.</summary>
    /// <param name="listeners">The gateway, the listeners of another stack on it, or the hosts of another edge.</param>
    /// <param name="issuer">The issuer.</param>
    public SecureEdge(IListens listeners, IssuerRef issuer) => (_listeners, _issuer) = (listeners, issuer);

    /// <summary>An edge with an issuer for each namespace that holds certificates.</summary>
    /// <param name="listeners">The gateway, the listeners of another stack on it, or the hosts of another edge.</param>
    /// <param name="issuers">The issuers.</param>
    public SecureEdge(IListens listeners, NamespaceIssuers issuers) => (_listeners, _issuers) = (listeners, issuers);

    /// <inheritdoc/>
    public Exposure Expose(GatewayHost host) => _listeners.Expose(host) with { Issuer = _issuer, Issuers = _issuers };

    /// <summary>The exposures of several hosts.</summary>
    /// <param name="hosts">Hosts that the listeners were made for: the same objects.</param>
    public IReadOnlyList<Exposure> Expose(IEnumerable<GatewayHost> hosts) => [.. hosts.Select(Expose)];
}
