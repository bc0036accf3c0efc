using Infra.Catalogue;
using Infra.Rules;

namespace Infra.ApiServer;

/// <summary>Collects what a server would refuse in one object.</summary>
internal sealed class Refusals(Report report, Manifest manifest, int release)
{
    /// <summary>The release of Kubernetes, 36 for 1.36.</summary>
    public int Release => release;

    /// <summary>Adds a refusal.</summary>
    public void Add(string path, string? actual, string expected, string fix, Severity? severity = null) =>
        report.Add(manifest, path, actual, expected, fix, severity);

    /// <summary>The objects to check of some kinds of a group that the set holds, each as a field to start from.</summary>
    public static IEnumerable<Field> Objects(ManifestSet set, Report report, string group, params string[] kinds)
    {
        var release = (KubernetesVersion.Parse(set.Options.Kubernetes) ?? KubernetesReleases.Tested).Minor;
        return set.Of(group, kinds).Where(manifest => set.IsOwn(manifest) && IsStable(manifest.ApiVersion))
            .Select(manifest => Field.Of(new Refusals(report, manifest, release), manifest.Tree));
    }

    private static bool IsStable(string apiVersion) => apiVersion[(apiVersion.LastIndexOf('/') + 1)..] is "v1" or "v2";
}
