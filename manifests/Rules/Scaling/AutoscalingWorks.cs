namespace Infra.Rules.Scaling;

internal sealed class AutoscalingWorks : IRule
{
    public RuleInfo Info { get; } = new("R21", "autoscaling-works", Severity.Error, "autoscaler cannot scale, or is set back")
    {
        Description = """
            An autoscaler by utilisation compares with the requests: without them the metric stays unknown and nothing ever scales. It also
            needs its target to exist, a floor that is not above its ceiling, and a target without `replicas`, which every apply would set
            back. A workload that says by `infra/single-replica-reason` that it can have only one pod must have no autoscaler.
            """,
        Remediation = "Give every container of the target requests for the metric, and leave `replicas` out.",
        SeeAlso = ["kube-linter dangling-horizontalpodautoscaler", "Polaris hpaMinAvailability", "Datree HPA_MISSING_MINREPLICAS_KEY"],
    };

    /// <summary>The workloads that an autoscaler scales, each with the floor.</summary>
    public static IEnumerable<(Manifest Scaler, Workload Workload, long Least, long Most)> Targets(ManifestSet set)
    {
        var workloads = set.Workloads.ToLookup(w => (w.Kind, w.Space, w.Manifest.Id.Name));
        var seen = new HashSet<Workload>();
        foreach (var scaler in set.Of(Groups.Autoscaling, "HorizontalPodAutoscaler"))
        {
            var target = scaler.Tree.MapAt("spec", "scaleTargetRef");
            var workload = workloads[(target?.Text("kind") ?? "", scaler.Space, target?.Text("name") ?? "")].FirstOrDefault();
            if (workload is not null && seen.Add(workload))
            {
                yield return (scaler, workload, scaler.Tree.MapAt("spec").Number("minReplicas") ?? 1,
                    scaler.Tree.MapAt("spec").Number("maxReplicas") ?? 1);
            }
        }
    }

    public void Check(ManifestSet set, Report report)
    {
        foreach (var scaler in set.Of(Groups.Autoscaling, "HorizontalPodAutoscaler"))
        {
            var target = scaler.Tree.MapAt("spec", "scaleTargetRef");
            var kind = target?.Text("kind") ?? "";
            var name = target?.Text("name") ?? "";
            var group = ObjectId.GroupOf(target?.Text("apiVersion") ?? "apps/v1");
            var space = scaler.Space;
            report.AddIf(set.Find(group, kind, space, name) is null && !set.HasUnknownPods(space),
                scaler, "spec.scaleTargetRef", $"{kind} {name}", "a workload of the same namespace",
                "name the Deployment or StatefulSet that is meant");
        }

        var defaults = new ContainerDefaults(set);
        foreach (var (scaler, workload, least, most) in Targets(set))
        {
            report.AddIf(least > most,
                scaler, "spec.minReplicas", string.Create(CultureInfo.InvariantCulture, $"{least} to {most}"),
                "a floor that is not above the ceiling", "swap them");

            if (workload.Replicas is { } replicas)
            {
                report.Add(workload.Manifest, "spec.replicas", replicas.ToString(CultureInfo.InvariantCulture),
                    "nothing: the autoscaler decides",
                    "remove it, or every apply sets back what the autoscaler chose", Severity.Warning);
            }

            if (workload.Manifest.Tree.TextAt("metadata", "annotations", Redundancy.Reason) is { Length: > 0 } reason && most > 1)
            {
                report.Add(scaler, "spec.maxReplicas", most.ToString(CultureInfo.InvariantCulture), "1: " + reason,
                    "remove the autoscaler");
            }

            foreach (var metric in Metrics(scaler))
            {
                foreach (var container in workload.Containers.Where(c => !c.IsInit && !defaults.Has(c, "requests", metric)))
                {
                    report.Add(scaler, "spec.scaleTargetRef",
                        $"{workload.Kind} {workload.Manifest.Id.Name}: container {container.Name} requests no {metric}",
                        $"requests.{metric} on every container", "add the request; utilisation is measured against it");
                }
            }
        }
    }

    private static IEnumerable<string> Metrics(Manifest scaler)
    {
        var spec = scaler.Tree.Map("spec");
        return spec?["targetCPUUtilizationPercentage"] is not null
            ? ["cpu"]
            : spec.Maps("metrics").Select(metric => metric.Item.Map("resource")).OfType<MapNode>()
                .Where(resource => resource.TextAt("target",
                    "type") == "Utilization").Select(resource => resource.Text("name") ?? "").Distinct();
    }
}
