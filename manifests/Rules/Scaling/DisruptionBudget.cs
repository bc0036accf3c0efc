namespace Infra.Rules.Scaling;

internal sealed class DisruptionBudget : IRule
{
    public RuleInfo Info { get; } = new("R20", "disruption-budget", Severity.Warning, "node drain is an outage, or hangs")
    {
        ErrorInProduction = true,
        Description = """
            Without a PodDisruptionBudget the drain of a few nodes evicts all pods of an application at once. A budget that allows no
            disruption (`minAvailable` as high as the number of pods, `maxUnavailable: 0`) makes the drain hang for ever, and so does a pod
            that never becomes ready, unless `unhealthyPodEvictionPolicy` is `AlwaysAllow`; that is for information. A missing budget is found
            for workloads with two pods or more.
            """,
        Remediation = "Declare a budget with `maxUnavailable: 1` and `unhealthyPodEvictionPolicy: AlwaysAllow`.",
        SeeAlso = ["kube-linter pdb-max-unavailable, pdb-min-available, pdb-unhealthy-pod-eviction-policy",
            "Polaris missingPodDisruptionBudget, pdbMinAvailableGreaterThanHPAMinReplicas"],
    };

    public void Check(ManifestSet set, Report report)
    {
        var floors = AutoscalingWorks.Targets(set).ToDictionary(target => target.Workload, target => target.Least);
        var covered = new HashSet<Workload>();
        foreach (var budget in set.Of(Groups.Policy, "PodDisruptionBudget"))
        {
            var spec = budget.Tree.Map("spec");
            var workloads = set.Select(budget.Space, new LabelSelector(spec?.Map("selector")), budget).ToList();
            covered.UnionWith(workloads);
            var pods = workloads.Where(w => !w.IsImplied).Sum(w => Math.Min(floors.TryGetValue(w, out var least) ? least : w.Replicas ?? 1,
                int.MaxValue));
            if (spec?["maxUnavailable"]?.ToString() is "0" or "0%")
            {
                report.Add(budget, "spec.maxUnavailable", "0", "1 or more", "let one pod go at a time");
            }
            else if (spec?["minAvailable"]?.ToString() is "100%" || (spec.Number("minAvailable") is { } least && pods > 0 && least >= pods))
            {
                report.Add(budget, "spec.minAvailable", $"{spec!["minAvailable"]} of {pods.ToString(CultureInfo.InvariantCulture)}",
                    "fewer than there are pods", "write maxUnavailable: 1 instead");
            }

            report.AddIf(spec?.Text("unhealthyPodEvictionPolicy") != "AlwaysAllow",
                budget, "spec.unhealthyPodEvictionPolicy", spec?.Text("unhealthyPodEvictionPolicy"), "AlwaysAllow",
                "set it, or a pod that never gets ready blocks its node", set.Options.Production ? Severity.Warning : Severity.Information);
        }

        foreach (var workload in set.Workloads.Where(w => w.Kind is "Deployment" or "StatefulSet" && !covered.Contains(w)))
        {
            var pods = floors.TryGetValue(workload, out var least) ? least : workload.Replicas ?? 1;
            report.AddIf(pods > 1,
                workload.Manifest, "spec", string.Create(CultureInfo.InvariantCulture, $"{pods} pods and no budget"),
                "a PodDisruptionBudget", "declare one with maxUnavailable: 1");
        }
    }
}
