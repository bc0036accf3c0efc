using Infra.ApiServer;

namespace Infra.Rules.ApiServer;

internal sealed class PodFields : IRule
{
    public RuleInfo Info { get; } = new("A20", "pod-fields", Severity.Error, "pod that the API server refuses")
    {
        Description = """
            What a server checks in code and no schema can say: names of containers, volumes, ports and mounts that stand once, mounts
            of declared volumes, one source for each volume and variable, one handler for each probe, requests within their limits,
            names of resources, what init containers and sidecars may have, ports of the host, seccomp and AppArmor profiles, user ids,
            affinity, tolerations, topology spread, DNS. The rule looks at Pods, PodTemplates and the templates in Deployments,
            ReplicaSets, StatefulSets, DaemonSets, ReplicationControllers, Jobs and CronJobs.
            """,
        Remediation = "Correct the field that the finding names.",
        SeeAlso = ["kubernetes.io: API reference"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var found in Refusals.Objects(set, report, Groups.Core, "Pod"))
            PodSpecs.Check(found);

        foreach (var found in Refusals.Objects(set, report, Groups.Core, "PodTemplate"))
            PodSpecs.CheckPodTemplate(found);

        foreach (var found in Refusals.Objects(set, report, Groups.Apps, "Deployment", "ReplicaSet", "DaemonSet"))
            PodSpecs.CheckTemplate(found["spec"]["template"]);

        foreach (var found in Refusals.Objects(set, report, Groups.Apps, "StatefulSet"))
            PodSpecs.CheckTemplate(found["spec"]["template"], Workloads.ClaimNames(found));

        foreach (var found in Refusals.Objects(set, report, Groups.Core, "ReplicationController"))
            PodSpecs.CheckTemplate(found["spec"]["template"]);

        foreach (var found in Refusals.Objects(set, report, Groups.Batch, "Job"))
            PodSpecs.CheckTemplate(found["spec"]["template"]);

        foreach (var found in Refusals.Objects(set, report, Groups.Batch, "CronJob"))
            PodSpecs.CheckTemplate(found["spec"]["jobTemplate"]["spec"]["template"]);
    }
}
