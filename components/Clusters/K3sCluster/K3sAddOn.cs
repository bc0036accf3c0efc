namespace Infra.Components.Clusters;

/// <summary>A part that k3s brings along and that can be left out.</summary>
public enum K3sAddOn
{
    /// <summary>Traefik, an edge. Left out by default: the edge here is NGINX Gateway Fabric, and both want ports 80 and 443.</summary>
    Traefik,

    /// <summary>A load balancer that opens a Service's ports on every node. Left out by default: MetalLB hands out addresses.</summary>
    ServiceLb,

    /// <summary>The storage class <c>local-path</c>, folders on the nodes.</summary>
    LocalStorage,

    /// <summary>metrics-server, which autoscaling and <c>kubectl top</c> ask.</summary>
    MetricsServer,
}
