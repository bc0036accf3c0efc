using Infra.Catalogue;

namespace Infra.Rules;

/// <summary>
/// Where something makes objects that are not seen here: charts, applications of other repositories, operators that are not known.
/// </summary>
internal sealed class Unknowns
{
    private readonly Dictionary<string, string> _spaces = new(StringComparer.Ordinal);

    private readonly string? _unplaced;

    internal Unknowns(ManifestSet set)
    {
        foreach (var chart in set.Charts.Where(chart => !IsHere(set, chart) && !set.Inventory.Rendered.Contains(chart.On.Id)))
        {
            var what = chart.ChartName.Length > 0 ? $"chart {chart.ChartName}" : $"{chart.On.Id.Kind} {chart.On.Id.Name}";
            var says = $"what {what} makes is not known here, it may bring it";
            Anywhere ??= says;
            if (chart.Namespace is null && chart.On.Id.Namespace is null)
                _unplaced ??= says;

            _spaces.TryAdd(chart.Namespace ?? chart.On.Space, says);
        }

        foreach (var folder in set.Inventory.Unrendered)
        {
            var says = $"what chart {folder} makes is not known here, it may bring it";
            Anywhere ??= says;
            _unplaced ??= says;
        }

        foreach (var manifest in set.All)
        {
            if (!MadeCatalogue.Instance.IsKnown(manifest.Id.Group, manifest.Id.Kind))
            {
                _spaces.TryAdd(manifest.Space,
                    $"what the controller of {manifest.Id.Kind} {manifest.Id.Name} makes is not known here, it may bring it");
            }
        }

        foreach (var source in set.RemoteSources.Take(1))
            Anywhere ??= $"what {source} holds is not known here, it may bring it";
    }

    /// <summary>Who may bring objects that belong to no namespace, as a sentence; null when no one may.</summary>
    public string? Anywhere { get; }

    /// <summary>Who may bring objects into a namespace, as a sentence; null when no one may.</summary>
    public string? In(string space) => _spaces.TryGetValue(space, out var who) ? who
        : IsOfDistribution(space) ? $"what the distribution of Kubernetes puts into {space} is not known here" : _unplaced;

    /// <summary>Whether a distribution of Kubernetes brings a namespace: <c>kube-system</c>, <c>openshift-ingress</c>.</summary>
    public static bool IsOfDistribution(string space) =>
        space.StartsWith("kube-", StringComparison.Ordinal) || space.StartsWith("openshift-", StringComparison.Ordinal);

    // An application may name a folder that was read with the rest; then it brings nothing new.
    private static bool IsHere(ManifestSet set, ChartRelease chart) => chart.ChartName.Length == 0
        && set.Inventory.FileNames is { } names
        && (chart.On.Tree.TextAt("spec", "source", "path")
            ?? chart.On.Tree.TextAt("spec", "template", "spec", "source", "path")) is { } path
        && (names.Contains(path.Trim('/') + "/") || path.Contains("{{", StringComparison.Ordinal))
        && !set.Inventory.Unrendered.Any(folder => IsWithin(folder, path.Trim('/')));

    private static bool IsWithin(string folder, string path) =>
        path.Contains("{{", StringComparison.Ordinal) || folder == path || folder.StartsWith(path + "/", StringComparison.Ordinal);
}
