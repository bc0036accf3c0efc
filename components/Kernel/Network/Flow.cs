using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Components;

/// <summary>The parts of network policies.</summary>
internal static class Flow
{
    /// <summary>The label that every namespace carries with its own name.</summary>
    public const string NamespaceNameLabel = "kubernetes.io/metadata.name";

    /// <summary>One port.</summary>
    public static NetworkPolicyPortArgs Port(string protocol, int port) => new() { Protocol = protocol, Port = port };

    /// <summary>Pods in their namespace, from wherever the policy stands.</summary>
    public static NetworkPolicyPeerArgs Peer(PodSet pods) => new()
    {
        NamespaceSelector = new LabelSelectorArgs { MatchLabels = { { NamespaceNameLabel, pods.Namespace.Name } } },
        PodSelector = Selector(pods.Labels),
    };

    /// <summary>The pods that carry all labels.</summary>
    public static LabelSelectorArgs Selector(IReadOnlyDictionary<string, Input<string>> labels) => new() { MatchLabels = Labels(labels) };

    /// <summary>Labels as Pulumi takes them.</summary>
    public static InputMap<string> Labels(IReadOnlyDictionary<string, Input<string>> labels)
    {
        var map = new InputMap<string>();
        foreach (var (key, value) in labels)
        {
            map.Add(key, value);
        }

        return map;
    }
}
