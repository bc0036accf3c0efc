using System.Text.RegularExpressions;
using Infra.Wording;

namespace Infra.Rules.Objects;

internal sealed partial class KnownField : IRule
{
    private const string ProbeFields = "exec failureThreshold grpc httpGet initialDelaySeconds periodSeconds successThreshold tcpSocket terminationGracePeriodSeconds timeoutSeconds";

    // The fields that Kubernetes 1.36 and NGINX Gateway Fabric 2.6 know.
    private static readonly Dictionary<string, HashSet<string>> Fields = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["container"] = "args command env envFrom image imagePullPolicy lifecycle livenessProbe name ports readinessProbe resizePolicy resources restartPolicy "
            + "restartPolicyRules securityContext startupProbe stdin stdinOnce terminationMessagePath terminationMessagePolicy tty volumeDevices volumeMounts workingDir",
        ["securityContext"] = "allowPrivilegeEscalation appArmorProfile capabilities privileged procMount readOnlyRootFilesystem runAsGroup runAsNonRoot runAsUser "
            + "seLinuxOptions seccompProfile windowsOptions",
        ["probe"] = ProbeFields,
        ["pod"] = "activeDeadlineSeconds affinity automountServiceAccountToken containers dnsConfig dnsPolicy enableServiceLinks ephemeralContainers hostAliases "
            + "hostIPC hostNetwork hostPID hostUsers hostname hostnameOverride imagePullSecrets initContainers nodeName nodeSelector os overhead preemptionPolicy priority "
            + "priorityClassName readinessGates resourceClaims resources restartPolicy runtimeClassName schedulerName schedulingGates schedulingGroup workloadRef securityContext "
            + "serviceAccount serviceAccountName setHostnameAsFQDN shareProcessNamespace subdomain terminationGracePeriodSeconds tolerations "
            + "topologySpreadConstraints volumes",
        ["Service"] = "allocateLoadBalancerNodePorts clusterIP clusterIPs externalIPs externalName externalTrafficPolicy healthCheckNodePort internalTrafficPolicy "
            + "ipFamilies ipFamilyPolicy loadBalancerClass loadBalancerIP loadBalancerSourceRanges ports publishNotReadyAddresses selector sessionAffinity "
            + "sessionAffinityConfig trafficDistribution type",
        ["Deployment"] = "minReadySeconds paused progressDeadlineSeconds replicas revisionHistoryLimit selector strategy template",
        ["StatefulSet"] = "minReadySeconds ordinals persistentVolumeClaimRetentionPolicy podManagementPolicy replicas revisionHistoryLimit selector serviceName template "
            + "updateStrategy volumeClaimTemplates",
        ["Ingress"] = "defaultBackend ingressClassName rules tls",
        ["NetworkPolicy"] = "egress ingress podSelector policyTypes",
        ["PodDisruptionBudget"] = "maxUnavailable minAvailable selector unhealthyPodEvictionPolicy",
        ["ClientSettingsPolicy"] = "body keepAlive targetRef",
        ["ClientSettingsPolicy.body"] = "maxSize timeout",
    }.ToDictionary(pair => pair.Key, pair => pair.Value.Split(' ').ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);

    public RuleInfo Info { get; } = new("R38", "known-field", Severity.Error, "unknown field")
    {
        Description = """
            A field in the wrong place is dropped silently by a plain apply and refused by a strict one; in both cases what its author
            wanted does not happen. The rule knows the fields of pods, containers, probes and security contexts, of Services, Deployments,
            StatefulSets, Ingresses, NetworkPolicies and PodDisruptionBudgets, and of NGINX Gateway Fabric's ClientSettingsPolicy (durations
            of at most four digits).
            """,
        Remediation = "Move the field to where it belongs; the finding names what may stand there.",
        SeeAlso = ["kube-linter schema-validation", "kubernetes/website#52675", "nginx-gateway-fabric API types"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var workload in set.Workloads)
        {
            var on = workload.Manifest;
            Unknown(on, workload.Pod, workload.PodPath, "pod", report);
            foreach (var container in workload.Containers)
            {
                Unknown(on, container.Tree, container.Path, "container", report);
                Unknown(on, container.Tree.Map("securityContext"), container.Path + ".securityContext", "securityContext", report);
                foreach (var probe in (string[])["livenessProbe", "readinessProbe", "startupProbe"])
                    Unknown(on, container.Tree.Map(probe), $"{container.Path}.{probe}", "probe", report);
            }
        }

        foreach (var (group, kind) in ((string, string)[])[(Groups.Core, "Service"), (Groups.Apps, "Deployment"),
            (Groups.Apps, "StatefulSet"),
            (Groups.Networking, "Ingress"), (Groups.Networking, "NetworkPolicy"), (Groups.Policy, "PodDisruptionBudget"),
                (Groups.NginxGateway, "ClientSettingsPolicy")])
        {
            foreach (var manifest in set.Of(group, kind))
                Unknown(manifest, manifest.Tree.Map("spec"), "spec", kind, report);
        }

        foreach (var policy in set.Of(Groups.NginxGateway, "ClientSettingsPolicy"))
        {
            Unknown(policy, policy.Tree.MapAt("spec", "body"), "spec.body", "ClientSettingsPolicy.body", report);
            NodePath.Walk(policy.Tree["spec"] ?? ScalarNode.Null, "spec", (path, key, value) =>
            {
                if ((key is "timeout" or "header" or "clientBody") && value is ScalarNode { Text: { } text }
                    && !NginxDuration().IsMatch(text))
                {
                    report.Add(policy, path, text, "a number of at most four digits with ms, s, m or h",
                        "write it with a larger unit: 10h instead of 36000s");
                }
            });
        }
    }

    private static void Unknown(Manifest on, MapNode? map, string path, string type, Report report)
    {
        if (map is null)
            return;

        var known = Fields[type];
        foreach (var (key, _) in map.Entries)
        {
            if (!known.Contains(key))
            {
                var near = DidYouMean.Nearest(key, known);
                report.Add(on, NodePath.Of(path, key), key, "a field that the API has", near is null
                    ? "remove it, or move it to where it belongs" : $"did you mean {near}?");
            }
        }
    }

    [GeneratedRegex("^[0-9]{1,4}(ms|s|m|h)?$", RegexOptions.CultureInvariant)]
    private static partial Regex NginxDuration();
}
