using Infra.ApiServer;

namespace Infra.Rules.ApiServer;

internal sealed class WorkloadFields : IRule
{
    public RuleInfo Info { get; } = new("A21", "workload-fields", Severity.Error, "workload that the API server refuses")
    {
        Description = """
            What a server checks in code of the controllers that make pods: a selector that is not empty and selects the labels of its
            own pods, the restartPolicy of the kind (Always, in Jobs OnFailure or Never), fields that exclude each other (rollingUpdate
            with Recreate, maxSurge and maxUnavailable both 0), percentages, minReadySeconds below progressDeadlineSeconds, indexed
            Jobs, policies of failure and success, schedules and time zones of CronJobs, names of CronJobs up to 52 characters, claims
            of StatefulSets.
            """,
        Remediation = "Correct the field that the finding names.",
        SeeAlso = ["kubernetes.io: API reference"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var found in Refusals.Objects(set, report, Groups.Apps, "Deployment"))
            Workloads.CheckDeployment(found);

        foreach (var found in Refusals.Objects(set, report, Groups.Apps, "ReplicaSet"))
            Workloads.CheckReplicaSet(found);

        foreach (var found in Refusals.Objects(set, report, Groups.Apps, "StatefulSet"))
            Workloads.CheckStatefulSet(found);

        foreach (var found in Refusals.Objects(set, report, Groups.Apps, "DaemonSet"))
            Workloads.CheckDaemonSet(found);

        foreach (var found in Refusals.Objects(set, report, Groups.Core, "ReplicationController"))
            Workloads.CheckReplicationController(found);

        foreach (var found in Refusals.Objects(set, report, Groups.Batch, "Job"))
            Jobs.CheckJob(found);

        foreach (var found in Refusals.Objects(set, report, Groups.Batch, "CronJob"))
            Jobs.CheckCronJob(found);
    }
}
