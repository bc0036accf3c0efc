using System.Collections.Immutable;

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

    /// <summary>
    /// Whether the edge takes the ports 80 and 443 of every node, for a single machine that nothing stands in front of. Default: false.
    /// </summary>
    public bool HostPorts { get; init; }

    /// <inheritdoc cref="Cluster.IsolateOperators"/>
    public bool IsolateOperators { get; init; }

    /// <summary>
    /// The RuntimeClass of pods that ask for GPUs, which has to be there. Default: none; with k3s, <c>nvidia</c>, which k3s makes.
    /// </summary>
    [Name]
    public string? GpuRuntimeClass { get; init; }

    /// <summary>
    /// Further ranges of addresses that are inside: of nodes, of networks that the cluster is peered with, and of pods and Services where the cluster exists
    /// already. What an application may reach as the internet does not hold them. Default: those that other settings name, and the private ranges.
    /// </summary>
    [Address(AddressForms.Network)]
    public IReadOnlyList<string> Networks { get; init; } = [];

    /// <summary>The ports of nodes by which the edge is reached; null where an address is found for it.</summary>
    internal LoadBalancing? Ports => HostPorts ? new LoadBalancing.HostPorts() : NodePorts;

    /// <summary>Reports two ways in.</summary>
    internal void CheckPorts(Problems problems) => problems.AddIf(HostPorts && NodePorts is not null, Codes.Exclusive, nameof(HostPorts),
        "true", $"the ports 80 and 443 of nodes, or {problems.Name(nameof(NodePorts))}", "remove one of the two");

    /// <summary>These ranges with further ones.</summary>
    internal Output<ImmutableArray<string>> NetworksWith(IEnumerable<string> ranges, params IEnumerable<Output<string>> addresses) =>
        Output.All(addresses).Apply(known => known.Concat(ranges).Concat(Networks).ToImmutableArray());
}
