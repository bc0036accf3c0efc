namespace Infra.Rendering;

/// <summary>Helm releases as charts that kustomize inflates.</summary>
internal static class KustomizeCharts
{
    /// <summary>The part of the kustomization about charts: <c>helmCharts</c>, and <c>helmGlobals</c> where charts are local.</summary>
    public static MapNode Of(Inventory inventory, string folder, string sources, List<Diagnostic> problems)
    {
        var charts = inventory.Charts.Select(release => (Release: release, Source: ChartSource.Of(release))).ToArray();
        foreach (var (release, _) in charts.Where(c => c.Source.Kind == ChartPlace.File))
            Add(inventory, release, release.Chart, "a chart in an HTTP repository, an OCI registry or a local folder", problems);

        // Kustomize knows one folder of charts.
        var homes = charts.Where(c => c.Source.Kind == ChartPlace.Folder).Select(c => c.Source.Place).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).ToArray();
        foreach (var (release, source) in charts.Where(c => c.Source.Kind == ChartPlace.Folder && c.Source.Place != homes[0]))
            Add(inventory, release, source.Place, $"{homes[0]}, the folder of the other local charts", problems);

        return MapNode.Of(
            ("helmGlobals", homes.Length == 0 ? null : MapNode.Of(("chartHome", Relative(homes[0], folder, sources)))),
            ("helmCharts", charts.Length == 0 ? null : new ListNode([.. charts.Select(c => Entry(c.Release, c.Source))])));
    }

    /// <summary>The namespaces that only charts would have made: kustomize makes none.</summary>
    public static IEnumerable<Manifest> Namespaces(Inventory inventory) => inventory.Charts
        .Where(release => release.CreateNamespace && ChartNamespaces.IsMissing(inventory, release))
        .GroupBy(release => release.Namespace!, StringComparer.Ordinal)
        .Select(space => Manifest.From(MapNode.Of(
            ("apiVersion", "v1"), ("kind", "Namespace"), ("metadata", MapNode.Of(("name", space.Key)))))!);

    private static MapNode Entry(ChartRelease release, ChartSource source) => MapNode.Of(
        ("name", source.Name),
        ("repo", source.Kind switch
        {
            ChartPlace.Repository => source.Place,
            ChartPlace.Registry => "oci://" + source.Place,
            _ => null,
        }),
        ("version", release.Version),
        ("releaseName", release.Name),
        ("namespace", release.Namespace),
        ("includeCRDs", !release.SkipCrds),
        ("valuesInline", release.Values.Count > 0 ? release.Values : null));

    private static string Relative(string home, string folder, string sources) =>
        Path.GetRelativePath(Path.GetFullPath(folder), Path.GetFullPath(home, Path.GetFullPath(sources))).Replace('\\', '/');

    private static void Add(Inventory inventory, ChartRelease release, string actual, string allowed, List<Diagnostic> problems) =>
        problems.Add(new Diagnostic(Codes.ChartForm, $"{inventory.Name}, {release}", actual, allowed, "move or mirror the chart"));
}
