using static Infra.Diff.Tables.Rule;

namespace Infra.Diff.Tables;

/// <summary>Pods: the defaults of https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/.</summary>
internal static class PodFields
{
    private static readonly Fields Probe = Fields.Of(
        ("timeoutSeconds", Default(1)),
        ("periodSeconds", Default(10)),
        ("successThreshold", Default(1)),
        ("failureThreshold", Default(3)),
        ("httpGet scheme", Default("HTTP"!)),
        ("httpGet path", Default("/"!)),
        ("grpc service", Default(""!)));

    private static readonly Fields Container = Fields.Of(
            ("image", Judged(VersionChanges.OfImage)),
            ("imagePullPolicy", Assigned),
            ("terminationMessagePath", Default("/dev/termination-log"!)),
            ("terminationMessagePolicy", Default("File"!)),
            ("resources", Empty),
            ("resources requests", Empty),
            ("resources limits", Empty),
            ("resources requests *", Quantity),
            ("resources limits *", Quantity),
            ("securityContext", Empty),
            ("securityContext capabilities add", Set),
            ("securityContext capabilities drop", Set),
            ("ports", By("containerPort", "protocol")),
            ("ports * protocol", Default("TCP"!)),
            ("env", By("name")),
            ("env * valueFrom fieldRef apiVersion", Default("v1"!)),
            ("env * valueFrom resourceFieldRef divisor", Default("0"!)),
            ("env * value", Default(""!)),
            ("volumeMounts", By("mountPath")),
            ("volumeMounts * readOnly", Default(false)),
            ("volumeMounts * recursiveReadOnly", Assigned),
            ("volumeDevices", By("devicePath")),
            ("stdin", Default(false)),
            ("tty", Default(false)),
            ("command", Ordered),
            ("args", Ordered))
        .With("livenessProbe", Probe)
        .With("readinessProbe", Probe)
        .With("startupProbe", Probe);

    private static readonly Fields Projected = Fields.Of(
        ("defaultMode", Default(0x1a4)),
        ("sources * serviceAccountToken expirationSeconds", Default(3600)),
        ("sources * downwardAPI items * fieldRef apiVersion", Default("v1"!)));

    public static Fields Spec { get; } = Fields.Of(
            ("restartPolicy", Default("Always"!)),
            ("terminationGracePeriodSeconds", Default(30)),
            ("dnsPolicy", Default("ClusterFirst"!)),
            ("schedulerName", Default("default-scheduler"!)),
            ("securityContext", Empty),
            ("securityContext supplementalGroups", Set),
            ("serviceAccount", Ignored),
            ("enableServiceLinks", Default(true)),
            ("hostNetwork", Default(false)),
            ("hostPID", Default(false)),
            ("hostIPC", Default(false)),
            ("nodeSelector", Empty),
            ("initContainers", By("name").And(Ordered)),
            ("containers", By("name")),
            ("imagePullSecrets", By("name")),
            ("hostAliases", By("ip")),
            ("hostAliases * hostnames", Set),
            ("tolerations", Set),
            ("tolerations * operator", Default("Equal"!)),
            ("topologySpreadConstraints", By("topologyKey", "whenUnsatisfiable")),
            ("topologySpreadConstraints * nodeAffinityPolicy", Default("Honor"!)),
            ("topologySpreadConstraints * nodeTaintsPolicy", Default("Ignore"!)),
            ("volumes", By("name")),
            ("volumes * configMap defaultMode", Default(0x1a4)),
            ("volumes * configMap optional", Default(false)),
            ("volumes * secret defaultMode", Default(0x1a4)),
            ("volumes * secret optional", Default(false)),
            ("volumes * downwardAPI defaultMode", Default(0x1a4)),
            ("volumes * hostPath type", Default(""!)),
            ("volumes * emptyDir sizeLimit", Quantity),
            ("volumes * persistentVolumeClaim readOnly", Default(false)))
        .With("containers *", Container)
        .With("initContainers *", Container)
        .With("volumes * projected", Projected);

    /// <summary>A template of pods: what a change in it does with them, their controller decides.</summary>
    public static Fields Template { get; } = Fields.Of(
            ("metadata creationTimestamp", Ignored),
            ("metadata labels", Empty),
            ("metadata annotations", Empty),
            ("metadata annotations kubectl.kubernetes.io/restartedAt", Assigned))
        .With("spec", Spec);
}
