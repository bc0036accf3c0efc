using Infra.Catalogue;

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

    internal string Repository => Mirrors.Manifest($"https://pkgs.k8s.io/core:/stable:/v{KubernetesVersion.Parse(Version)}/deb/");

    void IChecked.Check(Problems problems)
    {
        CheckPorts(problems);
        problems.AddSources(Repository);
        problems.AddMachinesTwice([(nameof(ControlPlane), ControlPlane), .. Workers.Places(nameof(Workers))]);
        problems.AddVersion(Version, UpgradesFrom, KubernetesReleases.Kubeadm);
        problems.AddNetworks(PodCidr, ServiceCidr);
        problems.AddStorageClass(nameof(StorageClass), StorageClass, StorageClasses);
    }
}
