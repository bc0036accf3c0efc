namespace Infra.Rules.Pods;

internal sealed class NoHostAccess : IRule
{
    private static readonly string[] Spaces = ["hostNetwork", "hostPID", "hostIPC"];

    public RuleInfo Info { get; } = new("R11", "no-host-access", Severity.Error, "pod has access to its node")
    {
        Description = """
            The node's network, processes, ports and files are outside every boundary that Kubernetes draws: network policies do not hold on
            the host's network, and the socket of Docker or containerd is root on the node. Data in a `hostPath` also stays on one node,
            without a backup.
            """,
        Remediation = "Use a Service instead of host ports, a volume instead of a path, and an API instead of a socket.",
        SeeAlso = ["Pod Security Standards baseline", "kube-linter host-network, host-pid, host-ipc, docker-sock, sensitive-host-mounts",
            "Polaris hostNetworkSet, hostPIDSet", "Kubescape C-0038, C-0041, C-0044"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var workload in set.Workloads)
        {
            foreach (var space in Spaces.Where(space => workload.Pod.IsTrue(space)))
                report.Add(workload.Manifest, $"{workload.PodPath}.{space}", "true", "false", "remove it");

            foreach (var (volume, path) in workload.Pod.Maps("volumes", workload.PodPath))
            {
                if (volume.Map("hostPath") is { } host)
                {
                    report.Add(workload.Manifest, path + ".hostPath.path", host.Text("path"), "a volume that is not the node's",
                        "use a claim, an emptyDir or a ConfigMap");
                }
            }

            foreach (var container in workload.Containers)
            {
                foreach (var (port, path) in container.Tree.Maps("ports", container.Path))
                {
                    if (port.Number("hostPort") is > 0 and { } number)
                    {
                        report.Add(workload.Manifest, path + ".hostPort", number.ToString(CultureInfo.InvariantCulture), "no host port",
                            "expose the pod by a Service");
                    }
                }
            }
        }

        foreach (var volume in set.Of(Groups.Core, "PersistentVolume").Where(volume => volume.Tree.MapAt("spec", "hostPath") is not null))
        {
            report.Add(volume, "spec.hostPath.path", volume.Tree.TextAt("spec", "hostPath", "path"),
                "a local volume that is bound to its node, or a storage class",
                "use local with a nodeAffinity: a hostPath is another folder on every node", Severity.Warning);
        }
    }
}
