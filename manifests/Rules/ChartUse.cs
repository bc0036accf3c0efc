using Infra.Manifests;

namespace Infra.Rules;

/// <summary>A Helm chart that somebody installs, in whatever form it is written down.</summary>
/// <param name="Name">The chart's name.</param>
/// <param name="Version">The version; null when none is given.</param>
/// <param name="Namespace">The namespace of the release; null when none is given.</param>
/// <param name="Values">The values.</param>
/// <param name="On">What findings are on.</param>
/// <param name="VersionPath">Where the version stands.</param>
/// <param name="ValuesPath">Where the values stand.</param>
public sealed record ChartUse(
    string Name, string? Version, string? Namespace, MapNode Values, Manifest On, string VersionPath, string ValuesPath)
{
    /// <summary>Whether the release makes its namespace. Default: no.</summary>
    public bool CreatesNamespace { get; init; }

    /// <summary>The chart of a release of a stack.</summary>
    /// <param name="release">The release.</param>
    public static ChartUse Of(ChartRelease release)
    {
        ArgumentNullException.ThrowIfNull(release);
        var options = release.Resource.Inputs.Map("helmOptions") is null ? "" : "helmOptions.";
        var on = new Manifest(new ObjectId("helm.sh", "Release", release.Namespace, release.Name), "helm.sh/v3", release.Resource.Inputs)
        {
            Components = release.Resource.Path,
            Resource = release.Resource.Key,
            Options = release.Resource.Options,
        };
        return new ChartUse(BareName(release.Chart, release.Version), release.Version, release.Namespace, release.Values, on,
            options + "version", options + "values")
        {
            CreatesNamespace = release.CreateNamespace,
        };
    }

    /// <summary>The charts that an object installs.</summary>
    /// <param name="manifest">The object.</param>
    public static IEnumerable<ChartUse> In(Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return (manifest.Id.Group, manifest.Id.Kind) switch
        {
            (Groups.Argo, "Application") => Application(manifest),
            (Groups.Kustomize, "Kustomization") => Kustomization(manifest),
            ("helm.cattle.io", "HelmChart") => [Of(manifest, manifest.Tree.Map("spec"), "spec", "chart", "version", "",
                manifest.Tree.TextAt("spec", "targetNamespace"))],
            ("helm.toolkit.fluxcd.io", "HelmRelease") =>
                [Of(manifest, manifest.Tree.MapAt("spec", "chart", "spec"), "spec.chart.spec", "chart", "version", "spec.values",
                    manifest.Id.Namespace)],
            _ => [],
        };
    }

    private static IEnumerable<ChartUse> Application(Manifest manifest)
    {
        var spec = manifest.Tree.Map("spec");
        var space = spec.TextAt("destination", "namespace");
        if (spec?.Map("source") is { } source)
        {
            yield return Source(manifest, source, "spec.source", space);
        }

        foreach (var (item, path) in spec.Maps("sources", "spec"))
        {
            yield return Source(manifest, item, path, space);
        }
    }

    private static ChartUse Source(Manifest manifest, MapNode source, string path, string? space)
    {
        var helm = source.Map("helm");
        var parameters = helm.Maps("parameters", path).Where(p => p.Item.Text("name") is not null)
            .DistinctBy(p => p.Item.Text("name"), StringComparer.Ordinal)
            .Select(p => new KeyValuePair<string, Node>(p.Item.Text("name")!, p.Item["value"] ?? ScalarNode.Null));
        var values = helm?.Map("valuesObject");
        var name = source.Text("chart") ?? (source.Text("path") is { } folder
            && (helm is not null || folder.Contains("chart", StringComparison.OrdinalIgnoreCase)) ? folder : "");
        return new ChartUse(BareName(name, null), source["targetRevision"]?.ToString(), space, values ?? new MapNode(parameters), manifest,
            path + ".targetRevision", path + (values is null ? ".helm.parameters" : ".helm.valuesObject"))
        {
            CreatesNamespace = manifest.Tree.MapAt("spec", "syncPolicy").Texts("syncOptions").Contains("CreateNamespace=true"),
        };
    }

    private static IEnumerable<ChartUse> Kustomization(Manifest manifest) => manifest.Tree.Maps("helmCharts", "").Select(chart =>
        Of(manifest, chart.Item, chart.Path, "name", "version", chart.Path + ".valuesInline",
            chart.Item.Text("namespace") ?? manifest.Tree.Text("namespace")));

    private static ChartUse Of(Manifest manifest, MapNode? tree, string path, string name, string version, string valuesPath,
        string? space) => new(
        BareName(tree?.Text(name) ?? "", null), tree?[version]?.ToString(), space,
        valuesPath.Length > 0 && NodePath.Nearest(manifest.Tree, valuesPath) is MapNode values ? values : MapNode.Empty,
        manifest, NodePath.Of(path, version), valuesPath)
        {
            CreatesNamespace = tree.IsTrue("createNamespace") || manifest.Tree.MapAt("spec", "install").IsTrue("createNamespace"),
        };

    private static string BareName(string chart, string? version)
    {
        var name = chart.TrimEnd('/');
        name = name[(name.LastIndexOf('/') + 1)..];
        return version is not null && name.EndsWith($"-{version}.tgz", StringComparison.Ordinal) ? name[..^(version.Length + 5)] : name;
    }
}
