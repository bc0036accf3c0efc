namespace Infra.Manifests;

/// <summary>A Helm release as a tree: what a comparison compares and a snapshot keeps.</summary>
internal static class ChartTree
{
    public static MapNode Of(ChartRelease release)
    {
        var source = ChartSource.Of(release);
        return MapNode.Of(
            ("chart", source.Name),
            ("repository", source.Place),
            ("version", release.Version),
            ("values", release.Values.Count > 0 ? release.Values : null),
            ("skipCrds", release.SkipCrds));
    }

    public static ChartRelease Read(string? space, string name, MapNode tree) => new()
    {
        Name = name,
        Namespace = space,
        Chart = tree.Text("chart") ?? "",
        Repository = tree.Text("repository"),
        Version = tree["version"]?.ToString(),
        Values = tree.Map("values") ?? MapNode.Empty,
        SkipCrds = tree.IsTrue("skipCrds"),
    };
}
