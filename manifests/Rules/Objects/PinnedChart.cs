using System.Buffers;

namespace Infra.Rules.Objects;

internal sealed class PinnedChart : IRule
{
    private static readonly SearchValues<char> OfRanges = SearchValues.Create("*^~><| ");

    public RuleInfo Info { get; } = new("R42", "pinned-chart", Severity.Warning, "chart without an exact version")
    {
        ErrorInProduction = true,
        Description = "A chart that follows a range, a branch or nothing at all changes the cluster at an unplanned time.",
        Remediation = "Name one version, and let a bot propose the next one.",
        SeeAlso = ["Argo CD best practices"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var chart in set.Charts.Where(chart => chart.ChartName.Length > 0))
        {
            if (chart.Version is null or "" || chart.Version.AsSpan().IndexOfAny(OfRanges) >= 0 || !chart.Version.Any(char.IsAsciiDigit))
                report.Add(chart.On, chart.VersionPath, chart.Version, "one exact version", $"name the version of {chart.ChartName}");
        }
    }
}
