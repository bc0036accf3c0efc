using Infra.Components;
using Infra.Components.Certificates;
using Infra.Components.Clusters;
using Infra.Components.Edge;
using Infra.Components.Validation;
using Infra.Diagnostics;
using Pulumi;

namespace Infra.Stacks;

/// <summary>
/// What the world reaches hosts through: <c>infra:edge</c>. A stack that attaches to a platform names the edge of its owner.
/// </summary>
public abstract record EdgeSettings
{
    private EdgeSettings()
    {
    }

    /// <summary>Whether it is a Gateway, to which stacks attach by listeners.</summary>
    internal virtual bool IsGateway => false;

    /// <summary>Whether its Service needs an address from a load balancer.</summary>
    internal virtual bool NeedsAddress => true;

    /// <summary>Whether its Service takes no address, because the edge is on the ports of its nodes.</summary>
    internal virtual bool RefusesAddress => false;

    /// <summary>Whether it passes HTTP and gRPC on for one host.</summary>
    internal virtual bool PassesGrpc => false;

    /// <summary>What stacks that attach must know of it: they make their routes by it.</summary>
    internal abstract string Facts { get; }

    /// <summary>Makes the edge.</summary>
    /// <param name="cluster">The cluster.</param>
    internal abstract Resource? Make(Cluster cluster);

    /// <summary>The hosts of a stack on the edge that <see cref="Make"/> made, or that the owner of the platform did.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="made">What it made; null on the platform of another stack.</param>
    /// <param name="hosts">The hosts.</param>
    internal abstract (IListens Hosts, AcmeSolver Solver) Listen(Cluster cluster, Resource? made, IReadOnlyList<GatewayHost> hosts);

    /// <summary>What does not fit the cluster.</summary>
    /// <param name="problems">Takes the problems.</param>
    /// <param name="cluster">The cluster; null on the platform of another stack.</param>
    internal virtual void Check(Problems problems, ClusterSettings? cluster) => problems.AddIf(
        cluster is ClusterSettings.K3s { Args.AddOns: var addOns } && addOns.Contains(K3sAddOn.Traefik), Codes.Exclusive,
        nameof(PlatformSettings.Edge), null, "one edge: the Traefik of k3s takes the same ports",
        "leave traefik out of the cluster's addOns, or choose it as the edge: traefik with packaged true");

    /// <summary>NGINX Gateway Fabric behind a Gateway.</summary>
    public sealed record NginxGatewayFabric : EdgeSettings
    {
        /// <summary>The number of proxies. Default: 1.</summary>
        [Range(1, 100)]
        public int Replicas { get; init; } = 1;

        /// <inheritdoc cref="DataPlane.RequireSpread"/>
        public bool RequireSpread { get; init; }

        internal override bool IsGateway => true;

        internal override string Facts => "nginxGatewayFabric";

        internal override Resource? Make(Cluster cluster) => throw new InvalidOperationException("The platform makes the Gateway.");

        internal override (IListens Hosts, AcmeSolver Solver) Listen(Cluster cluster, Resource? made, IReadOnlyList<GatewayHost> hosts) =>
            throw new InvalidOperationException("The platform makes the Gateway.");
    }

    /// <summary>Traefik: that of k3s, or one of its own.</summary>
    /// <param name="Args">Traefik.</param>
    public sealed record Traefik(TraefikArgs Args) : EdgeSettings
    {
        // The load balancer of k3s may serve it, or MetalLB.
        internal override bool NeedsAddress => !Args.Packaged;

        internal override bool PassesGrpc => true;

        internal override string Facts => $"traefik, packaged {Args.Packaged}, class {Args.IngressClass}, request timeout {Args.RequestTimeout}";

        internal override Resource? Make(Cluster cluster) => new Components.Edge.Traefik("traefik", Args with
        {
            Cluster = cluster,
            Service = Args.Service ?? ServiceOn(cluster),
            ClientAddress = Args.ClientAddress ?? ClientAddressOn(cluster),
            Annotations = AnnotationsOn(cluster),
        });

        internal override (IListens Hosts, AcmeSolver Solver) Listen(Cluster cluster, Resource? made, IReadOnlyList<GatewayHost> hosts)
        {
            var traefik = (made as Components.Edge.Traefik)?.Ref ?? new TraefikRef
            {
                Namespace = new NamespaceRef(cluster, Args.Packaged ? "kube-system" : "traefik"),
                IngressClass = Args.IngressClass,
                RequestTimeout = Args.RequestTimeout,
            };
            return (traefik.Listen(hosts), traefik.Solver);
        }

