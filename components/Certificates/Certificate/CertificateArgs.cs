using Infra.Components.Validation;

namespace Infra.Components.Certificates;

/// <summary>Arguments of <see cref="Certificate"/>.</summary>
public sealed record CertificateArgs
{
    /// <summary>The namespace of the certificate and its Secret.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>The names on the certificate, 1 to 100. A wildcard needs an issuer that proves by DNS-01.</summary>
    [HostName(Wildcard = true)]
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>Who signs.</summary>
    public required IssuerRef Issuer { get; init; }

    /// <summary>The object's name. Default: the component's name.</summary>
    [Matches(@"[a-z0-9]([-a-z0-9.]*[a-z0-9])?", "the name of a Kubernetes object")]
    public string? Name { get; init; }

    /// <summary>The Secret that takes key and certificate. Default: the object's name and <c>-tls</c>.</summary>
    [Matches(@"[a-z0-9]([-a-z0-9.]*[a-z0-9])?", "the name of a Secret")]
    public string? Secret { get; init; }

    /// <summary>The key. Default: cert-manager's own choice, RSA of 2048 bits.</summary>
    public KeyAlgorithm? Key { get; init; }

    /// <summary>
    /// The listeners that an HTTP-01 proof must reach besides those of the issuer's Gateway: a <c>ListenerSet</c> has its own
    /// listeners, and a route that names the Gateway does not reach them. Default: none.
    /// </summary>
    public ListenerRef? ProvenThrough { get; init; }
}
