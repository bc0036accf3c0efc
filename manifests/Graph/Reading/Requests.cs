using Infra.Rules;
using Infra.Rules.Edge;

namespace Infra.Graph.Reading;

/// <summary>How requests come in: hosts, listeners, routes, ports of nodes.</summary>
internal static class Requests
{
    public static void Read(WiringBuilder builder, PodParts pods)
    {
        var redirects = builder.Set.Gateways.Routes.Where(IsRedirect).ToHashSet(ReferenceEqualityComparer.Instance as IEqualityComparer<Manifest>);
        var listeners = Listeners(builder, redirects);
        foreach (var route in builder.Set.Gateways.Routes.Where(route => !redirects.Contains(route)))
            Route(builder, pods, route, listeners);

        foreach (var ingress in builder.Set.Of(Groups.Networking, "Ingress").Concat(builder.Set.Of("extensions", "Ingress")))
            Ingress(builder, pods, ingress);

        foreach (var route in builder.Set.Of(Groups.Traefik, "IngressRoute").Concat(builder.Set.Of(Groups.OldTraefik, "IngressRoute")))
            Traefik(builder, pods, route);

        foreach (var service in builder.Set.Of(Groups.Core, "Service"))
            Open(builder, pods, service);
    }

    // The HTTP and the HTTPS listener of a host are one part: they are always meant together.
    private static Dictionary<Listener, string> Listeners(WiringBuilder builder, HashSet<Manifest> redirects)
    {
        var graph = builder.Set.Gateways;
        var ids = new Dictionary<Listener, string>();
        var redirected = graph.Parents.Where(parent => redirects.Contains(parent.Route)).SelectMany(parent => parent.Listeners).ToHashSet();
        foreach (var group in graph.Listeners.GroupBy(listener => (listener.Owner.Id.Kind, listener.Space, listener.Owner.Id.Name, listener.Host)))
        {
            var (kind, space, owner, host) = group.Key;
            var all = group.OrderBy(listener => listener.Port).ThenBy(listener => listener.Name, StringComparer.Ordinal).ToList();
            var names = all.Select(listener => string.Create(CultureInfo.InvariantCulture,
                $":{listener.Port} {listener.Protocol}{(redirected.Contains(listener) ? " to HTTPS" : "")}"));
            var id = builder.Add(new GraphNode($"listener {space}/{owner} {host}", NodeRole.Listener, kind == "Gateway" ? "listener of Gateway" : $"listener of {kind}", owner)
            {
                Namespace = space,
                Notes = [string.Join(", ", names)],
                Details =
                [
                    $"listeners {string.Join(", ", all.Select(listener => listener.Name))}",
                    .. all.SelectMany(listener => listener.Secrets()).Select(secret => Certificate(builder.Set, secret.Space, secret.Name)),
                ],
                IsForeign = !builder.Set.IsOwn(all[0].Owner),
            });
            foreach (var listener in all)
                ids[listener] = id;

            builder.Connect(Host(builder, host, !builder.Set.IsOwn(all[0].Owner)), id);
        }

        return ids;
    }

    private static string Certificate(ManifestSet set, string space, string secret)
    {
        var certificate = set.Of(Groups.CertManager, "Certificate").FirstOrDefault(c => set.SpaceOf(c) == space && c.Tree.TextAt("spec", "secretName") == secret);
        return certificate is null ? $"TLS by Secret {space}/{secret}"
            : $"TLS by Secret {space}/{secret}, from Certificate {certificate.Id.Name} by {certificate.Tree.TextAt("spec", "issuerRef", "name")}";
    }

    private static void Route(WiringBuilder builder, PodParts pods, Manifest route, Dictionary<Listener, string> listeners)
    {
        var id = builder.Add(route, NodeRole.Route, [Join(Paths(route), route.Id.Kind)]);
        foreach (var parent in builder.Set.Gateways.ParentsOf(route))
        {
            foreach (var listener in parent.Listeners)
                builder.Connect(listeners[listener], id);

            // The owner of the listeners is not here: the route's hosts are all that is known of them.
            if (parent.Listeners.Count == 0)
            {
                foreach (var host in GatewayGraph.HostsOf(route).DefaultIfEmpty(null!))
                    builder.Connect(Host(builder, host, foreign: false), id);
            }
        }

        foreach (var (backend, _) in GatewayGraph.BackendsOf(route))
        {
            if (backend.Text("kind") is null or "Service" && backend.Text("name") is { } name)
                Send(builder, pods, id, backend.Text("namespace") ?? builder.Set.SpaceOf(route), name, backend["port"]);
        }
    }