        internal override void Check(Problems problems, ClusterSettings? cluster)
        {
            const string member = nameof(PlatformSettings.Edge);
            problems.AddIf(cluster?.HasHostPorts == true, Codes.Exclusive, member, null,
                "an edge that takes the ports of its nodes: nginxGatewayFabric, or ingressNginx with hostNetwork",
                "remove hostPorts of the cluster, or choose such an edge");
            if (!Args.Packaged)
            {
                base.Check(problems, cluster);
                return;
            }

            problems.AddIf(cluster is ClusterSettings.Kubeadm or ClusterSettings.Eks, Codes.Exclusive, member, "packaged: true",
                "false on a cluster that is not k3s, which alone brings it along", "remove it: the stack installs Traefik then");
            problems.AddIf(cluster is ClusterSettings.K3s { Args.AddOns: var addOns } && !addOns.Contains(K3sAddOn.Traefik),
                Codes.MissingPart, member, "packaged: true", "a k3s that keeps its Traefik", "add traefik to the cluster's addOns");
        }
    }

    /// <summary>ingress-nginx, for clusters that run it already: it is retired.</summary>
    /// <param name="Args">ingress-nginx.</param>
    public sealed record IngressNginx(IngressNginxArgs Args) : EdgeSettings
    {
        internal override bool NeedsAddress => Args is { HostNetwork: null, Service: not EdgeService.NodePort } or { Service: EdgeService.LoadBalancer };

        internal override bool RefusesAddress => !NeedsAddress;

        internal override void Check(Problems problems, ClusterSettings? cluster)
        {
            base.Check(problems, cluster);
            problems.AddIf(cluster?.HasHostPorts == true && Args.HostNetwork is null, Codes.MissingPart,
                $"{nameof(PlatformSettings.Edge)}.{nameof(Args.HostNetwork)}", null,
                "the network of its node, since the cluster leaves the ports of nodes to the edge", "set hostNetwork, or remove hostPorts of the cluster");
        }

        internal override string Facts =>
            $"ingress-nginx, release {Args.Release ?? "ingress-nginx"}, class {Args.IngressClass}, {(Args.HostNetwork is { } host ? $"nodes [{string.Join(", ", host.Nodes)}]" : "pods")}, "
            + $"Forwarded {Args.Forwarded}, body timeout {Args.BodyTimeout}, response headers [{string.Join(", ", Args.ResponseHeaders)}]";

        internal override Resource? Make(Cluster cluster) => new Components.Edge.IngressNginx("ingress-nginx", Args with
        {
            Cluster = cluster,
            Service = Args.Service ?? (Args.HostNetwork is null ? ServiceOn(cluster) : null),
            ClientAddress = Args.ClientAddress ?? ClientAddressOn(cluster),
            Annotations = AnnotationsOn(cluster),
        });

        internal override (IListens Hosts, AcmeSolver Solver) Listen(Cluster cluster, Resource? made, IReadOnlyList<GatewayHost> hosts)
        {
            var nginx = (made as Components.Edge.IngressNginx)?.Ref
                ?? Components.Edge.IngressNginx.Of(new NamespaceRef(cluster, "ingress-nginx"), Args, Args.Release ?? "ingress-nginx");
            return (nginx.Listen(hosts), nginx.Solver);
        }
    }

    // What stands in front of the proxies decides how they are reached and where the client's address is.
    private static EdgeService? ServiceOn(Cluster cluster) => cluster.LoadBalancing switch
    {
        LoadBalancing.CloudLoadBalancer balancer => new EdgeService.LoadBalancer { Class = balancer.Class },
        LoadBalancing.NodePorts ports => new EdgeService.NodePort { Http = ports.Http, Https = ports.Https },
        _ => null,
    };

    private static ClientAddress? ClientAddressOn(Cluster cluster) => cluster.LoadBalancing is LoadBalancing.CloudLoadBalancer balancer
        ? new ClientAddress { Source = ClientAddressSource.ProxyProtocol, TrustedAddresses = balancer.ProxyNetworks }
        : null;

    private static IReadOnlyDictionary<string, Input<string>> AnnotationsOn(Cluster cluster) =>
        (cluster.LoadBalancing as LoadBalancing.CloudLoadBalancer)?.Annotations ?? new Dictionary<string, Input<string>>();
}
