namespace Infra.Manifests;

/// <summary>
/// Where Flux gets charts from: what a HelmRelease names is in a HelmRepository, a HelmChart or an OCIRepository beside it.
/// </summary>
internal sealed class FluxSources
{
    /// <summary>The group of HelmReleases.</summary>
    public const string Helm = "helm.toolkit.fluxcd.io";

    private const string Group = "source.toolkit.fluxcd.io";

    private readonly Dictionary<(string Kind, string? Space, string Name), MapNode?> _sources = [];

    /// <summary>Indexes the sources among some objects.</summary>
    public FluxSources(IEnumerable<Manifest> manifests)
    {
        foreach (var manifest in manifests.Where(manifest => manifest.Id.Group == Group))
            _sources.TryAdd((manifest.Id.Kind, manifest.Id.Namespace, manifest.Id.Name), manifest.Tree.Map("spec"));
    }

    /// <summary>No sources.</summary>
    public static FluxSources None { get; } = new([]);

    /// <summary>A release with its chart, repository and version, as far as they are known.</summary>
    public ChartRelease Complete(ChartRelease release)
    {
        var spec = release.On.Tree.Map("spec");
        var space = release.On.Id.Namespace;
        if (spec?.Map("chartRef") is not { } reference)
            return Chart(release, spec.MapAt("chart", "spec"), space);

        var source = Find(reference, space);
        return reference.Text("kind") == "HelmChart" ? Chart(release, source, reference.Text("namespace") ?? space) : release with
        {
            // A repository that is not here is mostly called as its chart.
            Chart = source?.Text("url") ?? reference.Text("name") ?? "",
            Version = (source.MapAt("ref") is { } pinned ? pinned["tag"] ?? pinned["semver"] ?? pinned["digest"] : null)?.ToString()
                ?? (source is null ? "*" : null),
            VersionPath = "spec.chartRef",
        };
    }

    private ChartRelease Chart(ChartRelease release, MapNode? chart, string? space)
    {
        var repository = chart?.Map("sourceRef") is { } reference ? Find(reference, space) : null;
        return release with
        {
            Chart = chart?.Text("chart") ?? "",
            Repository = repository?.Text("url"),
            Version = chart?["version"]?.ToString(),
        };
    }

    private MapNode? Find(MapNode reference, string? space) => _sources.GetValueOrDefault(
        (reference.Text("kind") ?? "", reference.Text("namespace") ?? space, reference.Text("name") ?? ""));
}
