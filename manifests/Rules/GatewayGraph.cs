namespace Infra.Rules;

/// <summary>How requests come in: listeners, and the routes that attach to them.</summary>
internal sealed class GatewayGraph
{
    private const string Experimental = "gateway.networking.x-k8s.io";

    private static readonly string[] RouteKinds = ["HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "UDPRoute"];

    private readonly ManifestSet _set;
    private readonly Dictionary<Manifest, (List<Listener> All, ILookup<string, Listener> ByName)> _byOwner =
        new(ReferenceEqualityComparer.Instance as IEqualityComparer<Manifest>);
    private readonly Dictionary<(string Space, string Secret), List<Listener>> _bySecret = [];
    private readonly ILookup<Manifest, Attachment> _byRoute;

    internal GatewayGraph(ManifestSet set)
    {
        _set = set;
        foreach (var gateway in set.Of(Groups.Gateway, "Gateway"))
            AddListeners(gateway, gateway);

        foreach (var listeners in set.Of(Groups.Gateway, "ListenerSet").Concat(set.Of(Experimental, "XListenerSet")))
            AddListeners(listeners, GatewayOf(listeners));

        foreach (var listener in Listeners)
        {
            foreach (var (space, name, _) in listener.Secrets())
                _bySecret.ListOf((space, name)).Add(listener);
        }

        Routes = [.. RouteKinds.SelectMany(kind => set.Of(Groups.Gateway, kind))];
        Parents = [.. Routes.SelectMany(Attach)];
        _byRoute = Parents.ToLookup(parent => parent.Route, ReferenceEqualityComparer.Instance as IEqualityComparer<Manifest>);
    }

    public List<Listener> Listeners { get; } = [];

    /// <summary>Every route.</summary>
    public IReadOnlyList<Manifest> Routes { get; }

    /// <summary>Every place where a route attaches.</summary>
    public IReadOnlyList<Attachment> Parents { get; }

    /// <summary>The listeners that show the certificate in a Secret.</summary>
    public IReadOnlyList<Listener> Showing(string space, string secret) => _bySecret.TryGetValue((space, secret), out var found) ? found
        : [];

    /// <summary>Where a route attaches.</summary>
    public IEnumerable<Attachment> ParentsOf(Manifest route) => _byRoute[route];

    /// <summary>The hosts of a route; none means every host of its listeners.</summary>
    public static IEnumerable<string> HostsOf(Manifest route) => route.Tree.Map("spec").Texts("hostnames");

    public static IEnumerable<PlacedItem> BackendsOf(Manifest route) =>
        route.Items("rules").SelectMany(rule => rule.Item.Maps("backendRefs", rule.Path));

    /// <summary>The filters of a route: those of its rules and those of their backends.</summary>
    public static IEnumerable<PlacedItem> FiltersOf(Manifest route) => route.Items("rules").SelectMany(rule =>
        rule.Item.Maps("filters", rule.Path)
            .Concat(rule.Item.Maps("backendRefs", rule.Path).SelectMany(backend => backend.Item.Maps("filters", backend.Path))));

    /// <summary>The Gateway that a ListenerSet attaches to, or null.</summary>
    public Manifest? GatewayOf(Manifest listeners)
    {
        var parent = listeners.Tree.MapAt("spec", "parentRef");
        return parent?.Text("name") is { } name
            ? _set.Find(Groups.Gateway, "Gateway", parent.Text("namespace") ?? listeners.Space, name, listeners)
            : null;
    }

    /// <summary>Whether a choice of namespaces holds one of them.</summary>
    public bool Allows(MapNode? namespaces, string usual, string own, string other) => (namespaces?.Text("from") ?? usual) switch
    {
        "All" => true,
        "Same" => own == other,
        "Selector" => new LabelSelector(namespaces?.Map("selector")).Matches(_set.NamespaceLabels(other)),
        _ => false,
    };

    private void AddListeners(Manifest owner, Manifest? gateway)
    {
        var space = owner.Space;
        var own = owner.Items("listeners").Select(l => new Listener(owner, space, gateway, l.Item, l.Path)).ToList();
        _byOwner[owner] = (own, own.ToLookup(listener => listener.Name, StringComparer.Ordinal));
        Listeners.AddRange(own);
    }

    private IEnumerable<Attachment> Attach(Manifest route)
    {
        var space = route.Space;
        foreach (var (reference, path) in route.Items("parentRefs"))
        {
            var kind = reference.Text("kind") ?? "Gateway";
            if (kind is not ("Gateway" or "ListenerSet" or "XListenerSet"))
            {
                yield return new Attachment(route, reference, path, [], null);
                continue;
            }

            var owner = reference.Text("namespace") ?? space;
            var name = reference.Text("name") ?? "";
            var group = kind == "XListenerSet" ? Experimental : Groups.Gateway;
            if ((_set.Find(group, kind, owner, name, route) ?? _set.Unplaced(group, kind, name)) is not { } found
                || !_byOwner.ContainsKey(found))
            {
                yield return new Attachment(route, reference, path, [], $"there is no {kind} {owner}/{name}")
                {
                    Parent = _set.Existence.Of(route, group, kind, owner, name),
                };
                continue;
            }

            yield return Best([.. _set.Versions.NearestFirst(found, route).Where(_byOwner.ContainsKey)
                .Select(version => Attach(route, space, reference, path, version, owner))]);
        }
    }

    // Of several declarations of a parent the nearest counts, unless another one takes the route.
    private static Attachment Best(IReadOnlyList<Attachment> attachments) =>
        attachments.FirstOrDefault(attachment => attachment.Refusal is null) ?? attachments[0];

    private Attachment Attach(Manifest route, string space, MapNode reference, string path, Manifest parent, string owner)
    {
        var listeners = _byOwner[parent];
        var section = reference.Text("sectionName");
        var port = reference.Number("port");
        var candidates = section is null ? listeners.All : listeners.ByName[section];
        var named = candidates.Where(l => port is null || l.Port == port).ToList();
        var fitting = named.FindAll(l => l.Takes(route.Id.Kind));
        // A route of no namespace is applied into one that the listener takes, or into another: only whoever applies it knows.
        var open = fitting.FindAll(l => route.Id.Namespace is null
            || Allows(l.Tree.MapAt("allowedRoutes", "namespaces"), "Same", owner, space));
        var hosts = HostsOf(route).ToList();
        var taken = open.FindAll(l => hosts.Count == 0 || hosts.Exists(l.Serves));
        var refusal = taken.Count > 0 ? null
            : named.Count == 0
                ? $"{parent.Id.Kind} {owner}/{parent.Id.Name} has no listener {section ?? port?.ToString(CultureInfo.InvariantCulture) ?? "at all"}"
            : fitting.Count == 0 ? $"listener {named[0].Name} ({named[0].Protocol}) takes no {route.Id.Kind}"
            : open.Count == 0 ? $"listener {fitting[0].Name} takes no routes from namespace {space}"
            : $"listener {open[0].Name} serves {open[0].Host}, the route {string.Join(", ", hosts)}";
        return new Attachment(route, reference, path, taken, refusal);
    }
}
