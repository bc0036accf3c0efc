using Infra.Manifests;

namespace Infra.Rendering;

/// <summary>Where a chart comes from.</summary>
/// <param name="Kind">The kind of place.</param>
/// <param name="Place">The HTTP repository, the registry without <c>oci://</c>, or the local folder that holds the chart.</param>
/// <param name="Name">The chart's name there.</param>
internal sealed record ChartSource(ChartPlace Kind, string Place, string Name)
{
    private const string Oci = "oci://";

    /// <summary>Where the chart of a release comes from.</summary>
    /// <param name="release">The release.</param>
    public static ChartSource Of(ChartRelease release)
    {
        if (release.Repository is { } repository)
        {
            return repository.StartsWith(Oci, StringComparison.Ordinal)
                ? new ChartSource(ChartPlace.Registry, repository[Oci.Length..].TrimEnd('/'), release.Chart)
                : new ChartSource(ChartPlace.Repository, repository, release.Chart);
        }

        var chart = release.Chart.TrimEnd('/');
        var slash = chart.LastIndexOf('/');
        var (place, name) = slash < 0 ? (".", chart) : (chart[..slash], chart[(slash + 1)..]);
        return chart.StartsWith(Oci, StringComparison.Ordinal)
            ? new ChartSource(ChartPlace.Registry, place[Oci.Length..], name)
            : new ChartSource(chart.Contains("://", StringComparison.Ordinal) ? ChartPlace.File : ChartPlace.Folder, place, Unpacked(name, release.Version));
    }

    // A packed chart unpacks into a folder of the chart's name.
    private static string Unpacked(string file, string? version)
    {
        const string Packed = ".tgz";
        if (!file.EndsWith(Packed, StringComparison.Ordinal))
        {
            return file;
        }

        var name = file[..^Packed.Length];
        return version is not null && name.EndsWith("-" + version, StringComparison.Ordinal) ? name[..^(version.Length + 1)] : name;
    }
}
