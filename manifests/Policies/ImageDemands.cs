using Infra.Rules;

namespace Infra.Policies;

/// <summary>What is asked of images, charts and the manifests of projects.</summary>
internal static class ImageDemands
{
    /// <summary>All of them come from listed places.</summary>
    public static void Listed(ManifestSet set, Report report, IReadOnlyList<string> registries)
    {
        var listed = registries.Select(registry => registry.TrimEnd('/')).ToList();
        var allowed = string.Join(", ", listed);
        foreach (var image in set.Images.Where(image => !image.IsPlaceholder && !IsListed(image.Repository)))
            report.Add(image.On, image.Path, image.Reference, allowed, "take it from one of them, or list its registry");

        foreach (var chart in set.Charts.Where(chart => chart.ChartName.Length > 0))
        {
            var source = Place(chart.Repository is { Length: > 0 } repository ? repository : chart.Chart);
            report.AddIf(!IsListed(source), chart.On, "chart", $"{chart.ChartName} of {source}", allowed,
                "take it from one of them, by infra:mirrors, or list its registry");
        }

        foreach (var remote in set.Remote.Where(remote => !IsListed(Place(remote.Tree.Text("file")!))))
            report.Add(remote, "file", remote.Tree.Text("file"), allowed, "take it from one of them, by infra:mirrors, or list where it is");

        bool IsListed(string place) => place.StartsWith('<')
            || listed.Exists(registry => place == registry || place.StartsWith(registry + "/", StringComparison.Ordinal));
    }

    private static string Place(string address)
    {
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        return (scheme < 0 ? address : address[(scheme + 3)..]).TrimEnd('/');
    }
}
