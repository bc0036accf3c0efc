namespace Infra.Diff;

/// <summary>The hosts that one side serves, and by what.</summary>
internal sealed class ServedHosts
{
    private const string Any = "*";

    private readonly List<Entrance> _entrances;
    private readonly ILookup<string, string> _routes;

    public ServedHosts(IReadOnlyList<DiffItem> items)
    {
        _entrances = [.. items.SelectMany(Entrances)];
        _routes = items.Where(item => IsRoute(item.Type)).SelectMany(item => HostsOf(item).Select(host => (Host: host, item)))
            .ToLookup(route => route.Host, route => Named(route.item), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Who listens for a host on a port, besides one; null where none does.</summary>
    public string? Listens(string? host, long? port, Func<Entrance, bool>? without = null) =>
        _entrances.Find(entrance =>
            Covers(entrance.Host, host) && (port is null || entrance.Port is null || entrance.Port == port)
                && without?.Invoke(entrance) != true)?.Owner;

    /// <summary>Which route answers for a host, besides one; null where none does.</summary>
    public string? Routes(string host, string? without = null) =>
        Wider(host).SelectMany(name => _routes[name]).FirstOrDefault(route => route != without);

    /// <summary>What a listener or rule serves.</summary>
    /// <param name="Owner">The object, for people.</param>
    /// <param name="Name">The listener's name. Default: none, it is an Ingress.</param>
    internal sealed record Entrance(string Owner, string? Name, string? Host, long? Port);

    /// <summary>An item, for people: <c>Gateway gateway/web-gateway</c>.</summary>
    public static string Named(DiffItem item) =>
        $"{item.Type[(item.Type.IndexOf('/', StringComparison.Ordinal) + 1)..]} {(item.Namespace is null ? "" : item.Namespace + "/")}{item.Name}";

    /// <summary>The hosts of a route; for one without any, all.</summary>
    public static IEnumerable<string> HostsOf(DiffItem route) => Texts(route.Tree.Map("spec")?["hostnames"]);

    /// <summary>The hosts of a list; for an empty one, all.</summary>
    public static IReadOnlyList<string> Texts(Node? hosts) =>
        hosts is ListNode { Items.Count: > 0 } list ? [.. list.Items.OfType<ScalarNode>().Select(host => host.ToString())] : [Any];

    private static bool IsRoute(string type) =>
        type is "gateway.networking.k8s.io/HTTPRoute" or "gateway.networking.k8s.io/GRPCRoute" or "gateway.networking.k8s.io/TLSRoute";

    private static IEnumerable<Entrance> Entrances(DiffItem item)
    {
        switch (item.Type)
        {
            case "gateway.networking.k8s.io/Gateway" or "gateway.networking.k8s.io/ListenerSet":
                return item.Tree.Map("spec").Maps("listeners").Select(listener =>
                    new Entrance(Named(item), listener.Item.Text("name"), listener.Item.Text("hostname"), listener.Item.Number("port")));
            case "networking.k8s.io/Ingress":
                return item.Tree.Map("spec").Maps("rules").Select(rule => new Entrance(Named(item), null, rule.Item.Text("host"), null));
            default:
                return [];
        }
    }

    // A listener without a host listens for all; *.example.com for every name below it.
    private static bool Covers(string? wide, string? host) =>
        wide is null or Any || (host is not null && (string.Equals(wide, host, StringComparison.OrdinalIgnoreCase)
        || (wide.StartsWith("*.", StringComparison.Ordinal) && host.EndsWith(wide[1..], StringComparison.OrdinalIgnoreCase))));

    private static IEnumerable<string> Wider(string host)
    {
        yield return host;
        for (var dot = host.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = host.IndexOf('.', dot + 1))
            yield return $"*{host[dot..]}";

        yield return Any;
    }
}
