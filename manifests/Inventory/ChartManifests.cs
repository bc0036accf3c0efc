namespace Infra.Manifests;

/// <summary>Reads the Helm releases that are written as objects: of Argo CD, Flux, k3s and kustomize.</summary>
internal static class ChartManifests
{
    /// <summary>The charts that an object installs.</summary>
    public static IEnumerable<ChartRelease> In(Manifest manifest) => (manifest.Id.Group, manifest.Id.Kind) switch
    {
        (Groups.Argo, "Application") => Application(manifest),
        (Groups.Kustomize, "Kustomization") => Kustomization(manifest),
        ("helm.cattle.io", "HelmChart") => [K3s(manifest, manifest.Tree.Map("spec"))],
        ("helm.toolkit.fluxcd.io", "HelmRelease") => [Flux(manifest, manifest.Tree.MapAt("spec", "chart", "spec"))],
        _ => [],
    };

    private static IEnumerable<ChartRelease> Application(Manifest manifest)
    {
        var spec = manifest.Tree.Map("spec");
        if (spec?.Map("source") is { } source)
            yield return Source(manifest, source, "spec.source");

        foreach (var (item, path) in spec.Maps("sources", "spec"))
            yield return Source(manifest, item, path);
    }

    private static ChartRelease Source(Manifest manifest, MapNode source, string path)
    {
        var helm = source.Map("helm");
        var parameters = helm.Maps("parameters", path).Where(p => p.Item.Text("name") is not null)
            .DistinctBy(p => p.Item.Text("name"), StringComparer.Ordinal)
            .Select(p => new KeyValuePair<string, Node>(p.Item.Text("name")!, p.Item["value"] ?? ScalarNode.Null));
        var values = helm?.Map("valuesObject");
        var folder = source.Text("path");
        var isChart = folder is not null && (helm is not null || folder.Contains("chart", StringComparison.OrdinalIgnoreCase));
        return Written(manifest, path + ".targetRevision", path + (values is null ? ".helm.parameters" : ".helm.valuesObject")) with
        {
            Name = helm?.Text("releaseName") ?? manifest.Id.Name,
            Namespace = manifest.Tree.TextAt("spec", "destination", "namespace"),
            Chart = source.Text("chart") ?? (isChart ? folder! : ""),
            Repository = source.Text("repoURL"),
            Version = source["targetRevision"]?.ToString(),
            Values = values ?? new MapNode(parameters),
            SkipCrds = helm.IsTrue("skipCrds"),
            CreateNamespace = manifest.Tree.MapAt("spec", "syncPolicy").Texts("syncOptions").Contains("CreateNamespace=true"),
        };
    }

    private static IEnumerable<ChartRelease> Kustomization(Manifest manifest) => manifest.Tree.Maps("helmCharts").Select(chart =>
        Written(manifest, NodePath.Of(chart.Path, "version"), chart.Path + ".valuesInline") with
        {
            Name = chart.Item.Text("releaseName") ?? chart.Item.Text("name") ?? "",
            Namespace = chart.Item.Text("namespace") ?? manifest.Tree.Text("namespace"),
            Chart = chart.Item.Text("name") ?? "",
            Repository = chart.Item.Text("repo"),
            Version = chart.Item["version"]?.ToString(),
            Values = chart.Item.Map("valuesInline") ?? MapNode.Empty,
            SkipCrds = chart.Item["includeCRDs"] is ScalarNode { Value: false },
            CreateNamespace = chart.Item.IsTrue("createNamespace"),
        });

    private static ChartRelease K3s(Manifest manifest, MapNode? spec) => Written(manifest, "spec.version", "spec.valuesContent") with
    {
        Namespace = spec?.Text("targetNamespace"),
        Chart = spec?.Text("chart") ?? "",
        Repository = spec?.Text("repo"),
        Version = spec?["version"]?.ToString(),
        CreateNamespace = spec.IsTrue("createNamespace"),
    };

    private static ChartRelease Flux(Manifest manifest, MapNode? chart) => Written(manifest, "spec.chart.spec.version", "spec.values") with
    {
        Namespace = manifest.Id.Namespace,
        Chart = chart?.Text("chart") ?? "",
        Version = chart?["version"]?.ToString(),
        Values = manifest.Tree.MapAt("spec", "values") ?? MapNode.Empty,
        CreateNamespace = manifest.Tree.MapAt("spec", "install").IsTrue("createNamespace"),
    };

    private static ChartRelease Written(Manifest manifest, string versionPath, string valuesPath) => new()
    {
        Name = manifest.Id.Name,
        Chart = "",
        On = manifest,
        VersionPath = versionPath,
        ValuesPath = valuesPath,
        At = manifest.At,
        Components = manifest.Components,
    };
}
