namespace Infra.Components.Clusters;

/// <summary>What clusters have in common that are installed on machines over SSH.</summary>
public abstract record MachineClusterArgs : ClusterArgs
{
    /// <summary>How the machines are reached. kubeadm needs Debian or Ubuntu.</summary>
    public required SshAccess Ssh { get; init; }

    /// <summary>
    /// The address or host name of the API, for people and nodes: one that outlives a single machine. A kubeadm cluster cannot get one
    /// later. Default: that of the first server, or of the control plane.
    /// </summary>
    [Matches(ClusterChecks.Endpoint, "an address or a host name, without a port")]
    public Input<string>? Endpoint { get; init; }

    /// <summary>The hosts of its machines and of the bastion, each with the member that holds it, as far as the program knows them.</summary>
    public IEnumerable<(string Member, string Host)> HostsOf()
    {
        foreach (var (path, node) in Machines())
        {
            if (node.Host.Text() is { } host)
                yield return ($"{path}.{nameof(node.Host)}", host);
        }

        if (Ssh.Bastion?.Host.Text() is { } bastion)
            yield return ($"{nameof(Ssh)}.{nameof(Ssh.Bastion)}.{nameof(SshBastion.Host)}", bastion);
    }

    /// <summary>The same cluster on machines whose hosts are looked up: by names that a network gives them.</summary>
    /// <param name="host">The address of a machine.</param>
    public MachineClusterArgs At(Func<string, Input<string>> host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return OnMachines(node => node with { Host = host(node.Host.Text()!) }) with
        {
            Ssh = Ssh.Bastion is { } bastion ? Ssh with { Bastion = bastion with { Host = host(bastion.Host.Text()!) } } : Ssh,
        };
    }

    /// <summary>Its machines, each with the member that holds it.</summary>
    private protected abstract IEnumerable<(string Path, ClusterNode Node)> Machines();

    /// <summary>The same with other machines.</summary>
    private protected abstract MachineClusterArgs OnMachines(Func<ClusterNode, ClusterNode> change);

    /// <summary>Further names and addresses for the API's certificate. Default: only those of the machines and the endpoint.</summary>
    [Matches(ClusterChecks.CertificateName, "a host name, also with * as its first label, or an address")]
    public IReadOnlyList<string> CertificateNames { get; init; } = [];

    /// <summary>What namespaces without Pod Security labels enforce. Default: restricted. <c>kube-system</c> is exempt.</summary>
    public PodSecurity PodSecurity { get; init; } = PodSecurity.Restricted;

    /// <summary>
    /// Whether the machines of the API and the cluster's keys are protected, so that nothing removes them by mistake. Default: true. To
    /// destroy the cluster, turn it off, update, and then destroy.
    /// </summary>
    public bool Protect { get; init; } = true;
}
