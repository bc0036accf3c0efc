namespace Infra.Components.Edge;

/// <summary>
/// One host under which the world can reach an application: its listeners, its certificate and the pods that its traffic comes from.
/// A <see cref="Gateway"/> or <see cref="ListenerSet"/> hands it out, so a host without a listener cannot be exposed.
/// </summary>
[Reference]
public sealed record Exposure
{
    /// <summary>The host.</summary>
    public required string Host { get; init; }

    /// <summary>The listener on port 80.</summary>
    public required ListenerRef Http { get; init; }

    /// <summary>The listener on port 443.</summary>
    public required ListenerRef Https { get; init; }

    /// <summary>
    /// The Gateway's own pair of listeners for the host, to which a route attaches too while the host moves to a ListenerSet. Default:
    /// none.
    /// </summary>
    public (ListenerRef Http, ListenerRef Https)? OnGateway { get; init; }

    /// <summary>The Secret from which the HTTPS listener takes its certificate, in <see cref="Namespace"/>.</summary>
    public required string TlsSecret { get; init; }

    /// <summary>The name that the host's certificate has, in <see cref="Namespace"/>.</summary>
    public required string CertificateName { get; init; }

    /// <summary>The name on the certificate: the host, or the wildcard listener that serves it.</summary>
    public required string CertificateHost { get; init; }

    /// <summary>The namespace of the listeners and of their certificates: a listener reads Secrets of its own namespace only.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>The proxies that the traffic comes from.</summary>
    public required PodSet DataPlane { get; init; }

    /// <summary>
    /// The route that redirects plain HTTP to HTTPS. Routes of applications come after it, so that a host which was served over HTTP before
    /// is redirected without a gap. Default: null, plain HTTP is served.
    /// </summary>
    public Resource? Redirect { get; init; }

    /// <summary>
    /// What a route attaches to. Where plain HTTP is redirected, it answers HTTPS only: attached to both, the older of two equal routes
    /// would win.
    /// </summary>
    internal IEnumerable<ListenerRef> Parents => new[] { (Http, Https), OnGateway }.OfType<(ListenerRef Http, ListenerRef Https)>()
        .SelectMany(pair => Redirect is null ? [pair.Http, pair.Https] : new[] { pair.Https });

    /// <summary>The issuer of the certificate. Default: none; the Secret is provided by other means.</summary>
    public IssuerRef? Issuer { get; init; }
}
