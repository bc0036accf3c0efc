namespace Infra.Manifests;

/// <summary>Reads the Helm releases that are written as objects: of Argo CD, Flux, k3s and kustomize.</summary>
internal static class ChartManifests
{
    /// <summary>The charts that objects install.</summary>
    public static IEnumerable<ChartRelease> In(IReadOnlyCollection<Manifest> manifests)
    {
        var sources = new FluxSources(manifests);
        return manifests.SelectMany(manifest => In(manifest, sources));
    }

    /// <summary>The charts that an object installs, as far as it says so itself.</summary>
    public static IEnumerable<ChartRelease> In(Manifest manifest) => In(manifest, FluxSources.None);

    private static IEnumerable<ChartRelease> In(Manifest manifest, FluxSources sources) => (manifest.Id.Group, manifest.Id.Kind) switch
    {
        (Groups.Argo, "Application") => Application(manifest, manifest.Tree.Map("spec"), "spec"),
        (Groups.Argo, "ApplicationSet") => Application(manifest, manifest.Tree.MapAt("spec", "template", "spec"), "spec.template.spec"),
        (Groups.Kustomize, "Kustomization") => Kustomization(manifest),
        ("helm.cattle.io", "HelmChart") => [K3s(manifest, manifest.Tree.Map("spec"))],
        (FluxSources.Helm, "HelmRelease") => [Flux(manifest, sources)],
        _ => [],
    };

    private static IEnumerable<ChartRelease> Application(Manifest manifest, MapNode? spec, string at)
    {
        var space = spec.TextAt("destination", "namespace");
        var makes = spec.MapAt("syncPolicy").Texts("syncOptions").Contains("CreateNamespace=true");
        var sources = spec?.Map("source") is { } source ? [new PlacedItem(source, at + ".source")] : spec.Maps("sources", at);
        // A source with neither holds files with values for another one.
        return sources.Where(one => one.Item.Text("chart") is not null || one.Item.Text("path") is not null)
            .Select(one => Source(manifest, one.Item, one.Path) with { Namespace = space, CreateNamespace = makes });
    }

    internal static ChartRelease Source(Manifest manifest, MapNode source, string path)
    {
        var helm = source.Map("helm");
        var parameters = helm.Maps("parameters", path).Where(p => p.Item.Text("name") is not null)
            .DistinctBy(p => p.Item.Text("name"), StringComparer.Ordinal)
            .Select(p => new KeyValuePair<string, Node>(p.Item.Text("name")!, p.Item["value"] ?? ScalarNode.Null));
        var values = helm?.Map("valuesObject") ?? Parsed(helm?.Text("values"));
        var folder = source.Text("path");
        var isChart = folder is not null && (helm is not null || folder.Contains("chart", StringComparison.OrdinalIgnoreCase));
        return Written(manifest, path + ".targetRevision",
            path
                + (helm?.Map("valuesObject") is not null
                    ? ".helm.valuesObject"
                    : values is not null ? ".helm.values" : ".helm.parameters")) with
        {
            Name = helm?.Text("releaseName") ?? manifest.Id.Name,
            Chart = source.Text("chart") ?? (isChart ? folder! : ""),
            Repository = source.Text("repoURL"),
            Version = source["targetRevision"]?.ToString(),
            Values = values ?? new MapNode(parameters),
            SkipCrds = helm.IsTrue("skipCrds"),
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
        Values = Parsed(spec?.Text("valuesContent")) ?? MapNode.Empty,
        CreateNamespace = spec.IsTrue("createNamespace"),
    };

    private static ChartRelease Flux(Manifest manifest, FluxSources sources)
    {
        var spec = manifest.Tree.Map("spec");
        var target = spec?.Text("targetNamespace");
        return sources.Complete(Written(manifest, "spec.chart.spec.version", "spec.values") with
        {
            Name = spec?.Text("releaseName") ?? (target is null ? manifest.Id.Name : $"{target}-{manifest.Id.Name}"),
            Namespace = target ?? manifest.Id.Namespace,
            Values = spec?.Map("values") ?? MapNode.Empty,
            CreateNamespace = spec.MapAt("install").IsTrue("createNamespace"),
        });
    }

    // Values may be one text, which is YAML itself.
    private static MapNode? Parsed(string? text) =>
        text is not null && new YamlComposer("", YamlDialect.Manifests).Compose(text) is [MapNode values, ..] ? values : null;

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
