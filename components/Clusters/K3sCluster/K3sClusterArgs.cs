using Infra.Catalogue;
using Infra.Components.Validation;
using Pulumi;

namespace Infra.Components.Clusters;

/// <summary>Arguments of <see cref="K3sCluster"/>.</summary>
public sealed record K3sClusterArgs
{
    /// <summary>
    /// The servers, which hold the API and etcd: one, or an odd number. They are installed one after another, and the first one founds the
    /// cluster. It never leaves it: to take it away, first put it at the end of this list.
    /// </summary>
    public required IReadOnlyList<ClusterNode> Servers { get; init; }

    /// <summary>The agents, which run pods only. Default: none; the servers run the pods.</summary>
    public IReadOnlyList<ClusterNode> Agents { get; init; } = [];

    /// <summary>How the machines are reached.</summary>
    public required SshAccess Ssh { get; init; }

    /// <summary>The version. Default: <see cref="KubernetesReleases.K3s"/>.</summary>
    [Matches(@"v1\.[0-9]+\.[0-9]+\+k3s[0-9]+", "a release of k3s such as v1.36.3+k3s1")]
    public string Version { get; init; } = KubernetesReleases.K3s;

    /// <summary>
    /// The version that runs now, so that a step that cannot be taken is refused in a preview already. Default: unknown; the nodes are
    /// asked, all of them before the first one is changed.
    /// </summary>
    [Matches(@"v1\.[0-9]+\.[0-9]+\+k3s[0-9]+", "a release of k3s such as v1.36.3+k3s1")]
    public string? UpgradesFrom { get; init; }

    /// <summary>Where the API is reached, by people and by nodes: an address or name that outlives a single server. Default: the first server's.</summary>
    public Input<string>? Endpoint { get; init; }

    /// <summary>Further names and addresses for the API's certificate. Default: none but the servers' and the endpoint.</summary>
    public IReadOnlyList<string> CertificateNames { get; init; } = [];

    /// <summary>The parts of k3s to keep. Default: local storage and metrics.</summary>
    public IReadOnlyList<K3sAddOn> AddOns { get; init; } = [K3sAddOn.LocalStorage, K3sAddOn.MetricsServer];

    /// <summary>Where the cluster's own state is saved.</summary>
    public required EtcdSnapshots Snapshots { get; init; }

    /// <summary>Registries by name, <c>*</c> for all others. Default: as the mirrors of images say, and otherwise each is asked directly and without credentials.</summary>
    public IReadOnlyDictionary<string, K3sRegistry> Registries { get; init; } = new Dictionary<string, K3sRegistry>();

    /// <summary>How packets get from node to node. Default: VXLAN.</summary>
    public FlannelBackend Backend { get; init; } = FlannelBackend.Vxlan;

    /// <summary>The pods' addresses. Cannot be changed later. Default: 10.42.0.0/16.</summary>
    [Address(AddressForms.Network)]
    public string PodNetwork { get; init; } = "10.42.0.0/16";

    /// <summary>The Services' addresses. Cannot be changed later. Default: 10.43.0.0/16.</summary>
    [Address(AddressForms.Network)]
    public string ServiceNetwork { get; init; } = "10.43.0.0/16";

    /// <summary>What namespaces without Pod Security labels enforce. Default: restricted. <c>kube-system</c> is exempt.</summary>
    public PodSecurity PodSecurity { get; init; } = PodSecurity.Restricted;

    /// <summary>Where the nodes keep the volumes of <c>local-path</c>: outside the folders that an uninstall removes. Default: /opt/local-path-provisioner.</summary>
    [Matches("/[^ ]+", "an absolute path")]
    public string LocalVolumes { get; init; } = "/opt/local-path-provisioner";

    /// <summary>
    /// Whether the servers and their token are protected, so that nothing removes them by mistake. Default: true. To destroy the cluster,
    /// turn it off, update, and then destroy.
    /// </summary>
    public bool Protect { get; init; } = true;

    /// <inheritdoc cref="Cluster.Mirrors"/>
    public Mirrors Mirrors { get; init; } = Mirrors.None;

    /// <inheritdoc cref="Cluster.WaitForRollout"/>
    public bool WaitForRollout { get; init; } = true;

    /// <summary>The storage class of volumes that do not name one. Default: <c>local-path</c> if local storage is kept, otherwise none.</summary>
    [Name]
    public string? StorageClass { get; init; }

    /// <summary>Further storage classes that somebody brings. Default: none but k3s's own. A class that is named and not among them is refused.</summary>
    [Name]
    public IReadOnlyList<string> StorageClasses { get; init; } = [];

    /// <summary>
    /// Fixed ports of the nodes, for a router or load balancer that stands in front of them. Default: none; Services of type LoadBalancer get addresses by MetalLB, or by k3s itself where it keeps that part.
    /// </summary>
    public LoadBalancing.NodePorts? NodePorts { get; init; }
}
