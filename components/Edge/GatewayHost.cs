using Infra.Components.Validation;

namespace Infra.Components.Edge;

/// <summary>One host to listen for. It becomes a pair of listeners: plain HTTP on port 80, and HTTPS on port 443 that terminates TLS.</summary>
public sealed record GatewayHost
{
    /// <summary>Listens for one host.</summary>
    public GatewayHost()
    {
    }

    /// <summary>Listens for one host with everything else at its default.</summary>
    /// <param name="host">The host.</param>
    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    public GatewayHost(string host) => Host = host;

    /// <summary>The host; the first label may be <c>*</c>, which matches any name in its place.</summary>
    [HostName(Wildcard = true)]
    public required string Host { get; init; }

    /// <summary>
    /// The end of the listeners' names, after <c>http-</c> and <c>https-</c>; empty for names without an end. Default: the host without
    /// the zone, with hyphens for dots; empty for the zone itself.
    /// </summary>
    [Matches("|[a-z0-9]([-a-z0-9]*[a-z0-9])?", "nothing, or lower-case letters, digits and inner hyphens")]
    public string? ListenerSuffix { get; init; }

    /// <summary>Whether plain HTTP is answered with a redirect to HTTPS. Default: true. Turn it off for a host whose certificate nobody makes yet.</summary>
    public bool Redirect { get; init; } = true;

    /// <summary>The namespaces from which routes may attach. Default: as the gateway says.</summary>
    public NamespaceScope? RoutesFrom { get; init; }
}
