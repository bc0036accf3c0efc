using Infra.Catalogue;
using Infra.Components.Storage;

namespace Infra.Components.Clusters;

/// <summary>Arguments of <see cref="KubeadmCluster"/>.</summary>
public sealed record KubeadmClusterArgs : MachineClusterArgs, IChecked
{
    /// <summary>The machine that holds the API and etcd. Alone, it runs the pods as well.</summary>
    public required ClusterNode ControlPlane { get; init; }

    /// <summary>The machines that run the pods. Default: none; the control plane does.</summary>
    public IReadOnlyList<ClusterNode> Workers { get; init; } = [];

    /// <summary>The version. Default: <see cref="KubernetesReleases.Kubeadm"/>.</summary>
    [Matches(@"v1\.[0-9]+\.[0-9]+", "a release of Kubernetes such as v1.36.3")]
    public string Version { get; init; } = KubernetesReleases.Kubeadm;

    /// <inheritdoc cref="K3sClusterArgs.UpgradesFrom"/>
    [Matches(@"v1\.[0-9]+\.[0-9]+", "a release of Kubernetes such as v1.36.3")]
    public string? UpgradesFrom { get; init; }

    /// <summary>
    /// The fingerprint of the key that signs the packages, which are installed as root: those of another one are not. Default:
    /// <see cref="KubernetesReleases.PackageKey"/>. A mirror that signs anew needs its own.
    /// </summary>
    [Matches("[0-9A-F]{40}", "the fingerprint of a key, 40 hexadecimal digits in capitals")]
    public string PackageKey { get; init; } = KubernetesReleases.PackageKey;

    /// <summary>The pods' addresses. Cannot be changed later. Default: 10.244.0.0/16.</summary>
    [Address(AddressForms.Network)]
    public string PodCidr { get; init; } = "10.244.0.0/16";

    /// <summary>The Services' addresses. Cannot be changed later. Default: 10.96.0.0/12.</summary>
    [Address(AddressForms.Network)]
    public string ServiceCidr { get; init; } = "10.96.0.0/12";

    /// <summary>
    /// The version of Cilium, which carries packets between pods and enforces network policies. Default:
    /// <see cref="ChartCatalogue.Cilium"/>'s.
    /// </summary>
    public string CiliumVersion { get; init; } = ChartCatalogue.Cilium.Version;

    /// <summary>The version of the metrics server's chart. Default: <see cref="ChartCatalogue.MetricsServer"/>'s.</summary>
    public string MetricsServerVersion { get; init; } = ChartCatalogue.MetricsServer.Version;

    /// <inheritdoc cref="ExistingClusterArgs.LocalStorage"/>
    public bool LocalStorage { get; init; }

    /// <summary>The classes that are known, with that of the nodes' folders.</summary>
    internal IReadOnlyList<string> AllStorageClasses =>
        LocalStorage && StorageClasses.Count > 0 ? [.. StorageClasses, LocalPathStorage.ClassName] : StorageClasses;

    internal string Repository => Mirrors.Manifest($"https://pkgs.k8s.io/core:/stable:/v{KubernetesVersion.Parse(Version)}/deb/");

    private protected override IEnumerable<(string Path, ClusterNode Node)> Machines() =>
        [(nameof(ControlPlane), ControlPlane), .. Workers.Places(nameof(Workers))];

    private protected override MachineClusterArgs OnMachines(Func<ClusterNode, ClusterNode> change) =>
        this with { ControlPlane = change(ControlPlane), Workers = [.. Workers.Select(change)] };

    void IChecked.Check(Problems problems)
    {
        CheckPorts(problems);
        problems.AddSources(Repository);
        problems.AddMachinesTwice(Machines());
        problems.AddVersion(Version, UpgradesFrom, KubernetesReleases.Kubeadm);
        problems.AddNetworks(PodCidr, ServiceCidr);
        problems.AddStorageClass(nameof(StorageClass), StorageClass, AllStorageClasses);
        problems.AddIf(LocalStorage && StorageClasses.Contains(LocalPathStorage.ClassName), Codes.Exclusive, nameof(LocalStorage), null,
            $"a cluster that has {LocalPathStorage.ClassName}, or a stack that installs it", "remove one of the two");
    }
}
