namespace Infra.Rules.Pods;

internal sealed class PinnedToNode : IRule
{
    public RuleInfo Info { get; } = new("R50", "pinned-to-node", Severity.Warning, "pod is pinned to a node")
    {
        Description = """
            A selector for one host name makes that machine the limit of the application: several replicas go down together, and nothing
            starts elsewhere when it is away. A selector for GPU nodes without a GPU among the limits only misuses a label to hit a machine.
            Pods with a local volume are left out, since their data is on the node, and so are Jobs.
            """,
        Remediation = "Remove the selector, or spread the pods; label nodes by what they offer.",
        SeeAlso = ["kube-linter no-node-affinity"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var workload in set.Workloads.Where(workload => !workload.IsJob))
        {
            var selector = workload.Pod.Map("nodeSelector");
            var path = workload.PodPath + ".nodeSelector";
            if (selector?.Text("kubernetes.io/hostname") is { } host && !HasClaim(workload))
            {
                report.Add(workload.Manifest, NodePath.Of(path, "kubernetes.io/hostname"), host, "any node that has what the pod needs",
                    "remove it, or select by a label of what the node offers");
            }

            foreach (var (key, value) in selector?.Entries ?? [])
            {
                report.AddIf(key.Contains("gpu", StringComparison.OrdinalIgnoreCase) && !workload.Containers.Any(UsesGpu),
                    workload.Manifest, NodePath.Of(path, key), $"{key}={value}", "a GPU among the container's limits, or no such selector",
                    "remove it, or ask for the GPU");
            }
        }
    }

    private static bool HasClaim(Workload workload) => workload.Manifest.Tree.MapAt("spec")?.List("volumeClaimTemplates") is not null
        || workload.Pod.Maps("volumes").Any(volume => volume.Item.Map("persistentVolumeClaim") is not null);

    private static bool UsesGpu(Container container) =>
        container.Tree.MapAt("resources", "limits")?.Entries.Any(limit => limit.Key.EndsWith("/gpu", StringComparison.Ordinal)) == true;
}
