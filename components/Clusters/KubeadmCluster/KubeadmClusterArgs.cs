using Infra.Catalogue;

namespace Infra.Components.Clusters;

/// <summary>Arguments of <see cref="KubeadmCluster"/>.</summary>
public sealed record KubeadmClusterArgs : IChecked
{
    /// <summary>The machine that holds the API and etcd. Alone, it runs the pods as well.</summary>
    public required ClusterNode ControlPlane { get; init; }

    /// <summary>The machines that run the pods. Default: none; the control plane does.</summary>
    public IReadOnlyList<ClusterNode> Workers { get; init; } = [];

    /// <summary>How the machines, which run Debian or Ubuntu, are reached.</summary>
    public required SshAccess Ssh { get; init; }

    /// <summary>The version. Default: <see cref="KubernetesReleases.Kubeadm"/>.</summary>
    [Matches(@"v1\.[0-9]+\.[0-9]+", "a release of Kubernetes such as v1.36.3")]
    public string Version { get; init; } = KubernetesReleases.Kubeadm;

    /// <inheritdoc cref="K3sClusterArgs.UpgradesFrom"/>
    [Matches(@"v1\.[0-9]+\.[0-9]+", "a release of Kubernetes such as v1.36.3")]
    public string? UpgradesFrom { get; init; }

    /// <summary>
    /// Where the API is reached: an address or name that outlives the machine, for kubeadm cannot give one to a cluster that was made
    /// without. Default: the control plane's.
    /// </summary>
    [Matches(ClusterChecks.Endpoint, "an address or a host name, without a port")]
    public Input<string>? Endpoint { get; init; }

    /// <summary>Further names and addresses for the API's certificate. Default: none but the control plane's and the endpoint.</summary>
    public IReadOnlyList<string> CertificateNames { get; init; } = [];

    /// <summary>The pods' addresses. Cannot be changed later. Default: 10.244.0.0/16.</summary>
    [Address(AddressForms.Network)]
    public string PodCidr { get; init; } = "10.244.0.0/16";

    /// <summary>The Services' addresses. Cannot be changed later. Default: 10.96.0.0/12.</summary>
    [Address(AddressForms.Network)]
    public string ServiceCidr { get; init; } = "10.96.0.0/12";

    /// <inheritdoc cref="K3sClusterArgs.PodSecurity"/>
    public PodSecurity PodSecurity { get; init; } = PodSecurity.Restricted;

    /// <summary>
    /// The version of Cilium, which carries packets between pods and enforces network policies. Default:
    /// <see cref="ChartCatalogue.Cilium"/>'s.
    /// </summary>
    public string CiliumVersion { get; init; } = ChartCatalogue.Cilium.Version;

    /// <summary>The version of the metrics server's chart. Default: <see cref="ChartCatalogue.MetricsServer"/>'s.</summary>
    public string MetricsServerVersion { get; init; } = ChartCatalogue.MetricsServer.Version;

    /// <summary>
    /// Whether the control plane and the key of its Secrets are protected, so that nothing removes them by mistake. Default: true.
    /// </summary>
    public bool Protect { get; init; } = true;

    /// <inheritdoc cref="Cluster.Mirrors"/>
    [Reference]
    public Mirrors Mirrors { get; init; } = Mirrors.None;

    /// <inheritdoc cref="Cluster.WaitForRollout"/>
    public bool WaitForRollout { get; init; } = true;

    /// <summary>The storage class of volumes that do not name one. Default: none; kubeadm brings no storage.</summary>
    [Name]
    public string? StorageClass { get; init; }

    /// <summary>The storage classes that the stack adds. Default: unknown. Another class is refused.</summary>
    [Name]
    public IReadOnlyList<string> StorageClasses { get; init; } = [];

    /// <summary>
    /// Node ports of the ingress controller, for a router or load balancer in front of the nodes. Default: none; Services of type
    /// LoadBalancer get addresses from MetalLB.
    /// </summary>
    public LoadBalancing.NodePorts? NodePorts { get; init; }

    void IChecked.Check(Problems problems)
    {
        problems.AddMachinesTwice([(nameof(ControlPlane), ControlPlane), .. Workers.Places(nameof(Workers))]);
        problems.AddVersion(Version, UpgradesFrom, KubernetesReleases.Kubeadm);
        problems.AddNetworks(PodCidr, ServiceCidr);
        problems.AddStorageClass(nameof(StorageClass), StorageClass, StorageClasses);
    }
}
