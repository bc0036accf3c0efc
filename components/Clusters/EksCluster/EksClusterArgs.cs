using Infra.Catalogue;
using Infra.Components.Networks;

namespace Infra.Components.Clusters;

/// <summary>Arguments of <see cref="EksCluster"/>.</summary>
public sealed partial record EksClusterArgs
{
    /// <summary>The network. Nodes and the control plane's network interfaces are in its private subnets.</summary>
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

    /// <summary>The nodes: managed node groups, or Auto Mode.</summary>
    public required EksNodes Nodes { get; init; }

    /// <summary>The access entries. At least one is a cluster administrator, as is the role that runs this program.</summary>
    public required IReadOnlyList<EksAccess> Access { get; init; }

    /// <summary>
    /// The networks that reach the API over the internet. Default: none; the API is reached from inside the network only.
    /// </summary>
    [Address(AddressForms.Network)]
    public IReadOnlyList<string> PublicAccess { get; init; } = [];

    /// <summary>Whether <see cref="PublicAccess"/> may include the whole internet. Default: no.</summary>
    public bool AllowPublicAccessFromAnywhere { get; init; }

    /// <summary>
    /// Whether AWS supports an old version beyond its standard support, for an extra charge. Default: no; AWS then upgrades the cluster at
    /// the end of standard support.
    /// </summary>
    public bool ExtendedSupport { get; init; }

    /// <summary>The addresses of Services, from /12 to /24. Cannot be changed later. Default: 172.20.0.0/16.</summary>
    [Address(AddressForms.Network)]
    public string ServiceCidr { get; init; } = "172.20.0.0/16";

    /// <summary>For how many days the control plane's logs are kept. Default: 90.</summary>
    [Range(1, 3653)]
    public int LogDays { get; init; } = 90;

    /// <summary>The static addresses of the public load balancer. Default: none; AWS assigns new ones to each load balancer.</summary>
    public PublicAddresses? Addresses { get; init; }

    /// <summary>The version of the AWS Load Balancer Controller's chart. Default: the pinned one.</summary>
    [Matches(@"[0-9]+\.[0-9]+\.[0-9]+", "a version such as 3.5.0")]
    public string LoadBalancerController { get; init; } = ChartCatalogue.AwsLoadBalancerController.Version;

    /// <summary>
    /// Whether the cluster is protected, here and by AWS, so that nothing removes it by mistake. Default: true. To destroy it, turn this
    /// off, update, and then destroy.
    /// </summary>
    public bool Protect { get; init; } = true;

    /// <inheritdoc cref="ClusterArgs.ForcePatches"/>
    public bool ForcePatches { get; init; }

    /// <summary>The storage class of volumes that do not name one. Default: <see cref="EksCluster.EncryptedDisks"/>.</summary>
    [Name]
    public string? StorageClass { get; init; }

    /// <summary>The storage classes that the stack adds. Default: none.</summary>
    [Name]
    public IReadOnlyList<string> StorageClasses { get; init; } = [];

    /// <inheritdoc cref="Cluster.IsolateOperators"/>
    public bool IsolateOperators { get; init; }

    /// <inheritdoc cref="Cluster.Mirrors"/>
    [Reference]
    public Mirrors Mirrors { get; init; } = Mirrors.None;

    /// <inheritdoc cref="Cluster.WaitForRollout"/>
    public bool WaitForRollout { get; init; } = true;
}
