namespace Infra.Components.Edge;

/// <summary>
/// One host to listen for: a pair of listeners, plain HTTP on port 80 and HTTPS on port 443, which terminates TLS. The object is the token
/// of the host: the same one is given to the <see cref="Gateway"/> or <see cref="ListenerSet"/> and then exposed.
/// </summary>
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

    /// <summary>
    /// Whether plain HTTP is answered with a redirect to HTTPS. Default: true. Turn it off for a host that has no certificate yet.
    /// </summary>
    public bool Redirect { get; init; } = true;

    /// <summary>
    /// The Secret with the certificate; hosts with the same one, whose routes come from the same namespaces, share a certificate. Default:
    /// the host with hyphens for dots and <c>-tls</c>, a certificate of its own.
    /// </summary>
    [Matches(@"[a-z0-9]([-a-z0-9.]*[a-z0-9])?", "the name of a Secret")]
    public string? TlsSecret { get; init; }

    /// <summary>The namespaces from which routes may attach. Default: as the gateway says.</summary>
    [Reference]
    public NamespaceScope? RoutesFrom { get; init; }

    /// <summary>The wildcard host that listens for this one. Default: none; the host has listeners of its own.</summary>
    internal GatewayHost? Under { get; init; }

    /// <summary>A name that this wildcard host listens for, to expose.</summary>
    /// <param name="label">The label in place of <c>*</c>.</param>
    /// <exception cref="ArgumentException">The host is no wildcard, or the label is no DNS label.</exception>
    public GatewayHost Name(string label)
    {
        if (!Host.StartsWith("*.", StringComparison.Ordinal) || !Names.IsLabel(label))
        {
            throw new ArgumentException($"{label} is no name under {Host}: a certificate for *.example.com is valid for one label in place of the *.",
                nameof(label));
        }

        return new GatewayHost(label + Host[1..]) { Under = this };
    }
}
