using Infra.Rules;

namespace Infra.Graph.Reading;

/// <summary>How requests come in: hosts, listeners, routes, ports of nodes.</summary>
internal static class Requests
{
    public static void Read(WiringBuilder builder, PodParts pods)
    {
        var redirects = builder.Set.Gateways.Routes.Where(IsRedirect)
            .ToHashSet(ReferenceEqualityComparer.Instance as IEqualityComparer<Manifest>);
        var listeners = Listeners(builder, redirects);
        foreach (var route in builder.Set.Gateways.Routes.Where(route => !redirects.Contains(route)))
            Route(builder, pods, route, listeners);

        foreach (var ingress in builder.Set.Of(Groups.Networking, "Ingress").Concat(builder.Set.Of("extensions", "Ingress")))
            Ingress(builder, pods, ingress);

        foreach (var route in builder.Set.Of(Groups.Traefik, TraefikRules.Kinds)
            .Concat(builder.Set.Of(Groups.OldTraefik, TraefikRules.Kinds)))
        {
            Traefik(builder, pods, route);
        }

        foreach (var service in builder.Set.Of(Groups.Core, "Service"))
            Open(builder, pods, service);
    }

    // The HTTP and the HTTPS listener of a host are one part: they are always meant together. Other protocols carry other routes.
    private static Dictionary<Listener, string> Listeners(WiringBuilder builder, HashSet<Manifest> redirects)
    {
        var graph = builder.Set.Gateways;
        var ids = new Dictionary<Listener, string>();
        var redirected = graph.Parents.Where(parent => redirects.Contains(parent.Route)).SelectMany(parent => parent.Listeners).ToHashSet();
        foreach (var pair in graph.Listeners.GroupBy(listener =>
            (listener.Owner.Id.Kind, listener.Space, listener.Owner.Id.Name, listener.Host, IsWeb: IsWeb(listener))))
        {
            var isPair = pair.Key.IsWeb && pair.Select(listener => listener.Protocol).Distinct().Count() == pair.Count();
            foreach (var group in isPair ? [pair.ToList()] : pair.Select(listener => new List<Listener> { listener }))
            {
                var id = Listener(builder, isPair ? "" : " " + group[0].Name,
                    [.. group.OrderBy(listener => listener.Port).ThenBy(listener => listener.Name, StringComparer.Ordinal)], redirected);
                foreach (var listener in group)
                    ids[listener] = id;

                builder.Connect(Host(builder, pair.Key.Host, !builder.Set.IsOwn(group[0].Owner)), id);
            }
        }

        return ids;
    }

    private static bool IsWeb(Listener listener) => listener.Protocol is "HTTP" or "HTTPS";

    private static string Listener(WiringBuilder builder, string part, List<Listener> all, HashSet<Listener> redirected)
    {
        var (owner, space, host) = (all[0].Owner, all[0].Space, all[0].Host);
        return builder.Add(new GraphNode($"listener {space}/{owner.Id.Name} {host}{part}", NodeRole.Listener,
            owner.Id.Kind == "Gateway" ? "listener of Gateway" : $"listener of {owner.Id.Kind}", owner.Id.Name)
        {
            Namespace = space,
            Notes =
            [
                string.Join(", ", all.Select(listener => string.Create(CultureInfo.InvariantCulture,
                    $":{listener.Port} {listener.Protocol}{(redirected.Contains(listener) ? " to HTTPS" : "")}"))),
            ],
            Details =
            [
                $"listeners {string.Join(", ", all.Select(listener => listener.Name))}",
                .. all.SelectMany(listener => listener.Secrets()).Select(secret => Certificate(builder, secret.Space, secret.Name)),
            ],
            IsForeign = !builder.Set.IsOwn(owner),
            App = WiringBuilder.AppOf(owner),
        });
    }

    private static string Certificate(WiringBuilder builder, string space, string secret) =>
        builder.Makers.Certificate(space, secret) is { } certificate
        ? $"TLS by Secret {space}/{secret}, from Certificate {certificate.Id.Name} by {certificate.Tree.TextAt("spec", "issuerRef", "name")}"
        : $"TLS by Secret {space}/{secret}";

