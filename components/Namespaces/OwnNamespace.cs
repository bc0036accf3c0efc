using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Components.Namespaces;

/// <summary>The namespaces of operators, which components make unless they are given one.</summary>
internal static class OwnNamespace
{
    private static readonly int[] Everywhere = [443, 6443];

    /// <summary>
    /// Makes a namespace for one operator. Nothing is denied in it unless the cluster isolates operators: their charts know their flows, and
    /// call the API server at an address that no policy can name.
    /// </summary>
    public static NamespaceRef Make(
        ComponentResource parent, string name, Cluster cluster, string space, PodSecurity security, OperatorFlows? flows = null)
    {
        var made = new Namespace($"{name}-namespace", new NamespaceArgs
        {
            Cluster = cluster,
            Name = space,
            PodSecurity = security,
            Isolation = cluster.IsolateOperators ? Isolation.Full : Isolation.None,
        }, new ComponentResourceOptions { Parent = parent }).Ref;
        if (!cluster.IsolateOperators)
            return made;

        var allowed = Allow(parent, name, made, flows ?? new());
        // The operator's pods come after what lets them work.
        return new NamespaceRef(cluster, Output.Tuple(made.Name.ToOutput(), allowed.Metadata).Apply(both => both.Item1), space) { DeniesIngress = true };
    }

    private static NetworkPolicy Allow(ComponentResource parent, string name, NamespaceRef space, OperatorFlows flows)
    {
        var own = new NetworkPolicyPeerArgs { PodSelector = new LabelSelectorArgs() };
        return new NetworkPolicy($"{name}-operator", new NetworkPolicyArgs
        {
            Metadata = new ObjectMetaArgs { Name = "operator", Namespace = space.Name },
            Spec = new NetworkPolicySpecArgs
            {
                PodSelector = new LabelSelectorArgs(),
                PolicyTypes = { "Ingress", "Egress" },
                Ingress = new[]
                {
                    new NetworkPolicyIngressRuleArgs { From = { own } },
                }.Concat(flows.Asked.Count == 0 ? [] : [new NetworkPolicyIngressRuleArgs { Ports = Ports(flows.Asked) }]).ToArray(),
                Egress = new[]
                {
                    new NetworkPolicyEgressRuleArgs { To = { own } },
                    flows.CallsAll ? new NetworkPolicyEgressRuleArgs() : new NetworkPolicyEgressRuleArgs { Ports = Ports([.. Everywhere, .. flows.Calls]) },
                },
            },
        }, parent.Child());
    }

    private static NetworkPolicyPortArgs[] Ports(IEnumerable<int> ports) =>
        [.. ports.Distinct().Order().Select(port => Flow.Port("TCP", port))];
}
