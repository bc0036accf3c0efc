using Infra.Rules.Edge;

namespace Infra.Graph.Reading;

/// <summary>Connects a route with what it leads to. Where its rules lead to different places, each of them is a part of its own.</summary>
internal static class RouteRules
{
    private const int MostPaths = 3;

    /// <summary>Connects a route.</summary>
    /// <returns>The parts of the rules; empty where the route is one part.</returns>
    public static IReadOnlyDictionary<RouteRule, string> Add(WiringBuilder builder, PodParts pods, string id, Manifest route,
        IReadOnlyList<RouteRule> rules)
    {
        var parts = new Dictionary<RouteRule, string>(ReferenceEqualityComparer.Instance as IEqualityComparer<RouteRule>);
        var groups = rules.Index()
            .GroupBy(rule => (Hosts(rule.Item), string.Join(", ", rule.Item.Backends), string.Join(", ", rule.Item.Details)))
            .Select(group => (Index: group.First().Index, Rules: group.Select(rule => rule.Item).ToList())).ToList();
        if (rules.Select(rule => (Hosts(rule), string.Join(", ", rule.Backends.Select(backend => backend with { Weight = null }))))
            .Distinct().Count() < 2)
        {
            foreach (var rule in rules)
                Send(builder, pods, id, rule.Backends);

            return parts;
        }

        foreach (var (index, group) in groups)
        {
            var paths = group.SelectMany(rule => rule.Paths).Distinct(StringComparer.Ordinal).DefaultIfEmpty("/").ToList();
            var what = string.Join(", ", paths.Take(MostPaths)) + (paths.Count > MostPaths ? " …" : "");
            var hosts = Hosts(group[0]);
            var part =
                builder.Add(new GraphNode(string.Create(CultureInfo.InvariantCulture, $"{id} rule {index}"), NodeRole.Rule,
                    $"rule of {route.Id.Kind} {route.Space}/{route.Id.Name}:",
                hosts.Length == 0 ? what : $"{hosts}{(what[0] == '/' ? "" : " ")}{what}")
                {
                    Namespace = route.Space,
                    Details = [.. paths.Count > MostPaths ? paths.Select(path => $"path {path}") : [], .. group[0].Details],
                    IsForeign = !builder.Set.IsOwn(route),
                    App = WiringBuilder.AppOf(route),
                });
            builder.Connect(id, part);
            foreach (var rule in group)
                parts[rule] = part;

            Send(builder, pods, part, group[0].Backends);
        }

        return parts;
    }

    private static string Hosts(RouteRule rule) => string.Join(", ", rule.Hosts);

    private static void Send(WiringBuilder builder, PodParts pods, string from, IReadOnlyList<Backend> backends)
    {
        foreach (var backend in backends)
        {
            // A single backend gets everything, whatever its weight is, or nothing.
            var isWeighed = backends.Count > 1 || backend.Weight == "0";
            var reason = string.Join(", ",
                new[]
                {
                    backend.Port is null ? null : $"port {backend.Port}",
                    backend.Weight is null || !isWeighed ? null : $"weight {backend.Weight}",
                }.OfType<string>());
            var to = backend.Kind == "Service"
                ? pods.ServiceOf(backend.Space, backend.Name)
                    ?? builder.AddUnknown("Service", backend.Space, backend.Name, NodeRole.Service)
                : builder.Set.Find(backend.Group, backend.Kind, backend.Space, backend.Name) is { } declared
                    ? builder.Add(declared, NodeRole.Service, [backend.Kind])
                    : builder.AddUnknown(backend.Kind, backend.Space, backend.Name, NodeRole.Service);
            builder.Connect(from, to, reason.Length == 0 ? null : reason);
        }
    }
}

/// <summary>The rules of the routes of the Gateway API.</summary>
internal static class GatewayRules
{
    public static IEnumerable<RouteRule> Of(Manifest route, string space) => route.Items("rules").Select(rule => new RouteRule
    {
        Paths = [.. rule.Item.Maps("matches").Select(match => Path(match.Item)).OfType<string>()],
        Details = [.. rule.Item.Maps("matches").SelectMany(match => Wants(match.Item)), .. rule.Item.Maps("filters")
            .Select(filter => Does(filter.Item)).OfType<string>()],
        Backends = [.. rule.Item.Maps("backendRefs").Select(reference => reference.Item)
            .Where(reference => reference.Text("name") is not null).Select(reference => new Backend(
            reference.Text("group") ?? "", reference.Text("kind") ?? "Service", reference.Text("namespace") ?? space,
            reference.Text("name")!,
            reference["port"]?.ToString(), reference["weight"]?.ToString()))],
    });

