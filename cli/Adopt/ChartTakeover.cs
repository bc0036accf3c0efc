namespace Infra.Adopt;

/// <summary>A Helm release of a stack, and how its chart runs.</summary>
/// <param name="Release">The release.</param>
/// <param name="IsRelease">Whether Helm knows it, so that it is imported.</param>
/// <param name="InstalledBy">What installed the chart without Helm; null where Helm did, and where it does not run.</param>
internal sealed record ChartTakeover(ChartRelease Release, bool IsRelease, string? InstalledBy)
{
    /// <summary>The commands after which Helm takes the chart's objects for those of the release.</summary>
    public IReadOnlyList<string> Commands
    {
        get
        {
            var space = Release.Namespace ?? "default";
            var select = $"-l app.kubernetes.io/instance={Release.Name}";
            const string InSpace = "deployments,services,serviceaccounts,configmaps,secrets,roles,rolebindings,poddisruptionbudgets";
            const string Everywhere = "clusterroles,clusterrolebindings,customresourcedefinitions,"
                + "validatingwebhookconfigurations,mutatingwebhookconfigurations";
            var marks = $"meta.helm.sh/release-name={Release.Name} meta.helm.sh/release-namespace={space}";
            return
            [
                .. new[] { ($"-n {space} ", InSpace), ("", Everywhere) }.SelectMany(where => new[]
                {
                    $"kubectl {where.Item1}label {where.Item2} {select} app.kubernetes.io/managed-by=Helm --overwrite",
                    $"kubectl {where.Item1}annotate {where.Item2} {select} {marks} --overwrite",
                }),
            ];
        }
    }
}
