namespace Infra.Manifests;

/// <summary>Where a chart comes from.</summary>
/// <param name="Place">The HTTP repository, the registry without <c>oci://</c>, or the local folder that holds the chart.</param>
internal sealed record ChartSource(ChartPlace Kind, string Place, string Name)
{
    private const string Oci = "oci://";

    /// <summary>Where the chart of a release comes from.</summary>
    public static ChartSource Of(ChartRelease release)
    {
        if (release.Repository is { } repository)
        {
            return repository.StartsWith(Oci, StringComparison.Ordinal)
                ? new ChartSource(ChartPlace.Registry, repository[Oci.Length..].TrimEnd('/'), release.Chart)
                : new ChartSource(ChartPlace.Repository, repository, release.Chart);
        }

        var chart = release.Chart.TrimEnd('/');
        var place = chart.LastIndexOf('/') is var slash and >= 0 ? chart[..slash] : ".";
        return chart.StartsWith(Oci, StringComparison.Ordinal)
            ? new ChartSource(ChartPlace.Registry, place[Oci.Length..], release.ChartName)
            : new ChartSource(chart.Contains("://", StringComparison.Ordinal) ? ChartPlace.File : ChartPlace.Folder, place,
                release.ChartName);
    }
}