    private static string? Path(MapNode match)
    {
        var path = match.TextAt("path", "value") is { } value
            ? value + (match.TextAt("path", "type") switch { "Exact" => " (exact)", "RegularExpression" => " (pattern)", _ => "" })
            : match.Map("method") is { } call ? $"{call.Text("service")}/{call.Text("method") ?? "*"}" : null;
        return match.Text("method") is { } method ? $"{method} {path ?? "/"}" : path;
    }

    private static IEnumerable<string> Wants(MapNode match) =>
        match.Maps("headers").Select(header => $"header {header.Item.Text("name")}: {header.Item.Text("value")}")
            .Concat(match.Maps("queryParams").Select(query => $"query {query.Item.Text("name")}={query.Item.Text("value")}"));

    private static string? Does(MapNode filter) => filter.Text("type") switch
    {
        "RequestRedirect" =>
            $"redirects to {filter.TextAt("requestRedirect", "scheme")} {filter.TextAt("requestRedirect", "hostname")}".TrimEnd(),
        "URLRewrite" =>
            $"rewritten to {filter.MapAt("urlRewrite", "path")?.Text("replacePrefixMatch") ?? filter.MapAt("urlRewrite", "path")?.Text("replaceFullPath") ?? filter.TextAt("urlRewrite", "hostname")}",
        "RequestMirror" => $"copied to {filter.TextAt("requestMirror", "backendRef", "name")}",
        _ => null,
    };
}

/// <summary>The rules of an Ingress.</summary>
internal static class IngressRules
{
    public static IEnumerable<RouteRule> Of(Manifest ingress, string space)
    {
        var spec = ingress.Tree.Map("spec");
        foreach (var (rule, _) in spec.Maps("rules"))
        {
            foreach (var (path, _) in rule.Map("http").Maps("paths"))
            {
                yield return Rule([.. new[] { rule.Text("host") }.OfType<string>()],
                    path.Text("path") is { } text ? [path.Text("pathType") == "Exact" ? $"{text} (exact)" : text] : [], path.Map("backend"),
                    space);
            }
        }

        if (spec?.Map("defaultBackend") is { } other)
            yield return Rule([], [], other, space);
    }

    private static RouteRule Rule(IReadOnlyList<string> hosts, IReadOnlyList<string> paths, MapNode? backend, string space) => new()
    {
        Hosts = hosts,
        Paths = paths,
        Backends = (backend?.Map("service")?.Text("name") ?? backend?.Text("serviceName")) is { } name
            ? [new Backend("", "Service", space, name,
                (backend!.Map("service")?.Map("port")?["number"] ?? backend.Map("service")?.Map("port")?["name"]
                    ?? backend["servicePort"])?.ToString())]
            : [],
    };
}

/// <summary>The rules of the routes of Traefik.</summary>
internal static class TraefikRules
{
    /// <summary>The kinds.</summary>
    public static string[] Kinds { get; } = ["IngressRoute", "IngressRouteTCP", "IngressRouteUDP"];

    public static IEnumerable<RouteRule> Of(Manifest route, string space) => route.Items("routes").Select(rule => new RouteRule
    {
        Hosts = [.. TraefikMatch.Hosts(rule.Item.Text("match")).Distinct(StringComparer.Ordinal)],
        Paths = [.. new[] { rule.Item.Text("match") }.OfType<string>().Select(PathsOf).Where(path => path.Length > 0)],
        Details = [.. new[] { rule.Item.Text("match") }.OfType<string>()],
        Backends = [.. rule.Item.Maps("services").Select(service => service.Item).Where(service => service.Text("name") is not null)
            .Select(service => new Backend(
            "", service.Text("kind") is "TraefikService" ? "TraefikService" : "Service", service.Text("namespace") ?? space,
            service.Text("name")!, service["port"]?.ToString(), service["weight"]?.ToString()))],
    });

    // Path(`/a`) and PathPrefix(`/b`) of a match.
    private static string PathsOf(string match)
    {
        var paths = new List<string>();
        for (var at = match.IndexOf("Path", StringComparison.Ordinal); at >= 0; at = match.IndexOf("Path", at + 1,
            StringComparison.Ordinal))
        {
            var begin = match.IndexOf('`', at);
            var end = begin < 0 ? -1 : match.IndexOf('`', begin + 1);
            if (end > 0)
                paths.Add(match[(begin + 1)..end]);
        }

        return string.Join(' ', paths.Distinct(StringComparer.Ordinal));
    }
}
