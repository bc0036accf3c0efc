namespace Infra.Components.Edge;

/// <summary>Proxies in the network of their node, on its ports 80 and 443: for a machine that nothing stands in front of.</summary>
public sealed record HostNetwork
{
    /// <summary>
    /// The addresses and networks from which the nodes reach pods: their own addresses, and the networks of pods where these are joined by a
    /// tunnel, out of which a node takes an address for itself. Policies let them in, since a policy cannot tell such proxies from their
    /// node. Default: none, for one node, which reaches its own pods always.
    /// </summary>
    [Address(AddressForms.Address | AddressForms.Network)]
    public IReadOnlyList<string> Nodes { get; init; } = [];
}
