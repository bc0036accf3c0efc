using static Infra.Diff.Tables.Rule;

namespace Infra.Diff.Tables;

/// <summary>What runs pods, and what scales and protects it.</summary>
internal static class WorkloadFields
{
    public static IEnumerable<(string Kind, Fields Fields)> Kinds =>
    [
        ("apps/Deployment", Fields.Of(
                ("", Stops("its pods stop, and new ones start after them").And(Ends("its pods stop"))),
                ("spec selector", Replaces),
                ("spec replicas", Default(1).And(Assigned).And(Judged(Rollout.OfReplicas))),
                ("spec revisionHistoryLimit", Default(10)),
                ("spec template", Judged(Rollout.OfDeployment)),
                ("spec progressDeadlineSeconds", Default(600)),
                ("spec minReadySeconds", Default(0)),
                ("spec paused", Default(false)),
                ("spec strategy type", Default("RollingUpdate"!).And(Judged(Rollout.OfStrategy))),
                ("spec strategy rollingUpdate maxSurge", Default("25%"!)),
                ("spec strategy rollingUpdate maxUnavailable", Default("25%"!)))
            .With("spec template", PodFields.Template)),
        ("apps/StatefulSet", Fields.Of(
                ("", Loses(Losses.OfStatefulSet)),
                ("spec", Replaces),
                ("spec replicas", Default(1).And(Assigned).And(Mutable).And(Judged(Rollout.OfReplicas))),
                ("spec revisionHistoryLimit", Default(10).And(Mutable)),
                ("spec minReadySeconds", Default(0).And(Mutable)),
                ("spec ordinals", Mutable),
                ("spec podManagementPolicy", Default("OrderedReady"!)),
                ("spec updateStrategy", Mutable),
                ("spec updateStrategy type", Default("RollingUpdate"!).And(Judged(Rollout.OfStrategy))),
                ("spec updateStrategy rollingUpdate partition", Default(0)),
                ("spec persistentVolumeClaimRetentionPolicy", Mutable.And(Endangers("claims are deleted or kept otherwise than before"))),
                ("spec persistentVolumeClaimRetentionPolicy whenDeleted", Default("Retain"!)),
                ("spec persistentVolumeClaimRetentionPolicy whenScaled", Default("Retain"!)),
                ("spec volumeClaimTemplates", By("metadata.name")),
                ("spec volumeClaimTemplates * apiVersion", Default("v1"!)),
                ("spec volumeClaimTemplates * kind", Default("PersistentVolumeClaim"!)),
                ("spec volumeClaimTemplates * status", Ignored),
                ("spec volumeClaimTemplates * metadata creationTimestamp", Ignored),
                ("spec volumeClaimTemplates * spec volumeMode", Default("Filesystem"!)),
                ("spec volumeClaimTemplates * spec resources requests *", Quantity),
                ("spec template", Mutable.And(Judged(Rollout.OfStatefulSet))))
            .With("spec template", PodFields.Template)),
        ("apps/ReplicaSet",
            Fields.Of(("spec selector", Replaces), ("spec replicas", Default(1).And(Assigned).And(Judged(Rollout.OfReplicas))),
                ("spec template", Judged(Rollout.OfReplicaSet)),
                ("", Stops("its pods stop, and new ones start after them").And(Ends("its pods stop"))))
            .With("spec template", PodFields.Template)),
        ("apps/ControllerRevision", Fields.Of(("data", Replaces))),
        ("apps/DaemonSet", Fields.Of(
                ("", Stops("its pods stop on every node, and new ones start after them").And(Ends("its pods stop on every node"))),
                ("spec template", Judged(Rollout.OfDaemonSet)),
                ("spec selector", Replaces),
                ("spec revisionHistoryLimit", Default(10)),
                ("spec minReadySeconds", Default(0)),
                ("spec updateStrategy type", Default("RollingUpdate"!)),
                ("spec updateStrategy rollingUpdate maxSurge", Default(0)),
                ("spec updateStrategy rollingUpdate maxUnavailable", Default(1)))
            .With("spec template", PodFields.Template)),
        ("batch/Job", Fields.Of(
                ("",
                    Stops("its pods stop, and the job runs from its beginning")
                        .And(Ends("it is not run again, and pods of it that run are stopped"))),
                ("spec selector", Replaces.And(Assigned)),
                ("spec template", Replaces),
                ("spec template metadata labels controller-uid", Assigned),
                ("spec template metadata labels job-name", Assigned),
                ("spec template metadata labels batch.kubernetes.io/controller-uid", Assigned),
                ("spec template metadata labels batch.kubernetes.io/job-name", Assigned),
                ("spec completionMode", Default("NonIndexed"!).And(Replaces)),
                ("spec completions", Default(1).And(Replaces)),
                ("spec podFailurePolicy", Replaces),
                ("spec successPolicy", Replaces),
                ("spec backoffLimitPerIndex", Replaces),
                ("spec managedBy", Replaces),
                ("spec parallelism", Default(1)),
                ("spec backoffLimit", Default(6)),
                ("spec suspend", Default(false)),
                ("spec manualSelector", Default(false).And(Replaces)),
                ("spec podReplacementPolicy", Default("TerminatingOrFailed"!)))
            .With("spec template", PodFields.Template)),
        ("batch/CronJob", Fields.Of(
                ("", Ends("it is not run any longer, and jobs of it that run are stopped")),
                ("spec jobTemplate", Judged(Rollout.OfCronJob)),
                ("spec concurrencyPolicy", Default("Allow"!)),
                ("spec suspend", Default(false)),
                ("spec successfulJobsHistoryLimit", Default(3)),
                ("spec failedJobsHistoryLimit", Default(1)))
            .With("spec jobTemplate spec template spec", PodFields.Spec)),
        ("/Pod", Fields.Of(
                ("", Stops("it stops, and a new one starts after it").And(Ends("it stops"))),
                ("spec", Replaces),
                ("spec tolerations", Mutable),
                ("spec activeDeadlineSeconds", Mutable),
                ("spec schedulingGates", Mutable),
                ("spec containers * image", Mutable.And(Restarts("the container restarts"))),
                ("spec initContainers * image", Mutable.And(Restarts("the container restarts"))))
            .With("spec", PodFields.Spec)),
        ("autoscaling/HorizontalPodAutoscaler", Fields.Of(
            ("", Leaves("the number of pods stays as it is and no longer follows the load")),
            ("spec minReplicas", Default(1)),
            ("spec metrics", Set),
            ("spec behavior", Assigned),
            ("spec scaleTargetRef apiVersion", Default("apps/v1"!)))),
        ("policy/PodDisruptionBudget",
            Fields.Of(("", Leaves("a drain may stop all of its pods at once")),
                ("spec unhealthyPodEvictionPolicy", Default("IfHealthyBudget"!)))),
        ("scheduling.k8s.io/PriorityClass",
            Fields.Of(("", Ends("pods that name it are refused from now on")), ("value", Replaces),
                ("preemptionPolicy", Default("PreemptLowerPriority"!).And(Replaces)), ("globalDefault", Default(false)))),
        ("node.k8s.io/RuntimeClass", Fields.Of(("handler", Replaces))),
        ("resource.k8s.io/ResourceClaim", Fields.Of(("spec", Replaces))),
        ("resource.k8s.io/ResourceClaimTemplate", Fields.Of(("spec", Replaces))),
        ("certificates.k8s.io/CertificateSigningRequest", Fields.Of(("spec", Replaces))),
    ];
}
