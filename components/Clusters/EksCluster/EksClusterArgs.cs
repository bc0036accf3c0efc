using Infra.Catalogue;
using Infra.Components.Networks;
using Infra.Components.Validation;

namespace Infra.Components.Clusters;

/// <summary>Arguments of <see cref="EksCluster"/>.</summary>
public sealed record EksClusterArgs
{
    /// <summary>The network. Nodes and the control plane's own addresses are in its private subnets.</summary>
    public required Vpc Network { get; init; }

    /// <summary>The minor version of Kubernetes, one of <see cref="KubernetesReleases.Eks"/>.</summary>
    [Matches("1[.][0-9]{2}", "a minor version such as 1.36")]
    public required string Version { get; init; }

    /// <summary>
    /// The version that runs now, while it is being upgraded: a step that cannot be taken is then refused in a preview already. Default:
    /// unknown, and AWS refuses such a step.
    /// </summary>
    [Matches("1[.][0-9]{2}", "a minor version such as 1.36")]
    public string? UpgradesFrom { get; init; }

    /// <summary>The version of the managed nodes, which may lag up to three behind. Default: <see cref="Version"/>.</summary>
    [Matches("1[.][0-9]{2}", "a minor version such as 1.36")]
    public string? NodeVersion { get; init; }

    /// <summary>Who runs the nodes.</summary>
    public required EksNodes Nodes { get; init; }

    /// <summary>Who may enter; one cluster administrator at least, and whoever runs this program among them.</summary>
    public required IReadOnlyList<EksAccess> Access { get; init; }

    /// <summary>The networks from which the API is reached over the internet. Default: none; it is reached from inside the network only.</summary>
    [Address(AddressForms.Network)]
    public IReadOnlyList<string> PublicAccess { get; init; } = [];

    /// <summary>Whether <see cref="PublicAccess"/> may hold the whole internet. Default: no.</summary>
    public bool PublicAccessForEverybody { get; init; }

    /// <summary>
    /// Whether AWS goes on supporting an old version for an extra charge. Default: no; at the end of standard support AWS then upgrades by
    /// itself.
    /// </summary>
    public bool ExtendedSupport { get; init; }

    /// <summary>The range of Services' addresses, of /12 to /24. It cannot be changed later. Default: 172.20.0.0/16.</summary>
    [Address(AddressForms.Network)]
    public string ServiceRange { get; init; } = "172.20.0.0/16";

    /// <summary>For how many days the control plane's logs are kept. Default: 90.</summary>
    [Range(1, 3653)]
    public int LogDays { get; init; } = 90;

    /// <summary>The addresses of the load balancer that faces the world. Default: whatever AWS gives it, anew with each one.</summary>
    public PublicAddresses? Addresses { get; init; }

    /// <summary>The version of the AWS Load Balancer Controller's chart. Default: the pinned one.</summary>
    [Matches(@"[0-9]+\.[0-9]+\.[0-9]+", "a version such as 3.5.0")]
    public string LoadBalancerController { get; init; } = ChartCatalogue.AwsLoadBalancerController.Version;

    /// <summary>
    /// Whether the cluster is protected, here and by AWS, so that nothing removes it by mistake. Default: true. To destroy it, turn this
    /// off, update, and then destroy.
    /// </summary>
    public bool Protect { get; init; } = true;

    /// <summary>The storage class of volumes that do not name one. Default: <see cref="EksCluster.EncryptedDisks"/>.</summary>
    [Name]
    public string? StorageClass { get; init; }

    /// <summary>Storage classes that somebody adds to the one that the cluster brings. Default: none.</summary>
    [Name]
    public IReadOnlyList<string> StorageClasses { get; init; } = [];

    /// <inheritdoc cref="Cluster.Mirrors"/>
    public Mirrors Mirrors { get; init; } = Mirrors.None;

    /// <inheritdoc cref="Cluster.WaitForRollout"/>
    public bool WaitForRollout { get; init; } = true;
}
