namespace Infra.Components.Edge;

/// <summary>Listeners together with the issuer that signs their certificates: what an application needs to be reached by HTTPS.</summary>
/// <param name="listeners">The gateway, or the guest's listeners on it.</param>
/// <param name="issuer">Who signs.</param>
public sealed class SecureEdge(IListens listeners, IssuerRef issuer) : IListens
{
    /// <inheritdoc/>
    public Exposure Host(string host) => listeners.Host(host) with { Issuer = issuer };
}
