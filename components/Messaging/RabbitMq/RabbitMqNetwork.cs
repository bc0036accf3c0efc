using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Components.Messaging;

/// <summary>
/// Who may reach the nodes: each other, the operator, the edge to the management pages, and all where the nodes of the cluster have a port.
/// Applications are let in by their own use.
/// </summary>
internal sealed class RabbitMqNetwork(string name, RabbitMqArgs args, ComponentResource parent, PodSet pods, PodSet operators)
{
    // By which they find each other, and talk: https://www.rabbitmq.com/docs/networking#ports.
    private static readonly NetworkPolicyPortArgs[] Cluster = [Flow.Port("TCP", 4369), Flow.Port("TCP", 25672)];

    public void Make() => _ = new NetworkPolicy(name, new NetworkPolicyArgs
    {
        Metadata = new ObjectMetaArgs { Name = name, Namespace = args.Namespace.Name },
        Spec = new NetworkPolicySpecArgs
        {
            PodSelector = Flow.Selector(pods.Labels),
            PolicyTypes = { "Ingress", "Egress" },
            Ingress = Ingress().ToArray(),
            Egress =
            {
                new NetworkPolicyEgressRuleArgs { To = { Flow.Peer(pods) }, Ports = Cluster },
                // The API server, which numbers them, at an address that no policy can name.
                new NetworkPolicyEgressRuleArgs { Ports = { Flow.Port("TCP", 443), Flow.Port("TCP", 6443) } },
                new NetworkPolicyEgressRuleArgs { Ports = { Flow.Port("UDP", 53), Flow.Port("TCP", 53) } },
            },
        },
    }, parent.Child());

    private IEnumerable<NetworkPolicyIngressRuleArgs> Ingress()
    {
        yield return new NetworkPolicyIngressRuleArgs { From = { Flow.Peer(pods) }, Ports = Cluster };
        yield return new NetworkPolicyIngressRuleArgs { From = { Flow.Peer(operators) }, Ports = { Flow.Port("TCP", RabbitMq.ManagementPort) } };

        var edge = args.ExposeManagement.Select(exposure => exposure.DataPlane).Distinct().SelectMany(source => source.Peers).ToArray();
        if (edge.Length > 0)
            yield return new NetworkPolicyIngressRuleArgs { From = edge, Ports = { Flow.Port("TCP", RabbitMq.ManagementPort) } };

        foreach (var (_, port, _) in args.NodePorts?.All ?? [])
            yield return new NetworkPolicyIngressRuleArgs { Ports = { Flow.Port("TCP", port) } };
    }
}