    private static void Route(WiringBuilder builder, PodParts pods, Manifest route, Dictionary<Listener, string> listeners)
    {
        var rules = GatewayRules.Of(route, route.Space).ToList();
        var parents = builder.Set.Gateways.ParentsOf(route).ToList();
        var refusals = parents.Where(parent => parent.Listeners.Count == 0 && IsKnown(builder.Set, route, parent))
            .Select(parent => $"not attached: {parent.Refusal}");
        var id = builder.Add(route, NodeRole.Route, [Join(rules.SelectMany(rule => rule.Paths), route.Id.Kind)],
            GatewayGraph.HostsOf(route).Select(host => $"host {host}").Concat(refusals));
        foreach (var parent in parents)
        {
            foreach (var listener in parent.Listeners)
                builder.Connect(listeners[listener], id, $"listener {listener.Name}");

            // The owner of the listeners is not here: the route's hosts are all that is known of them.
            if (parent.Listeners.Count == 0 && !IsKnown(builder.Set, route, parent))
            {
                foreach (var host in GatewayGraph.HostsOf(route).DefaultIfEmpty(null!))
                    builder.Connect(Host(builder, host, foreign: false), id);
            }
        }

        RouteRules.Add(builder, pods, id, route, rules);
    }

    private static bool IsKnown(ManifestSet set, Manifest route, Attachment parent) => parent.Refusal is not null && set.Find(
        Groups.Gateway, parent.Tree.Text("kind") ?? "Gateway", parent.Tree.Text("namespace") ?? route.Space, parent.Tree.Text("name")
            ?? "") is not null;

    private static void Ingress(WiringBuilder builder, PodParts pods, Manifest ingress)
    {
        var spec = ingress.Tree.Map("spec");
        var rules = IngressRules.Of(ingress, ingress.Space).ToList();
        var tls = spec.Maps("tls").Any() ? "HTTPS" : "HTTP";
        var id = builder.Add(ingress, NodeRole.Route, [Join(rules.SelectMany(rule => rule.Paths), $"Ingress, {tls}")]);
        Enter(builder, id, rules, RouteRules.Add(builder, pods, id, ingress, rules));
    }

    private static void Traefik(WiringBuilder builder, PodParts pods, Manifest route)
    {
        var spec = route.Tree.Map("spec");
        var rules = TraefikRules.Of(route, route.Space).ToList();
        var id = builder.Add(route, NodeRole.Route, [Join(spec.Texts("entryPoints"), route.Id.Kind)],
            rules.SelectMany(rule => rule.Details));
        Enter(builder, id, rules, RouteRules.Add(builder, pods, id, route, rules));
    }

    // Where rules differ by their hosts, each host leads to its own.
    private static void Enter(WiringBuilder builder, string id, List<RouteRule> rules, IReadOnlyDictionary<RouteRule, string> parts)
    {
        foreach (var rule in rules)
        {
            foreach (var host in rule.Hosts.DefaultIfEmpty(null!))
                builder.Connect(Host(builder, host, foreign: false), parts.GetValueOrDefault(rule, id));
        }
    }

    private static void Open(WiringBuilder builder, PodParts pods, Manifest service)
    {
        var spec = service.Tree.Map("spec");
        if (spec?.Text("type") is not ("NodePort" or "LoadBalancer") || pods.ServiceOf(service.Space, service.Id.Name) is not { } id)
            return;

        var ports = spec.Maps("ports").Select(port => port.Item).ToList();
        var isBalanced = spec.Text("type") == "LoadBalancer";
        var numbers = string.Join(' ',
            ports.Select(port => ":" + (port.Number(isBalanced ? "port" : "nodePort")?.ToString(CultureInfo.InvariantCulture) ?? "?")));
        builder.Connect(builder.Add(new GraphNode($"entrance {id}", NodeRole.Entrance, isBalanced ? "load balancer" : "port of every node",
            numbers)
        {
            Notes = [isBalanced ? "load balancer" : "port of every node"],
            IsForeign = !builder.Set.IsOwn(service),
        }), id);
    }

    private static string Host(WiringBuilder builder, string? host, bool foreign) => builder.Add(
        new GraphNode($"host {host ?? "*"}", NodeRole.Entrance, "host", host ?? "any host") { IsForeign = foreign, Notes = ["host"] });

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
            && rules.TrueForAll(rule => rule.List("backendRefs") is null
            && rule.Maps("filters").Any(filter => filter.Item.Text("type") == "RequestRedirect"));
    }
}
