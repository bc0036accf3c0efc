using Infra.Rules.Scaling;

namespace Infra.Rules.Data;

internal sealed class SharedClaim : IRule
{
    public RuleInfo Info { get; } = new("R55", "shared-claim", Severity.Warning, "ReadWriteOnce volume is used by several pods")
    {
        ErrorInProduction = true,
        Description = """
            A ReadWriteOnce claim is attached to one node. With several pods, of one workload or of two, all but those on the first node
            hang in ContainerCreating; during a rolling update even a single pod does, when its successor starts on another node. Pods
            that one `kubernetes.io/hostname` keeps on one node share it.
            """,
        Remediation =
            "Use one pod with `strategy: Recreate`, a ReadWriteMany volume, a StatefulSet with a claim for each pod, or a bucket.",
        SeeAlso = ["kubernetes.io access modes"],
    };

    public void Check(ManifestSet set, Report report)
    {
        var ceilings = AutoscalingWorks.Targets(set).ToDictionary(target => target.Workload, target => target.Most);
        var users = set.Workloads.SelectMany(workload => workload.Pod.Maps("volumes", workload.PodPath)
                .Select(volume => new ClaimUse(workload, volume.Path, volume.Item.TextAt("persistentVolumeClaim", "claimName"))))
            .Where(use => use.Claim is not null)
            .ToLookup(use => $"{use.Workload.Space}/{use.Claim}", StringComparer.Ordinal);
        foreach (var claim in set.Of(Groups.Core, "PersistentVolumeClaim").Where(IsForOneNode))
        {
            var mounting = users[$"{claim.Space}/{claim.Id.Name}"]
                .Where(use => ReferenceEquals(set.Versions.Nearest(use.Workload.Manifest, claim), use.Workload.Manifest)).ToList();
            foreach (var (workload, path, _) in mounting)
            {
                var most = ceilings.TryGetValue(workload, out var ceiling) ? ceiling : workload.Kind == "DaemonSet" ? 2
                    : workload.Replicas ?? 1;
                if (most > 1)
                {
                    report.Add(workload.Manifest, path,
                        string.Create(CultureInfo.InvariantCulture, $"{claim.Id.Name} (ReadWriteOnce) in up to {most} pods"), "one pod",
                        "use one pod, or a claim for many nodes");
                }
                else if (workload.Kind == "Deployment" && workload.Manifest.Tree.TextAt("spec", "strategy", "type") != "Recreate")
                {
                    report.Add(workload.Manifest, "spec.strategy.type", workload.Manifest.Tree.TextAt("spec", "strategy", "type"),
                        "Recreate",
                        "a rolling update starts the next pod before the volume is free", Severity.Warning);
                }
            }

            if (mounting.Select(use => use.Workload).Distinct().Skip(1).FirstOrDefault() is { } second && !AreOnOneNode(mounting))
            {
                report.Add(second.Manifest, mounting.First(use => use.Workload == second).Path,
                    $"{claim.Id.Name} (ReadWriteOnce), also in {mounting[0].Workload.Kind} {mounting[0].Workload.Manifest.Id.Name}",
                        "one workload, or several on one node", "use a claim for many nodes, or keep all of them on one node by kubernetes.io/hostname");
            }
        }
    }

    private static bool AreOnOneNode(IEnumerable<ClaimUse> users) => users
        .Select(use => use.Workload.Pod.TextAt("nodeSelector", "kubernetes.io/hostname")).Distinct().ToList() is [not null];

    private sealed record ClaimUse(Workload Workload, string Path, string? Claim);

    private static bool IsForOneNode(Manifest claim) =>
        claim.Tree.Map("spec").Texts("accessModes").ToList() is { Count: > 0 } modes
            && modes.TrueForAll(mode => mode is "ReadWriteOnce" or "ReadWriteOncePod");
}
