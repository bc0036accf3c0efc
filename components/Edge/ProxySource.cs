using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Components.Edge;

/// <summary>Where the requests of an edge come from, as network policies name it.</summary>
[Reference]
public sealed class ProxySource
{
    /// <summary>Requests that come from pods.</summary>
    /// <param name="pods">The pods of the proxies.</param>
    public ProxySource(PodSet pods) => Pods = pods;

    /// <summary>
    /// Requests that come from nodes: the proxies run in the network of their node, where no policy tells a pod from it. A node always
    /// reaches the pods that it runs itself; those of other nodes it reaches from its own address, or from the one that it has in the
    /// network of pods.
    /// </summary>
    /// <param name="networks">The nodes' addresses and networks; empty where there is one node.</param>
    public ProxySource(IReadOnlyList<string> networks) => Networks = networks;

    /// <summary>The pods of the proxies. Null where they run in the network of their nodes.</summary>
    public PodSet? Pods { get; }

    /// <summary>The addresses and networks of nodes. Default: none, the requests come from pods.</summary>
    public IReadOnlyList<string> Networks { get; } = [];

    /// <summary>The peers that a policy lets in; none where a node reaches its own pods only, as it always does.</summary>
    internal IReadOnlyList<NetworkPolicyPeerArgs> Peers =>
        Pods is { } pods ? [Flow.Peer(pods)] : [.. Networks.Select(Flow.Range)];
}
