namespace Infra.Rules.Scaling;

internal sealed class Redundancy : IRule
{
    /// <summary>The annotation by which a workload says why it has one pod.</summary>
    public const string Reason = "infra/single-replica-reason";

    public RuleInfo Info { get; } = new("R19", "redundancy", Severity.Warning, "workload is not redundant")
    {
        ErrorInProduction = true,
        Description = """
            With one pod every update, drain and crash is an outage; with several on one node the node is. The rule looks at Deployments and
            StatefulSets behind a Service, and at their autoscalers' floors. A workload that can only have one pod says why by the
            annotation `infra/single-replica-reason`; one that mounts a claim for one node cannot have two and passes, and
            so does one that KEDA scales. Several pods need a topology spread or an anti-affinity.
            """,
        Remediation = "Run two or more, spread over nodes; or write down why there can be only one.",
        SeeAlso = ["kube-linter no-anti-affinity, hpa-minimum-three-replicas", "Datree DEPLOYMENT_INCORRECT_REPLICAS_VALUE",
            "Polaris topologySpreadConstraint"],
    };

    public void Check(ManifestSet set, Report report)
    {
        var floors = AutoscalingWorks.Targets(set).ToDictionary(target => target.Workload, target => target.Least);
        var served = ServedPods.Of(set);
        var scaledByEvents = set.Of("keda.sh", "ScaledObject")
            .Select(scaled => (scaled.Space, scaled.Tree.TextAt("spec", "scaleTargetRef", "name")))
            .ToHashSet();
        foreach (var workload in set.Workloads.Where(w => w.Kind is "Deployment" or "StatefulSet" && served.Contains(w)
            && !scaledByEvents.Contains((w.Space, w.Manifest.Id.Name))))
        {
            var isScaled = floors.TryGetValue(workload, out var least);
            var replicas = isScaled ? least : workload.Replicas ?? 1;
            var path = isScaled ? "spec.template" : "spec.replicas";
            if (replicas == 1 && !Says(workload) && !HasOwnVolume(workload))
            {
                report.Add(workload.Manifest, path, isScaled ? "an autoscaler from 1"
                    : workload.Replicas?.ToString(CultureInfo.InvariantCulture), "2 or more",
                    $"run two, or say by the annotation {Reason} why there can be only one");
            }
            else if (replicas > 1 && workload.Pod.List("topologySpreadConstraints") is null
                && workload.Pod.MapAt("affinity", "podAntiAffinity") is null)
            {
                report.Add(workload.Manifest, workload.PodPath + ".topologySpreadConstraints", null, "a spread over nodes",
                    "spread over kubernetes.io/hostname, and over zones where there are any");
            }

            if (replicas > 1 && workload.Pod.TextAt("nodeSelector", "kubernetes.io/hostname") is { } host)
            {
                report.Add(workload.Manifest, workload.PodPath + ".nodeSelector", host, "more than one node for several pods",
                    "remove the selector");
            }
        }
    }

    private static bool Says(Workload workload) => workload.Manifest.Tree.TextAt("metadata", "annotations", Reason) is { Length: > 0 };

    private static bool HasOwnVolume(Workload workload) => workload.Manifest.Tree.Map("spec")?.List("volumeClaimTemplates") is not null
        || workload.Pod.Maps("volumes").Any(volume => volume.Item.Map("persistentVolumeClaim") is not null);
}
