namespace Infra.Components.Networks;

/// <summary>Packets that the nodes of a cluster let in, in the words of no cloud: each cloud writes its own rules of them.</summary>
/// <param name="Rule">The rule's name, unique among them.</param>
/// <param name="Description">What they are, for people.</param>
/// <param name="Traffic">The packets.</param>
/// <param name="From">Where they come from.</param>
/// <param name="ToControlPlane">Whether only machines of the control plane let them in. Default: false, all nodes do.</param>
internal sealed record NodeFlow(string Rule, string Description, Traffic Traffic, NodeSource From, bool ToControlPlane = false)
{
    /// <summary>
    /// All that a cluster needs inside: https://kubernetes.io/docs/reference/networking/ports-and-protocols/, SSH, metrics, and what carries
    /// packets from pods of one node to those of another.
    /// </summary>
    public static IEnumerable<NodeFlow> Of(PodNetwork network) =>
    [
        new("ssh", "SSH from the bastion", new Traffic("tcp", 22), NodeSource.Bastion),
        new("kubelet", "The kubelet, for the API server and for metrics", new Traffic("tcp", 10250), NodeSource.Nodes),
        new("node-exporter", "The nodes' metrics", new Traffic("tcp", 9100), NodeSource.Nodes),
        .. network.Flows().Select(flow => new NodeFlow(flow.Rule, flow.Description, flow.Traffic, NodeSource.Nodes)),
        new("api", "The API, from nodes", new Traffic("tcp", 6443), NodeSource.Nodes, ToControlPlane: true),
        new("api-from-bastion", "The API, for administrators", new Traffic("tcp", 6443), NodeSource.Bastion, ToControlPlane: true),
        new("etcd", "etcd, among the control plane", new Traffic("tcp", 2379, 2380), NodeSource.ControlPlane, ToControlPlane: true),
    ];
}

/// <summary>Where packets for nodes come from.</summary>
internal enum NodeSource
{
    /// <summary>All nodes, those of the control plane among them.</summary>
    Nodes,

    /// <summary>The machines of the control plane.</summary>
    ControlPlane,

    /// <summary>The one machine that SSH reaches from outside.</summary>
    Bastion,
}
