namespace Infra.Rules.Network;

internal sealed class RouteReachable : IRule
{
    public RuleInfo Info { get; } = new("N01", "route-reachable", Severity.Error, "gateway cannot reach the pods of the route")
    {
        Description = """
            The proxies of NGINX Gateway Fabric and Istio run in the namespace of their Gateway; where others' run is not known here. Where the pods behind a route are isolated, a policy has to let those proxies in,
            on the pods' own port and not on the Service's; where the proxies are isolated, they have to be let out. Otherwise the host
            answers 502 or 504 after a timeout.
            """,
        Remediation =
            "Allow ingress from pods labelled `gateway.networking.k8s.io/gateway-name: <gateway>` in the Gateway's namespace, on the target port.",
        SeeAlso = ["Gateway API GEP-1762 (labels of generated pods)"],
    };

    public void Check(ManifestSet set, Report report)
    {
        var proxies = set.Of(Groups.Gateway, "Gateway").Where(gateway => RunsBeside(set, gateway))
            .ToDictionary(gateway => gateway, gateway => set.Select(gateway.Space,
            LabelSelector.Of(MapNode.Of(("gateway.networking.k8s.io/gateway-name", gateway.Id.Name))), gateway).FirstOrDefault(),
                ReferenceEqualityComparer.Instance as IEqualityComparer<Manifest>);
        foreach (var route in set.Gateways.Routes)
        {
            var from = set.Gateways.ParentsOf(route).SelectMany(parent => parent.Listeners).Select(listener => listener.Gateway)
                .OfType<Manifest>().Distinct()
                .Select(gateway => (Gateway: gateway,
                    Proxy: proxies.GetValueOrDefault(gateway))).Where(pair => pair.Proxy is not null).ToList();
            foreach (var (backend, path) in GatewayGraph.BackendsOf(route))
            {
                foreach (var (workload, port) in Targets.Of(set, route, backend.Text("namespace") ?? route.Space,
                    backend.Text("name") ?? "", backend.Number("port")))
                {
                    foreach (var (gateway, proxy) in from)
                        Check(set, report, route, path, (gateway, proxy!), workload, port);
                }
            }
        }
    }

    private static bool RunsBeside(ManifestSet set, Manifest gateway)
    {
        var name = gateway.Tree.TextAt("spec", "gatewayClassName") ?? "";
        var controller = set.Find(Groups.Gateway, "GatewayClass", null, name, gateway)?.Tree.TextAt("spec", "controllerName");
        return controller is null ? name is "" or "nginx" or "istio"
            : controller is "gateway.nginx.org/nginx-gateway-controller" or "istio.io/gateway-controller";
    }

    private static void Check(ManifestSet set, Report report, Manifest route, string path, (Manifest Object, Workload Proxy) gateway,
        Workload workload, long port)
    {
        var name = $"{workload.Kind} {workload.Manifest.Id.Name}:{port.ToString(CultureInfo.InvariantCulture)}";
        report.AddIf(!set.Policies.LetsIn(workload, gateway.Proxy, port),
            route, path, $"{name} does not let the proxies of {gateway.Object.Id.Name} in", "a policy that does",
            $"allow ingress from gateway.networking.k8s.io/gateway-name={gateway.Object.Id.Name} in {gateway.Proxy.Space} on port {port}");

        if (!set.Policies.LetsOut(gateway.Proxy, workload, port))
        {
            report.Add(route, path, $"the proxies of {gateway.Object.Id.Name} may not reach {name}", "a policy that lets them out",
                $"allow egress to namespace {workload.Space} on port {port}");
        }
    }
}
