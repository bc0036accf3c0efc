namespace Infra.Rules.Links;

internal sealed class RouteParent : IRule
{
    public RuleInfo Info { get; } = new("L02", "route-parent", Severity.Error, "route is not accepted by any listener")
    {
        Description = """
            A route is only served where a listener takes it: the Gateway or ListenerSet exists, has the named section, allows routes from
            the route's namespace and shares a host with it. Otherwise the route is not accepted and the host answers 404. The same holds
            for a ListenerSet and its Gateway (`allowedListeners`), for the parents that an issuer's solver names, and for a Gateway and its
            class.
            """,
        Remediation = "Name a listener that exists, and let the namespace in.",
        SeeAlso = ["Gateway API: attaching routes", "GEP-1713"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var parent in set.Gateways.Parents.Where(parent => parent.Refusal is not null))
        {
            report.Missing(new Presence(false, parent.Parent.Doubt), parent.Route, parent.Path, parent.Refusal,
                "a listener that takes the route",
                "name a listener that exists, shares the host and allows the namespace");
        }

        foreach (var listeners in set.Of(Groups.Gateway, "ListenerSet").Concat(set.Of("gateway.networking.x-k8s.io", "XListenerSet")))
        {
            var parent = listeners.Tree.MapAt("spec", "parentRef");
            if (set.Gateways.GatewayOf(listeners) is not { } gateway)
            {
                var space = parent?.Text("namespace") ?? listeners.Space;
                report.Missing(set.Existence.Of(listeners, Groups.Gateway, "Gateway", space, parent?.Text("name") ?? ""), listeners,
                    "spec.parentRef",
                    $"Gateway {space}/{parent?.Text("name")}", "a Gateway that exists", "name it");
            }
            else if (!set.Gateways.Allows(gateway.Tree.MapAt("spec", "allowedListeners", "namespaces"), "None", gateway.Space,
                listeners.Space))
            {
                report.Add(listeners, "spec.parentRef",
                    $"Gateway {gateway.Id.Name} takes no listeners from namespace {listeners.Space}",
                    "spec.allowedListeners of the Gateway lets it in",
                    "set allowedListeners.namespaces on the Gateway");
            }
        }

        foreach (var gateway in set.Of(Groups.Gateway, "Gateway"))
        {
            if (gateway.Tree.TextAt("spec", "gatewayClassName") is { } name && !set.Provided.HasGatewayClass(name))
            {
                report.Missing(new Presence(false, Classes(set)), gateway, "spec.gatewayClassName", name,
                    "a GatewayClass that a manifest or a chart brings", "install the controller, or name its class", Severity.Warning);
            }
        }

        foreach (var issuer in set.Of(Groups.CertManager, "ClusterIssuer", "Issuer"))
        {
            foreach (var (solver, path) in Issuers.Solvers(issuer))
                CheckSolver(set, issuer, solver, path, report);
        }
    }

    // Classes belong to the platform: files that install no controller leave them to another folder.
    private static string? Classes(ManifestSet set) => set.Unknown.Anywhere
        ?? (set.Inventory.Origin == InventoryOrigin.Files && set.Of(Groups.Gateway, "GatewayClass").Count == 0 && !set.Provided.HasAnyKind
            ? "no controller is installed here; which classes the cluster has is not known" : null);

    private static void CheckSolver(ManifestSet set, Manifest issuer, MapNode solver, string path, Report report)
    {
        foreach (var (parent, at) in solver.MapAt("http01", "gatewayHTTPRoute").Maps("parentRefs", path + ".http01.gatewayHTTPRoute"))
        {
            var space = parent.Text("namespace") ?? (issuer.Id.Kind == "ClusterIssuer" ? null : issuer.Space);
            var kind = parent.Text("kind") ?? "Gateway";
            if (space is not null)
            {
                report.Missing(set.Existence.Of(issuer, Groups.Gateway, kind, space, parent.Text("name") ?? ""), issuer, at,
                    $"{kind} {space}/{parent.Text("name")}", "a Gateway or ListenerSet that exists", "name it");
            }
        }

        var ingress = solver.MapAt("http01", "ingress");
        foreach (var key in (string[])["ingressClassName", "class"])
        {
            if (ingress?.Text(key) is { } name && !set.Provided.HasIngressClass(name))
            {
                report.Missing(new Presence(false, set.Unknown.Anywhere), issuer, $"{path}.http01.ingress.{key}", name,
                    "an IngressClass that a manifest, a chart or the distribution brings",
                    "name the class of the controller that serves the host", Severity.Warning);
            }
        }
    }
}
