using Infra.Components.Identity;

namespace Infra.Components.Delivery;

/// <summary>The login to Argo CD by a realm of Keycloak. Its users' groups decide what they may do.</summary>
public sealed record ArgoCdLogin
{
    /// <summary>The realm.</summary>
    public required KeycloakRealm Realm { get; init; }

    /// <summary>
    /// The id of Argo CD's client in the realm: one with a secret, with groups in its tokens, and with
    /// <c>https://&lt;host&gt;/auth/callback</c> among its redirects.
    /// </summary>
    public required string ClientId { get; init; }

    /// <summary>
    /// The key of a Secret in Argo CD's namespace with the client's secret. Argo CD reads it only if the Secret has the label
    /// <c>app.kubernetes.io/part-of: argocd</c>.
    /// </summary>
    public required SecretKeyRef ClientSecret { get; init; }

    /// <summary>Groups of which the members may do everything. Default: none.</summary>
    public IReadOnlyList<string> Administrators { get; init; } = [];

    /// <summary>Whether everyone else of the realm may look at everything. Default: false, they see nothing.</summary>
    public bool EveryoneReads { get; init; }
}
