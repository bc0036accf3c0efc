namespace Infra.Components.Edge;

/// <summary>
/// One host under which the world can reach an application: the edge that answers for it, its certificate and where its requests come
/// from. An edge that listens hands it out (<see cref="IListens"/>), so a host that nothing listens for cannot be exposed. Who takes one
/// need not know which edge it is: <see cref="Route"/> does.
/// </summary>
[Reference]
public abstract record Exposure
{
    private protected Exposure()
    {
    }

    /// <summary>The host.</summary>
    public required string Host { get; init; }

    /// <summary>The Secret of the certificate: at a Gateway in the Gateway's namespace, elsewhere in the route's.</summary>
    public required string TlsSecret { get; init; }

    /// <summary>The name that the certificate has.</summary>
    public required string CertificateName { get; init; }

    /// <summary>The names on the certificate: the host, a wildcard over it, and the hosts that share it.</summary>
    public required IReadOnlyList<string> CertificateHosts { get; init; }

    /// <summary>Where the requests come from.</summary>
    public required ProxySource DataPlane { get; init; }

    /// <summary>The issuer of the certificate. Default: none; the Secret is provided by other means.</summary>
    public IssuerRef? Issuer { get; init; }

    /// <summary>The issuers of certificates, one for each namespace. Default: none, <see cref="Issuer"/> serves all.</summary>
    internal NamespaceIssuers? Issuers { get; init; }

    /// <summary>The certificates that routes have made already, shared by all hosts of one edge.</summary>
    internal HostCertificates Certificates { get; init; } = new();

    /// <summary>The routes that ingress-nginx has for each host: their paths must be of one sort.</summary>
    internal PathSorts PathSorts { get; init; } = new();

    /// <summary>Whether the edge sets the header <c>Forwarded</c> itself, so that it is not the client's.</summary>
    internal virtual bool SendsForwarded => false;

    /// <summary>The edge, in a message.</summary>
    internal abstract string EdgeName { get; }

    /// <summary>The issuer of a certificate in a namespace; null where the Secret is provided by other means.</summary>
    internal IssuerRef? IssuerIn(NamespaceRef space) => Issuer ?? Issuers?.Of(space);
}
