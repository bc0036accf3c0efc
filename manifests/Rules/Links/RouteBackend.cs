namespace Infra.Rules.Links;

internal sealed class RouteBackend : IRule
{
    public RuleInfo Info { get; } = new("L03", "route-backend", Severity.Error, "route to a missing Service")
    {
        Description = """
            A route, an Ingress or a Traefik IngressRoute names a Service and one of its ports; where either is missing, the host answers
            500 or 503. A Service of another namespace also needs a ReferenceGrant there. Traefik's middlewares have to exist too.
            """,
        Remediation = "Name a Service of the route's namespace and a port that it offers.",
        SeeAlso = ["kube-linter dangling-ingress", "Gateway API ReferenceGrant"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var route in set.Gateways.Routes)
        {
            foreach (var (backend, path) in GatewayGraph.BackendsOf(route).Where(b => b.Item.Text("kind") is null or "Service"))
                CheckBackend(set, route, backend, path, report);
        }

        foreach (var route in set.Gateways.Routes)
        {
            foreach (var (filter, path) in GatewayGraph.FiltersOf(route))
                CheckFilter(set, route, filter, path, report);
        }

        foreach (var ingress in set.Of(Groups.Networking, "Ingress"))
            CheckIngress(set, ingress, report);

        foreach (var group in (string[])[Groups.Traefik, Groups.OldTraefik])
        {
            foreach (var route in set.Of(group, "IngressRoute", "IngressRouteTCP"))
                CheckTraefik(set, route, report);
        }
    }

    private static void CheckBackend(ManifestSet set, Manifest route, MapNode backend, string path, Report report)
    {
        var space = route.Space;
        var other = backend.Text("namespace") ?? space;
        var name = backend.Text("name") ?? "";
        if (CheckService(set, route, other, name, backend["port"], path, report)
            && !Grants.Allow(set, Groups.Gateway, route.Id.Kind, space, Groups.Core, "Service", other, name))
        {
            report.Add(route, path, $"Service {other}/{name}", $"a ReferenceGrant in {other}",
                "grant it, or keep the route beside the Service");
        }
    }

    // A mirror is a backend too, and an extension is an object of the route's namespace.
    private static void CheckFilter(ManifestSet set, Manifest route, MapNode filter, string path, Report report)
    {
        if (filter.MapAt("requestMirror", "backendRef") is { } mirror && mirror.Text("kind") is null or "Service")
            CheckBackend(set, route, filter.MapAt("requestMirror", "backendRef")!, path + ".requestMirror.backendRef", report);

        if (filter.Map("extensionRef") is { } extension && extension.Text("kind") is { } kind && extension.Text("name") is { } name)
        {
            report.Missing(set.Existence.Of(route, extension.Text("group") ?? "", kind, route.Space, name), route, path + ".extensionRef",
                $"{kind} {route.Space}/{name}", "an object of the route's namespace", "declare it, or correct the name");
        }
    }

    private static void CheckIngress(ManifestSet set, Manifest ingress, Report report)
    {
        var spec = ingress.Tree.Map("spec");
        var backends = spec.Maps("rules", "spec").SelectMany(rule => rule.Item.Map("http").Maps("paths", rule.Path + ".http"))
            .Select(path => (path.Item.MapAt("backend", "service"), path.Path + ".backend.service"))
            .Append((spec.MapAt("defaultBackend", "service"), "spec.defaultBackend.service"));
        // The AWS load balancer controller reads what such a backend is from an annotation of its name.
        foreach (var (service, path) in backends.Where(backend => backend.Item1?.TextAt("port", "name") != "use-annotation"))
        {
            if (service?.Text("name") is { } name)
            {
                CheckService(set, ingress, ingress.Space, name, service.MapAt("port")?["number"] ?? service.MapAt("port")?["name"],
                    path, report);
            }
        }
    }

    private static void CheckTraefik(ManifestSet set, Manifest route, Report report)
    {
        var space = route.Space;
        foreach (var (rule, rulePath) in route.Items("routes"))
        {
            foreach (var (service, path) in rule.Maps("services", rulePath).Where(s => s.Item.Text("kind") is null or "Service"))
                CheckService(set, route, service.Text("namespace") ?? space, service.Text("name") ?? "", service["port"], path, report);

            foreach (var (middleware, path) in rule.Maps("middlewares", rulePath))
            {
                var name = middleware.Text("name") ?? "";
                var other = middleware.Text("namespace") ?? space;
                if (!name.Contains('@', StringComparison.Ordinal) && route.Id.Kind == "IngressRoute")
                {
                    report.Missing(set.Existence.Of(route, route.Id.Group, "Middleware", other, name), route, path,
                        $"Middleware {other}/{name}",
                        "a Middleware that exists", "declare it, or correct the name");
                }
            }
        }
    }

    private static bool CheckService(ManifestSet set, Manifest on, string space, string name, Node? port, string path, Report report)
    {
        if (set.Find(Groups.Core, "Service", space, name, on) is not { } service)
        {
            report.Missing(set.Existence.Of(on, Groups.Core, "Service", space, name), on, path, $"Service {space}/{name}",
                "a Service that exists", "declare it, or correct the name");
            return false;
        }

        var offered = service.Items("ports").ToList();
        var fits = port switch
        {
            ScalarNode { Value: long number } => offered.Exists(p => p.Item.Number("port") == number),
            ScalarNode { Text: { } text } => offered.Exists(p => p.Item.Text("name") == text
                || p.Item.Number("port")?.ToString(CultureInfo.InvariantCulture) == text),
            _ => true,
        };
        if (!fits)
        {
            report.Add(on, path, $"{name}:{port}",
                $"a port of Service {name}: {string.Join(", ", offered.Select(p => Shown(p.Item)))}", "write one of them");
        }

        return fits;
    }

    private static string Shown(MapNode port) =>
        port.Text("name") is { } name ? $"{port.Number("port")} ({name})" : $"{port.Number("port")}";
}
