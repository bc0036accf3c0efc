namespace Infra.Rules.Edge;

internal sealed class DuplicateRoute : IRule
{
    public RuleInfo Info { get; } = new("R45", "duplicate-route", Severity.Error, "two routes for one host and path")
    {
        Description = """
            Of two routes with the same listener, host and match, one wins and the other one looks fine and never answers. The webhook of
            ingress-nginx refuses the second Ingress outright. Routes of one host and path in other folders may belong to other clusters:
            they are found for information only.
            """,
        Remediation = "Merge the two, or give one another path.",
        SeeAlso = ["kubernetes/ingress-nginx#8216", "Gateway API route precedence"],
    };

    public void Check(ManifestSet set, Report report)
    {
        var seen = new Dictionary<string, Manifest>(StringComparer.Ordinal);
        // A canary shares host and path with the Ingress that it is tried beside.
        foreach (var ingress in set.Of(Groups.Networking, "Ingress")
            .Where(i => Annotation(i, "nginx.ingress.kubernetes.io/canary") != "true"))
        {
            var controller = ingress.Tree.TextAt("spec", "ingressClassName") ?? Annotation(ingress, "kubernetes.io/ingress.class") ?? "";
            foreach (var (rule, rulePath) in ingress.Items("rules"))
            {
                foreach (var (path, at) in rule.Map("http").Maps("paths", rulePath + ".http"))
                {
                    Take(ingress, at, $"{controller} {rule.Text("host")} {path.Text("pathType")} {path.Text("path")}",
                        $"{rule.Text("host")}{path.Text("path")}");
                }
            }
        }

        var listeners = set.Gateways.Listeners.Select((listener, number) => (listener, number)).ToDictionary(
            pair => pair.listener, pair => pair.number, ReferenceEqualityComparer.Instance as IEqualityComparer<Listener>);
        foreach (var parent in set.Gateways.Parents)
        {
            foreach (var listener in parent.Listeners)
                CheckRoute(parent.Route, listener, listeners[listener]);
        }

        void CheckRoute(Manifest route, Listener listener, int number)
        {
            var hosts = GatewayGraph.HostsOf(route).DefaultIfEmpty(listener.Host ?? "*").ToList();
            foreach (var (rule, rulePath) in route.Items("rules"))
            {
                foreach (var (match, at) in rule.Maps("matches", rulePath).DefaultIfEmpty(new PlacedItem(MapNode.Empty, rulePath)))
                {
                    foreach (var host in hosts)
                    {
                        var what = $"{match.TextAt("path", "type") ?? "PathPrefix"} {match.TextAt("path", "value") ?? "/"}";
                        var more = string.Concat(match.Entries.Where(e => e.Key != "path").Select(e => ManifestWriter.ToYaml(e.Value)));
                        Take(route, at, string.Create(CultureInfo.InvariantCulture, $"{number} {route.Id.Kind} {host} {what} {more}"),
                            route.Id.Kind == "HTTPRoute" ? $"{host} {what}" : host);
                    }
                }
            }
        }

        static string? Annotation(Manifest ingress, string key) => ingress.Tree.MapAt("metadata", "annotations")?.Text(key);

        static string? FolderOf(Manifest manifest) => manifest.At is { } at ? RelativePath.FolderOf(at.File) : null;

        void Take(Manifest route, string path, string key, string shown)
        {
            if (seen.TryAdd(key, route) || ReferenceEquals(seen[key], route) || set.Versions.AreOne(seen[key], route))
                return;

            report.Add(route, path, $"{shown}, as {seen[key].Id.Kind} {seen[key].Id.Name}", "one route for each host and match",
                "merge the two, or give one another path", FolderOf(seen[key]) == FolderOf(route) ? null : Severity.Information);
        }
    }
}
