namespace Infra.Components.Edge;

/// <summary>
/// Listeners together with the issuer that signs their certificates: all that an application needs to be reached by HTTPS.
/// </summary>
/// <param name="listeners">The gateway, or the listeners of another stack on it.</param>
/// <param name="issuer">The issuer.</param>
public sealed class SecureEdge(IListens listeners, IssuerRef issuer) : IListens
{
    /// <inheritdoc/>
    public Exposure Expose(GatewayHost host) => listeners.Expose(host) with { Issuer = issuer };

    /// <summary>The exposures of several hosts.</summary>
    /// <param name="hosts">Hosts that the listeners were made for: the same objects.</param>
    public IReadOnlyList<Exposure> Expose(IEnumerable<GatewayHost> hosts) => [.. hosts.Select(Expose)];
}
