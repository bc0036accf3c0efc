using Infra.Rules;

namespace Infra.Adoption;

/// <summary>
/// What the admission of Pod Security lets in at a level: https://kubernetes.io/docs/concepts/security/pod-security-standards/.
/// </summary>
internal static class RestrictedPods
{
    private const string Level = "pod-security.kubernetes.io/enforce";

    private static readonly string[] SafeVolumes =
        ["configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret", "image"];

    private static readonly string[] BaselineCapabilities =
    [
        "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP",
        "SETUID", "SYS_CHROOT",
    ];

    private static readonly string[] SafeSysctls =
    [
        "kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.ip_unprivileged_port_start", "net.ipv4.tcp_syncookies",
        "net.ipv4.ping_group_range", "net.ipv4.ip_local_reserved_ports", "net.ipv4.tcp_keepalive_time", "net.ipv4.tcp_fin_timeout",
        "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes", "net.ipv4.tcp_rmem", "net.ipv4.tcp_wmem",
    ];

    /// <summary>Why a namespace refuses the pods of a workload; null when it takes them.</summary>
    public static string? Refusal(Workload workload, MapNode namespaceLabels) => namespaceLabels.Text(Level) switch
    {
        "restricted" => NotBaseline(workload) ?? NotRestricted(workload),
        "baseline" => NotBaseline(workload),
        _ => null,
    };

    private static string? NotBaseline(Workload workload)
    {
        var pod = workload.Pod;
        if (new[] { "hostNetwork", "hostPID", "hostIPC" }.FirstOrDefault(field => pod.IsTrue(field)) is { } shared)
            return shared;

        if (pod.Maps("volumes").Any(volume => volume.Item.Map("hostPath") is not null))
            return "a hostPath volume";

        if (pod.MapAt("securityContext").Maps("sysctls").Any(sysctl => !SafeSysctls.Contains(sysctl.Item.Text("name"))))
            return "sysctls that are not safe";

        foreach (var container in workload.Containers)
        {
            var context = container.Tree.Map("securityContext");
            if (context.IsTrue("privileged"))
                return "a privileged container";

            if (container.Tree.Maps("ports").Any(port => port.Item.Number("hostPort") is > 0))
                return "a port of the node";

            if (context.MapAt("capabilities").Texts("add").Except(BaselineCapabilities).Any())
                return "added capabilities";

            if (Profile(workload, context) == "Unconfined" || context?.Text("procMount") is not (null or "Default"))
                return "an unconfined container";
        }

        return null;
    }

    private static string? NotRestricted(Workload workload)
    {
        if (workload.Pod.Maps("volumes").Any(volume => !SafeVolumes.Any(type => volume.Item[type] is not null)))
            return "a volume of another kind";

        var common = workload.Pod.Map("securityContext");
        foreach (var container in workload.Containers)
        {
            var context = container.Tree.Map("securityContext");
            if (!context.IsFalse("allowPrivilegeEscalation"))
                return "allowPrivilegeEscalation is not false";

            if (!(context?["runAsNonRoot"] is null ? common.IsTrue("runAsNonRoot") : context.IsTrue("runAsNonRoot")))
                return "runAsNonRoot is not true";

            if ((context.Number("runAsUser") ?? common.Number("runAsUser")) == 0)
                return "runAsUser is 0";

            if (Profile(workload, context) is not ("RuntimeDefault" or "Localhost"))
                return "no seccompProfile";

            if (!context.MapAt("capabilities").Texts("drop").Contains("ALL")
                || context.MapAt("capabilities").Texts("add").Any(name => name != "NET_BIND_SERVICE"))
            {
                return "capabilities are not dropped";
            }
        }

        return null;
    }

    private static string? Profile(Workload workload, MapNode? context) =>
        context.TextAt("seccompProfile", "type") ?? workload.Pod.TextAt("securityContext", "seccompProfile", "type");
}
