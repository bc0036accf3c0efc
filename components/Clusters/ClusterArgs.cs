namespace Infra.Components.Clusters;

/// <summary>What clusters on machines of one's own have in common, whoever made them.</summary>
public abstract record ClusterArgs
{
    /// <inheritdoc cref="Cluster.Mirrors"/>
    [Reference]
    public Mirrors Mirrors { get; init; } = Mirrors.None;

    /// <inheritdoc cref="Cluster.WaitForRollout"/>
    public bool WaitForRollout { get; init; } = true;

    /// <summary>
    /// The storage class of volumes that do not name one. Default: the cluster's own default class; with k3s, <c>local-path</c> where its
    /// local storage is kept.
    /// </summary>
    [Name]
    public string? StorageClass { get; init; }

    /// <summary>
    /// The storage classes that the cluster has, besides the one that k3s brings. Another class is refused. Default: unknown; with k3s,
    /// none besides its own.
    /// </summary>
    [Name]
    public IReadOnlyList<string> StorageClasses { get; init; } = [];

    /// <summary>
    /// Node ports of the ingress controller, for a router or load balancer in front of the nodes. Default: none; Services of type
    /// LoadBalancer get addresses from MetalLB, or from k3s where its load balancer is kept.
    /// </summary>
    public LoadBalancing.NodePorts? NodePorts { get; init; }

    /// <summary>
    /// The RuntimeClass of pods that ask for GPUs, which has to be there. Default: none; with k3s, <c>nvidia</c>, which k3s makes by itself.
    /// </summary>
    [Name]
    public string? GpuRuntimeClass { get; init; }
}
