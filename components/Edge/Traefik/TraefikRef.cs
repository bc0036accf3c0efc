using Infra.Components.Certificates;

namespace Infra.Components.Edge;

/// <summary>A Traefik that serves the cluster: the one that k3s brings, or one that a stack installed.</summary>
[Reference]
public sealed record TraefikRef
{
    /// <summary>The namespace of its pods.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>Its pods, as they are labelled in that namespace. Default: those of a chart's release.</summary>
    public PodSet DataPlane => new(Namespace, new Dictionary<string, Input<string>> { ["app.kubernetes.io/name"] = "traefik" });

    /// <summary>Its IngressClass. Default: <c>traefik</c>.</summary>
    public string IngressClass { get; init; } = "traefik";

    /// <summary>How long it waits for a whole request, body included; it has one time for all routes. Default: 60 seconds.</summary>
    [Duration]
    public string RequestTimeout { get; init; } = "60s";

    /// <summary>The component that brings it, which routes come after. Default: none.</summary>
    public Resource? MadeBy { get; init; }

    /// <summary>How names that resolve to it are proven.</summary>
    public AcmeSolver Solver => new AcmeSolver.Ingress { ClassName = IngressClass };

    /// <summary>The hosts of a stack. Nothing is made for them here: their routes bring all that they need.</summary>
    /// <param name="hosts">The hosts.</param>
    public IListens Listen(IReadOnlyList<GatewayHost> hosts) => new RoutedHosts("Traefik", hosts, (host, facts) => new TraefikExposure
    {
        Host = facts.Host,
        TlsSecret = facts.TlsSecret,
        CertificateName = facts.TlsSecret,
        CertificateHosts = facts.CertificateHosts,
        DataPlane = Source,
        Traefik = this,
        Redirect = host.Redirect,
    });

    private ProxySource Source => field ??= new ProxySource(DataPlane);
}