    private static void Ingress(WiringBuilder builder, PodParts pods, Manifest ingress)
    {
        var spec = ingress.Tree.Map("spec");
        var rules = spec.Maps("rules").Select(rule => rule.Item).ToList();
        var paths = rules.SelectMany(rule => rule.Map("http").Maps("paths")).Select(path => path.Item).ToList();
        var tls = spec.Maps("tls").Any() ? "HTTPS" : "HTTP";
        var id = builder.Add(ingress, NodeRole.Route, [Join(paths.Select(path => path.Text("path")).OfType<string>(), $"Ingress, {tls}")]);
        foreach (var host in rules.Select(rule => rule.Text("host")).Distinct())
            builder.Connect(Host(builder, host, foreign: false), id);

        foreach (var backend in paths.Select(path => path.Map("backend")).Append(spec?.Map("defaultBackend")))
        {
            if (backend?.Map("service") is { } service && service.Text("name") is { } name)
                Send(builder, pods, id, builder.Set.SpaceOf(ingress), name, service.Map("port")?["number"] ?? service.Map("port")?["name"]);
        }
    }

    private static void Traefik(WiringBuilder builder, PodParts pods, Manifest route)
    {
        var spec = route.Tree.Map("spec");
        var routes = spec.Maps("routes").Select(r => r.Item).ToList();
        var id = builder.Add(route, NodeRole.Route, [Join(spec.Texts("entryPoints"), "IngressRoute")], routes.Select(r => r.Text("match")).OfType<string>());
        foreach (var host in routes.SelectMany(r => TraefikMatch.Hosts(r.Text("match")).DefaultIfEmpty(null!)).Distinct())
            builder.Connect(Host(builder, host, foreign: false), id);

        foreach (var service in routes.SelectMany(r => r.Maps("services")).Select(s => s.Item)
            .Where(s => s.Text("kind") is null or "Service"))
        {
            Send(builder, pods, id, service.Text("namespace") ?? builder.Set.SpaceOf(route), service.Text("name") ?? "", service["port"]);
        }
    }

    private static void Open(WiringBuilder builder, PodParts pods, Manifest service)
    {
        var spec = service.Tree.Map("spec");
        if (spec?.Text("type") is not ("NodePort" or "LoadBalancer") || pods.ServiceOf(builder.Set.SpaceOf(service), service.Id.Name) is not { } id)
            return;

        var ports = spec.Maps("ports").Select(port => port.Item).ToList();
        var isBalanced = spec.Text("type") == "LoadBalancer";
        var numbers = string.Join(' ', ports.Select(port => ":" + (port.Number(isBalanced ? "port" : "nodePort")?.ToString(CultureInfo.InvariantCulture) ?? "?")));
        builder.Connect(builder.Add(new GraphNode($"entrance {id}", NodeRole.Entrance, isBalanced ? "load balancer" : "port of every node", numbers)
        {
            Notes = [isBalanced ? "load balancer" : "port of every node"],
            IsForeign = !builder.Set.IsOwn(service),
        }), id);
    }

    private static void Send(WiringBuilder builder, PodParts pods, string from, string space, string service, Node? port) =>
        builder.Connect(from, pods.ServiceOf(space, service) ?? builder.AddUnknown("Service", space, service, NodeRole.Service), port is null ? null : $"port {port}");

    private static string Host(WiringBuilder builder, string? host, bool foreign) => builder.Add(
        new GraphNode($"host {host ?? "*"}", NodeRole.Entrance, "host", host ?? "any host") { IsForeign = foreign, Notes = ["host"] });

    private static IEnumerable<string> Paths(Manifest route) => route.Items("rules").SelectMany(rule => rule.Item.Maps("matches"))
        .Select(match => match.Item.TextAt("path", "value")).OfType<string>();

    private static string Join(IEnumerable<string> paths, string kind)
    {
        var all = paths.Distinct(StringComparer.Ordinal).ToList();
        return all.Count == 0 ? kind : $"{kind} {string.Join(' ', all.Take(3))}{(all.Count > 3 ? " ..." : "")}";
    }

    // A route that only redirects is a property of its listeners.
    private static bool IsRedirect(Manifest route)
    {
        var rules = route.Items("rules").Select(rule => rule.Item).ToList();
        return rules.Count > 0
            && rules.TrueForAll(rule => rule.List("backendRefs") is null && rule.Maps("filters").Any(filter => filter.Item.Text("type") == "RequestRedirect"));
    }
}
