namespace Infra.Rules.Pods;

internal sealed class RequestsAndMemoryLimit : IRule
{
    public RuleInfo Info { get; } = new("R03", "requests-and-memory-limit", Severity.Warning,
        "container without requests or a memory limit")
    {
        ErrorInProduction = true,
        Description = """
            Without requests the scheduler packs a node until its pods starve each other, and an autoscaler by CPU has nothing to compare
            with. Without a memory limit one leak takes the whole node. A CPU limit is not asked for: it slows a pod down although the node
            is idle. What the pod says as a whole (`spec.resources`), or the namespace by a LimitRange, counts for its containers.
            """,
        Remediation = "Give CPU and memory requests and a memory limit.",
        SeeAlso = ["kube-linter unset-cpu-requirements", "kube-linter unset-memory-requirements", "Polaris cpuRequestsMissing",
            "Kubescape C-0270, C-0271", "EKS best practices"],
    };

    public void Check(ManifestSet set, Report report)
    {
        var defaults = new ContainerDefaults(set);
        foreach (var container in set.Workloads.SelectMany(workload => workload.Containers).Where(container => !container.IsInit))
        {
            var resources = container.Tree.Map("resources");
            var missing = new[] { ("requests", "cpu"), ("requests", "memory"), ("limits", "memory") }
                .Where(wanted => !defaults.Has(container, wanted.Item1, wanted.Item2))
                .Select(wanted => $"{wanted.Item1}.{wanted.Item2}").ToList();
            report.AddIf(missing.Count > 0,
                container.Workload.Manifest, container.Path + ".resources",
                resources is null ? null : "no " + string.Join(", no ", missing), string.Join(", ", missing),
                "measure the container under load and write down what it took");
        }
    }
}
