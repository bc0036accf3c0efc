using System.Text.RegularExpressions;
using Infra.Catalogue;

namespace Infra.Upgrades;

/// <summary>
/// Which versions run, by what their objects say: definitions of resources, labels of charts, charts of Argo CD and Flux, nodes.
/// </summary>
internal static partial class RunningVersions
{
    private const string BundleVersion = "gateway.networking.k8s.io/bundle-version";
    private const string ChartLabel = "helm.sh/chart";

    /// <summary>The versions, by the names of the catalogue; the oldest of each part where there are several.</summary>
    public static IReadOnlyDictionary<string, string> In(Inventory inventory) => inventory.Manifests.SelectMany(Of)
        .Concat(
            ChartManifests.In([.. inventory.Manifests])
                .Where(chart => chart.Version is not null && UpgradeCatalogue.Parts.ContainsKey(chart.ChartName))
            .Select(chart => (Part: chart.ChartName, Version: chart.Version!)))
        .GroupBy(found => found.Part, StringComparer.Ordinal)
        .ToDictionary(part => part.Key,
            part => part.Select(found => found.Version).Order(Comparer<string>.Create(UpgradeCatalogue.Compare)).First(),
            StringComparer.Ordinal);

    private static IEnumerable<(string Part, string Version)> Of(Manifest manifest)
    {
        if (manifest.Tree.TextAt("metadata", "annotations", BundleVersion) is { } bundle && manifest.Id.Kind == "CustomResourceDefinition")
            yield return (UpgradeCatalogue.GatewayApi, bundle);

        if (manifest.Id.Kind == "Node" && manifest.Tree.TextAt("status", "nodeInfo", "kubeletVersion") is { } kubelet)
            yield return (UpgradePart.Kubernetes, kubelet);

        if (manifest.Tree.TextAt("metadata", "labels", ChartLabel) is { } label && ChartAndVersion().Match(label) is { Success: true } chart
            && UpgradeCatalogue.Parts.ContainsKey(chart.Groups["chart"].Value))
        {
            yield return (chart.Groups["chart"].Value, chart.Groups["version"].Value);
        }
    }

    // Only the last hyphen before a number ends the chart's name: nginx-gateway-fabric-2.3.0.
    [GeneratedRegex(@"^(?<chart>[a-z][-a-z0-9]*)-(?<version>v?[0-9]+\.[0-9]+\.[0-9]+)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex ChartAndVersion();
}
