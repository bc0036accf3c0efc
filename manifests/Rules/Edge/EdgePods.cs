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

    private static readonly string[] Commands =
        ["--ingress-class", "--ingress-class-name", "--controller-class", "--gatewayclass", "/nginx-ingress-controller"];

    private readonly ManifestSet _set;
    private readonly HashSet<string> _spaces = new(StringComparer.Ordinal);
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);

    internal EdgePods(ManifestSet set)
    {
        _set = set;
        foreach (var edge in set.Of(Groups.Gateway, "Gateway", "ListenerSet", "GatewayClass", "HTTPRoute", "GRPCRoute", "TLSRoute")
            .Concat(set.Of(Groups.Networking, "Ingress", "IngressClass")).Concat(set.Of(Groups.Traefik, "IngressRoute"))
            .Concat(set.Of("networking.istio.io", "Gateway", "VirtualService")))
        {
            _spaces.Add(edge.Space);
            _folders.Add(FolderOf(edge));
        }
    }

    /// <summary>Whether anything beside an object, in its namespace or its folder, declares how requests come in.</summary>
    public bool IsBeside(Manifest manifest) =>
        _folders.Contains(FolderOf(manifest)) || (manifest.Id.Namespace is not null && _spaces.Contains(manifest.Space));

    /// <summary>Whether a Service belongs to the edge itself.</summary>
    public bool Serves(Manifest service) => service.Tree.MapAt("spec", "selector") is { Count: > 0 } labels
        && (IsGateway(labels) || _set.Select(service.Space, LabelSelector.Of(labels)).Any(IsEdge));

    // Proxies that are made elsewhere: Istio's by its injection, those of the Gateway API by their controller.
    private static bool IsGateway(MapNode labels) => labels["gateway.networking.k8s.io/gateway-name"] is not null
        || labels.Text("istio") is "ingressgateway" or "eastwestgateway" or "gateway";

    private static bool IsEdge(Workload workload) => workload.IsImplied
        ? workload.Manifest.Id.Kind == "Gateway"
        : workload.Containers.Any(container => IsEdgeImage(container.Image)
            || container.Tree.Texts("command").Concat(container.Tree.Texts("args"))
                .Any(word =>
                    Array.Exists(Commands, command => word == command || word.StartsWith(command + "=", StringComparison.Ordinal))));

    private static bool IsEdgeImage(string? image)
    {
        var name = image?.Split('@')[0] ?? "";
        var colon = name.LastIndexOf(':');
        var repository = colon > name.LastIndexOf('/') ? name[..colon] : name;
        return Array.Exists(Images, known => repository == known || repository.EndsWith("/" + known, StringComparison.Ordinal));
    }

    private static string FolderOf(Manifest manifest) => manifest.At is { } at ? RelativePath.FolderOf(at.File) : "";
}
