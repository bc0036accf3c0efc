using Infra.Components.Certificates;

namespace Infra.Components.Edge;

/// <summary>An ingress-nginx that serves the cluster.</summary>
[Reference]
public sealed record IngressNginxRef
{
    /// <summary>Its IngressClass. Default: <c>nginx</c>.</summary>
    public string IngressClass { get; init; } = "nginx";

    /// <summary>Where its requests come from.</summary>
    public required ProxySource DataPlane { get; init; }

    /// <summary>The response headers that routes may set. Default: none.</summary>
    public IReadOnlyList<string> ResponseHeaders { get; init; } = [];

    /// <summary>Whether backends get the header <c>Forwarded</c> from it. Default: false.</summary>
    public bool Forwarded { get; init; }

    /// <summary>The component that brings it, which routes come after. Default: none.</summary>
    public Resource? MadeBy { get; init; }

    /// <summary>How names that resolve to it are proven.</summary>
    public AcmeSolver Solver => new AcmeSolver.Ingress { ClassName = IngressClass };

    /// <summary>The hosts of a stack. Nothing is made for them here: their routes bring all that they need.</summary>
    /// <param name="hosts">The hosts.</param>
    public IListens Listen(IReadOnlyList<GatewayHost> hosts) => new RoutedHosts("ingress-nginx", hosts, (host, facts) => new IngressExposure
    {
        Host = facts.Host,
        TlsSecret = facts.TlsSecret,
        CertificateName = facts.TlsSecret,
        CertificateHosts = facts.CertificateHosts,
        DataPlane = DataPlane,
        Controller = this,
        Redirect = host.Redirect,
    });
}
