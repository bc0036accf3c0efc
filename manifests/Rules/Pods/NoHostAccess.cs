namespace Infra.Rules.Pods;

internal sealed class NoHostAccess : IRule
{
    private static readonly string[] Spaces = ["hostNetwork", "hostPID", "hostIPC"];

    private static readonly string[] Sockets = ["/docker.sock", "/containerd.sock", "/crio.sock"];

    public RuleInfo Info { get; } = new("R11", "no-host-access", Severity.Warning, "pod has access to its node")
    {
        ErrorInProduction = true,
        Description = """
            The node's network, processes, ports and files are outside every boundary that Kubernetes draws: network policies do not hold on
            the host's network, and the socket of Docker or containerd is root on the node. Data in a `hostPath` also stays on one node,
            without a backup. A DaemonSet is an agent of its node as a rule: what it reaches there is for information only, but for the socket
            of the container runtime.
            """,
        Remediation = "Use a Service instead of host ports, a volume instead of a path, and an API instead of a socket.",
        SeeAlso = ["Pod Security Standards baseline", "kube-linter host-network, host-pid, host-ipc, docker-sock, sensitive-host-mounts",
            "Polaris hostNetworkSet, hostPIDSet", "Kubescape C-0038, C-0041, C-0044"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var workload in set.Workloads)
        {
            Add(workload, [.. Spaces.Where(space => workload.Pod.IsTrue(space)).Select(space => ($"{workload.PodPath}.{space}", "true"))],
                "false", "remove it");

            Add(workload, [.. workload.Pod.Maps("volumes", workload.PodPath).Where(volume => volume.Item.Map("hostPath") is not null)
                .Select(volume => (volume.Path + ".hostPath.path", volume.Item.TextAt("hostPath", "path") ?? ""))],
                "a volume that is not the node's", "use a claim, an emptyDir or a ConfigMap");

            Add(workload, [.. workload.Containers.SelectMany(container => container.Tree.Maps("ports", container.Path))
                .Where(port => port.Item.Number("hostPort") is > 0)
                .Select(port => (port.Path + ".hostPort", port.Item.Number("hostPort")!.Value.ToString(CultureInfo.InvariantCulture)))],
                "no host port", "expose the pod by a Service");
        }

        foreach (var volume in set.Of(Groups.Core, "PersistentVolume").Where(volume => volume.Tree.MapAt("spec", "hostPath") is not null))
        {
            report.Add(volume, "spec.hostPath.path", volume.Tree.TextAt("spec", "hostPath", "path"),
                "a local volume that is bound to its node, or a storage class",
                "use local with a nodeAffinity: a hostPath is another folder on every node", Severity.Warning);
        }

        void Add(Workload workload, List<(string Path, string Actual)> found, string expected, string fix)
        {
            if (found.Count == 0)
                return;

            var isAgent = workload.Kind == "DaemonSet"
                && !found.Exists(place => Sockets.Any(socket => place.Actual.EndsWith(socket, StringComparison.Ordinal)));
            report.Add(workload.Manifest, found[0].Path, found[0].Actual, expected, fix, isAgent ? Severity.Information : null,
                found.Skip(1).Select(place => (workload.Manifest, place.Path)));
        }
    }
}
