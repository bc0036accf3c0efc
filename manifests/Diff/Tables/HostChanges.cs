namespace Infra.Diff.Tables;

/// <summary>Hosts that are newly or no longer served, by listeners, routes and Ingresses.</summary>
internal static class HostChanges
{
    private const string Every = "every host";

    /// <summary>A listener that comes or goes as a whole.</summary>
    public static Consequence? OfListener(Change change) => (change.Old, change.New) switch
    {
        (MapNode gone, null) => Gone(change, gone.Text("hostname"), gone.Number("port")),
        (null, MapNode come) => Come(change, come.Text("hostname"), come.Number("port")),
        _ => null,
    };

    /// <summary>Another host of a listener that stays.</summary>
    public static Consequence? OfListenerHost(Change change)
    {
        var (old, now) = (change.OldText, change.NewText);
        var instead = change.Sides.After.Listens(old, null);
        return instead is not null
            ? new Consequence(Impact.Note, $"{now ?? Every} is newly served; {instead} listens for {old ?? Every}")
            : new Consequence(Impact.AddressChanges, $"{old ?? Every} is no longer served; {now ?? Every} is");
    }

    /// <summary>Other hosts of a route.</summary>
    public static Consequence? OfRouteHosts(Change change)
    {
        var (old, now) = (ServedHosts.Texts(change.Old), ServedHosts.Texts(change.New));
        return Changed(change, [.. old.Except(now, StringComparer.OrdinalIgnoreCase)],
            [.. now.Except(old, StringComparer.OrdinalIgnoreCase)]);
    }

    /// <summary>A rule of an Ingress that comes or goes as a whole.</summary>
    public static Consequence? OfIngressRule(Change change) => (change.Old, change.New) switch
    {
        (MapNode gone, null) => Gone(change, gone.Text("host"), null),
        (null, MapNode come) => Come(change, come.Text("host"), null),
        _ => new Consequence(Impact.AddressChanges, "requests may go elsewhere"),
    };

    /// <summary>A Gateway or ListenerSet that is new or gone.</summary>
    public static Consequence? OfListeners(Change change) => Whole(change, "listeners", "hostname");

    /// <summary>An Ingress that is new or gone.</summary>
    public static Consequence? OfIngress(Change change) => Whole(change, "rules", "host");

    /// <summary>A route that is new or gone.</summary>
    public static Consequence? OfRoute(Change change)
    {
        string[] hosts = [.. ServedHosts.HostsOf(change.Of)];
        return change.Item is null ? Changed(change, hosts, []) : Changed(change, [], hosts);
    }

    private static Consequence? Changed(Change change, string[] gone, string[] come)
    {
        var own = change.Item is null ? null : ServedHosts.Named(change.Item);
        var lost = gone.Where(host => change.Sides.After.Routes(host, own) is null).ToArray();
        var gained = come.Where(host => change.Sides.Before.Routes(host, own) is null).ToArray();
        var taken = gone.Except(lost).Select(host => $"{Shown(host)} is answered by {change.Sides.After.Routes(host, own)}");
        string[] parts =
        [
            .. lost.Length > 0 ? [$"{Names(lost)} {(lost.Length == 1 ? "finds" : "find")} no route any longer"] : Array.Empty<string>(),
            .. taken,
            .. gained.Length > 0 ? [$"{Names(gained)} {(gained.Length == 1 ? "is" : "are")} newly answered"] : Array.Empty<string>(),
        ];
        return parts.Length == 0 ? null : new Consequence(lost.Length > 0 ? Impact.AddressChanges : Impact.Note, string.Join("; ", parts));
    }

    private static Consequence? Whole(Change change, string list, string key)
    {
        var hosts = change.Of.Tree.Map("spec").Maps(list).Select(entry => entry.Item.Text(key)).Distinct(StringComparer.OrdinalIgnoreCase)
            .ToList();
        var others = change.Item is null ? change.Sides.After : change.Sides.Before;
        var alone = hosts.Where(host => others.Listens(host, null) is null).Select(host => host ?? Every).ToArray();
        var elsewhere = hosts.Select(host => others.Listens(host, null)).FirstOrDefault(owner => owner is not null);
        return (change.Item, alone) switch
        {
            (null, { Length: > 0 }) =>
                new Consequence(Impact.AddressChanges, $"{Names(alone)} {(alone.Length == 1 ? "is" : "are")} no longer served"),
            (null, _) when elsewhere is not null =>
                new Consequence(Impact.AddressChanges, $"{elsewhere} serves its hosts instead, at its own address"),
            (not null, { Length: > 0 }) =>
                new Consequence(Impact.Note, $"{Names(alone)} {(alone.Length == 1 ? "is" : "are")} newly served"),
            _ => null,
        };
    }

    private static Consequence Gone(Change change, string? host, long? port)
    {
        var on = port is null ? "" : string.Create(CultureInfo.InvariantCulture, $" on port {port}");
        return change.Sides.After.Listens(host, port) is not { } owner
            ? new Consequence(Impact.AddressChanges, $"{host ?? Every} is no longer served{on}")
            : owner == ServedHosts.Named(change.Of)
                ? new Consequence(Impact.Note,
                    $"{host ?? Every} is served{on} by another listener of it; routes that name this one lose it")
                : new Consequence(Impact.AddressChanges, $"{host ?? Every} is served{on} by {owner} instead, at its own address");
    }

    private static Consequence? Come(Change change, string? host, long? port) => change.Sides.Before.Listens(host, port) is null
        ? new Consequence(Impact.Note,
            string.Create(CultureInfo.InvariantCulture, $"{host ?? Every} is newly served{(port is null ? "" : $" on port {port}")}"))
        : null;

    private static string Names(string[] hosts) => hosts.Length > 5
        ? string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", hosts.Take(4).Select(Shown))} and {hosts.Length - 4} more hosts")
        : string.Join(", ", hosts.Select(Shown));

    private static string Shown(string host) => host == "*" ? Every : host;
}
