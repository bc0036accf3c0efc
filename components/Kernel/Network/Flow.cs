using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Components;

internal static class Flow
{
    /// <summary>The label that every namespace carries with its own name.</summary>
    public const string NamespaceNameLabel = "kubernetes.io/metadata.name";

    public static NetworkPolicyPortArgs Port(string protocol, int port) => new() { Protocol = protocol, Port = port };

    public static NetworkPolicyPortArgs Port(PortProtocol protocol, int port) => Port(Word(protocol), port);

    /// <summary>A protocol as Kubernetes writes it.</summary>
    public static string Word(PortProtocol protocol) => protocol == PortProtocol.Udp ? "UDP" : "TCP";

    public static NetworkPolicyPeerArgs Peer(PodSet pods) => new()
    {
        NamespaceSelector = new LabelSelectorArgs { MatchLabels = { { NamespaceNameLabel, pods.Namespace.Name } } },
        PodSelector = Selector(pods.Labels),
    };

    /// <summary>Who answers at an endpoint: its pods, or addresses outside the cluster.</summary>
    public static InputList<NetworkPolicyPeerArgs> Peers(Endpoint endpoint) =>
        endpoint.Pods is { } pods ? Peer(pods) : endpoint.Addresses.Select(Machine).ToArray();

    public static NetworkPolicyPeerArgs Network(string cidr) => new() { IpBlock = new IPBlockArgs { Cidr = cidr } };

    /// <summary>A network, or the one address.</summary>
    public static NetworkPolicyPeerArgs Range(string range) => range.Contains('/') ? Network(range) : Machine(range);

    private static NetworkPolicyPeerArgs Machine(string address) => Network(address.Contains(':') ? $"{address}/128" : $"{address}/32");

    public static LabelSelectorArgs Selector(IReadOnlyDictionary<string, Input<string>> labels) => new() { MatchLabels = Labels(labels) };

    public static InputMap<string> Labels(IReadOnlyDictionary<string, Input<string>> labels)
    {
        var map = new InputMap<string>();
        foreach (var (key, value) in labels)
            map.Add(key, value);

        return map;
    }
}
