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
    /// Whether fields of objects that someone else manages are taken over instead of refused as conflicts: for the time in which objects
    /// that run already are taken over. Default: false. Left on, the work of <c>kubectl</c>, autoscalers and other controllers is undone
    /// without a word.
    /// </summary>
    public bool ForcePatches { get; init; }

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
}
