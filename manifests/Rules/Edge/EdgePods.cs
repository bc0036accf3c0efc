namespace Infra.Rules.Edge;

/// <summary>Who the edge is: the pods through which requests come into the cluster.</summary>
internal sealed class EdgePods
{
    // Controllers and proxies by their image, without registry and tag.
    private static readonly string[] Images =
    [
        "ingress-nginx/controller", "nginx-ingress", "nginx-gateway-fabric", "traefik", "istio/proxyv2", "istio/pilot", "haproxy-ingress",
        "haproxytech/kubernetes-ingress", "projectcontour/contour", "envoyproxy/envoy", "envoyproxy/gateway", "kong", "kong/kong-gateway",
        "kong/kubernetes-ingress-controller", "apisix", "emissary", "ambassador", "caddy/ingress", "cloudflare/cloudflared", "skipper",
    ];

    private static readonly string[] Commands = ["--ingress-class", "--ingress-class-name", "--controller-class", "--gatewayclass", "/nginx-ingress-controller"];

    private readonly ManifestSet _set;

    internal EdgePods(ManifestSet set)
    {
        _set = set;
        HasEdge = set.Gateways.Listeners.Count > 0 || set.Gateways.Routes.Count > 0
            || set.Of(Groups.Networking, "Ingress", "IngressClass").Any() || set.Of(Groups.Gateway, "GatewayClass").Count > 0
            || set.Of(Groups.Traefik, "IngressRoute").Count > 0 || set.Of("networking.istio.io", "Gateway").Count > 0;
    }

    /// <summary>Whether anything declares how requests come in.</summary>
    public bool HasEdge { get; }

    /// <summary>Whether a Service belongs to the edge itself.</summary>
    public bool Serves(Manifest service) => service.Tree.MapAt("spec", "selector") is { Count: > 0 } labels
        && (IsGateway(labels) || _set.Select(_set.SpaceOf(service), LabelSelector.Of(labels)).Any(IsEdge));

    // Proxies that are made elsewhere: Istio's by its injection, those of the Gateway API by their controller.
    private static bool IsGateway(MapNode labels) => labels["gateway.networking.k8s.io/gateway-name"] is not null
        || labels.Text("istio") is "ingressgateway" or "eastwestgateway" or "gateway";

    private static bool IsEdge(Workload workload) => workload.IsImplied
        ? workload.Manifest.Id.Kind == "Gateway"
        : workload.Containers.Any(container => IsEdgeImage(container.Image)
            || container.Tree.Texts("command").Concat(container.Tree.Texts("args"))
                .Any(word => Array.Exists(Commands, command => word == command || word.StartsWith(command + "=", StringComparison.Ordinal))));

    private static bool IsEdgeImage(string? image)
    {
        var name = image?.Split('@')[0] ?? "";
        var colon = name.LastIndexOf(':');
        var repository = colon > name.LastIndexOf('/') ? name[..colon] : name;
        return Array.Exists(Images, known => repository == known || repository.EndsWith("/" + known, StringComparison.Ordinal));
    }
}
