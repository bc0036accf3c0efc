using Infra.Diagnostics;
using Infra.Manifests;

namespace Infra.Diff;

/// <summary>A folder or file of manifests as one side. What this program rendered there is read back: charts and remote manifests.</summary>
public static class FolderSide
{
    private const string Kustomization = "kustomization.yaml";

    /// <summary>Reads a folder or file.</summary>
    /// <param name="path">The folder or file.</param>
    /// <param name="shown">What to call it.</param>
    /// <exception cref="RefusedException">Something cannot be read.</exception>
    public static DiffSide Read(string path, string shown)
    {
        var side = Snapshot.Read(shown, ManifestReader.Read(path).Refuse());
        if (!File.Exists(Path.Combine(path, ".infra-render.json")))
        {
            return side;
        }

        var items = side.Items.Where(item => item.Type != "kustomize.config.k8s.io/Kustomization").Select(item => Application(item) ?? item);
        return side with { Items = [.. items, .. Kustomized(Path.Combine(path, Kustomization))] };
    }

    private static DiffItem? Application(DiffItem item)
    {
        if (item.Type != "argoproj.io/Application" || item.Tree.At("spec", "source") is not MapNode source || source.Text("chart") is not { } chart)
        {
            return null;
        }

        var helm = source.Map("helm") ?? MapNode.Empty;
        return DiffItem.Chart((item.Tree.At("spec", "destination", "namespace") as ScalarNode)?.Text, helm.Text("releaseName") ?? item.Name, MapNode.Of(
            ("chart", chart),
            ("repository", source["repoURL"]),
            ("version", source.Text("targetRevision") is "*" ? null : source["targetRevision"]),
            ("values", helm["valuesObject"]),
            ("skipCrds", helm["skipCrds"] ?? false)));
    }

    private static IEnumerable<DiffItem> Kustomized(string file)
    {
        if (!File.Exists(file))
        {
            return [];
        }

        using var text = File.OpenText(file);
        var documents = new YamlComposer(file, YamlDialect.Manifests).Compose(text.ReadToEnd());
        return documents.OfType<MapNode>().SelectMany(map => Charts(map).Concat(Remotes(map)));
    }

    private static IEnumerable<DiffItem> Charts(MapNode kustomization) => (kustomization.List("helmCharts")?.Items ?? []).OfType<MapNode>()
        .Select(chart => DiffItem.Chart(chart.Text("namespace"), chart.Text("releaseName") ?? chart.Text("name") ?? "", MapNode.Of(
            ("chart", chart["name"]),
            ("repository", chart.Text("repo") is { } repo && repo.StartsWith("oci://", StringComparison.Ordinal) ? repo["oci://".Length..] : chart["repo"]),
            ("version", chart["version"]),
            ("values", chart["valuesInline"]),
            ("skipCrds", chart["includeCRDs"] is ScalarNode { Value: false }))));

    private static IEnumerable<DiffItem> Remotes(MapNode kustomization) => (kustomization.List("resources")?.Items ?? []).OfType<ScalarNode>()
        .Select(item => item.Text).OfType<string>().Where(source => source.Contains("://", StringComparison.Ordinal))
        .Select(source => DiffItem.Remote(source, source));
}
