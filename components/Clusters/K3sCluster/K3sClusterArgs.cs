using Infra.Catalogue;
using Infra.Components.Storage;

namespace Infra.Components.Clusters;

/// <summary>Arguments of <see cref="K3sCluster"/>.</summary>
public sealed record K3sClusterArgs : MachineClusterArgs, IChecked
{
    /// <summary>
    /// The servers, which hold the API and etcd: one, or an odd number. They are installed one after another, and the first one starts the
    /// cluster. It never leaves it: to take it away, first put it at the end of this list.
    /// </summary>
    public required IReadOnlyList<ClusterNode> Servers { get; init; }

    /// <summary>The agents, which run pods only. Default: none; the servers run the pods.</summary>
    public IReadOnlyList<ClusterNode> Agents { get; init; } = [];

    /// <summary>The version. Default: <see cref="KubernetesReleases.K3s"/>.</summary>
    [Matches(@"v1\.[0-9]+\.[0-9]+\+k3s[0-9]+", "a release of k3s such as v1.36.3+k3s1")]
    public string Version { get; init; } = KubernetesReleases.K3s;

    /// <summary>
    /// The version that runs now, so that a step that cannot be taken is refused in a preview already. Default: unknown; the nodes are
    /// asked, all of them before the first one is changed.
    /// </summary>
    [Matches(@"v1\.[0-9]+\.[0-9]+\+k3s[0-9]+", "a release of k3s such as v1.36.3+k3s1")]
    public string? UpgradesFrom { get; init; }

    /// <summary>
    /// The SHA-256 checksum of the installer, <c>install.sh</c> of k3s, which runs as root on every node: another one is not run. Default: that of
    /// <see cref="KubernetesReleases.K3sInstaller"/>. A mirror that changes the script needs its own.
    /// </summary>
    [Matches("[0-9a-f]{64}", "a SHA-256 checksum of 64 hexadecimal digits")]
    public string InstallerSha256 { get; init; } = KubernetesReleases.K3sInstallerSha256;

    /// <summary>The parts of k3s to keep. Default: local storage and metrics.</summary>
    public IReadOnlyList<K3sAddOn> AddOns { get; init; } = [K3sAddOn.LocalStorage, K3sAddOn.MetricsServer];

    /// <summary>Where the cluster's own state is saved.</summary>
    public required EtcdSnapshots Snapshots { get; init; }

    /// <summary>
    /// Registries by host, <c>*</c> for all others. Default: the mirrors of images; other registries are used directly and without
    /// credentials.
    /// </summary>
    public IReadOnlyDictionary<string, K3sRegistry> Registries { get; init; } = new Dictionary<string, K3sRegistry>();

    /// <summary>How packets get from node to node. Default: VXLAN.</summary>
    public FlannelBackend Backend { get; init; } = FlannelBackend.Vxlan;

    /// <summary>The pods' addresses. Cannot be changed later. Default: 10.42.0.0/16.</summary>
    [Address(AddressForms.Network)]
    public string PodCidr { get; init; } = "10.42.0.0/16";

    /// <summary>The Services' addresses. Cannot be changed later. Default: 10.43.0.0/16.</summary>
    [Address(AddressForms.Network)]
    public string ServiceCidr { get; init; } = "10.43.0.0/16";

    /// <summary>
    /// The folder of the <c>local-path</c> volumes on the nodes, outside the folders that an uninstall removes. Default:
    /// /opt/local-path-provisioner.
    /// </summary>
    [Matches("/[^ ]+", "an absolute path")]
    public string LocalVolumes { get; init; } = "/opt/local-path-provisioner";

    /// <summary>The storage classes with the one that k3s brings, if it does.</summary>
    internal IReadOnlyList<string> AllStorageClasses =>
        AddOns.Contains(K3sAddOn.LocalStorage) ? [LocalPathStorage.ClassName, .. StorageClasses] : StorageClasses;

    internal string Installer => Mirrors.Manifest($"https://raw.githubusercontent.com/k3s-io/k3s/{KubernetesReleases.K3sInstaller}/install.sh");

    internal string Releases => Mirrors.Manifest("https://github.com/k3s-io/k3s/releases");

    private protected override IEnumerable<(string Path, ClusterNode Node)> Machines() =>
        [.. Servers.Places(nameof(Servers)), .. Agents.Places(nameof(Agents))];

    private protected override MachineClusterArgs OnMachines(Func<ClusterNode, ClusterNode> change) =>
        this with { Servers = [.. Servers.Select(change)], Agents = [.. Agents.Select(change)] };

    void IChecked.Check(Problems problems)
    {
        CheckPorts(problems);
        problems.AddIf(HostPorts && AddOns.Contains(K3sAddOn.ServiceLb), Codes.Exclusive, nameof(HostPorts), "true",
            "false where the load balancer of k3s takes the same ports", $"remove it, or leave serviceLb out of {problems.Name(nameof(AddOns))}");
        problems.AddSources(Installer, Releases);
        problems.AddMachinesTwice(Machines());
        problems.AddIf(Servers.Count % 2 == 0, Codes.EtcdMembers, nameof(Servers), Servers.Count.ToString(CultureInfo.InvariantCulture),
            "one server, or an odd number of at least three", "add a server, or make one of them an agent");
        problems.AddVersion(Version, UpgradesFrom, KubernetesReleases.K3s);
        problems.AddNetworks(PodCidr, ServiceCidr);
        problems.AddStorageClass(nameof(StorageClass), StorageClass, AllStorageClasses);
    }
}
