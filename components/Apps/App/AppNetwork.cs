using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Components.Apps;

/// <summary>The flows of one application: in from the edge, out to the services that it uses, and the matching ingress of each.</summary>
internal sealed class AppNetwork(string name, AppArgs args, ComponentResource parent, PodSet own)
{
    public void Make()
    {
        _ = new NetworkPolicy(name, new NetworkPolicyArgs
        {
            Metadata = new ObjectMetaArgs { Name = name, Namespace = args.Namespace.Name },
            Spec = new NetworkPolicySpecArgs
            {
                PodSelector = Flow.Selector(own.Labels),
                PolicyTypes = { "Ingress", "Egress" },
                Ingress = Ingress().OrNone(),
                Egress = Egress().OrNone(),
            },
        }, parent.Child());
        foreach (var use in args.Uses)
        {
            if (use.Endpoint.Pods is { } pods)
                LetIn(use.Endpoint, pods);
        }
    }

    private IEnumerable<NetworkPolicyIngressRuleArgs> Ingress()
    {
        // Hosts of one gateway share its pods, so one rule is enough.
        foreach (var edge in args.Expose.Select(exposure => exposure.DataPlane).Distinct())
            yield return new NetworkPolicyIngressRuleArgs { From = { Flow.Peer(edge) }, Ports = { Flow.Port("TCP", args.Port) } };
    }

    private IEnumerable<NetworkPolicyEgressRuleArgs> Egress()
    {
        foreach (var use in args.Uses)
        {
            yield return new NetworkPolicyEgressRuleArgs
            {
                To = use.Endpoint.Pods is { } pods ? Flow.Peer(pods) : use.Endpoint.Addresses.Select(Machine).ToArray(),
                Ports = { Flow.Port("TCP", use.Endpoint.TargetPort) },
            };
        }

        foreach (var egress in args.Egress)
        {
            yield return new NetworkPolicyEgressRuleArgs
            {
                To = egress.Networks.Count == 0 ? Internet() : egress.Networks.Select(Network).ToArray(),
                Ports = { Flow.Port("TCP", egress.Port) },
            };
        }
    }

    private void LetIn(Endpoint used, PodSet pods) => _ = new NetworkPolicy($"{name}-to-{used.Name}", new NetworkPolicyArgs
    {
        Metadata = new ObjectMetaArgs { Name = $"{name}-to-{used.Name}", Namespace = pods.Namespace.Name },
        Spec = new NetworkPolicySpecArgs
        {
            PodSelector = Flow.Selector(pods.Labels),
            PolicyTypes = { "Ingress" },
            Ingress =
            {
                new NetworkPolicyIngressRuleArgs { From = { Flow.Peer(own) }, Ports = { Flow.Port("TCP", used.TargetPort) } },
            },
        },
    }, parent.Child());

    private NetworkPolicyPeerArgs[] Internet() =>
    [
        new NetworkPolicyPeerArgs
        {
            IpBlock = new IPBlockArgs { Cidr = PublicInternet.Everything, Except = args.Namespace.Cluster.Networks.Apply(known => PublicInternet.Without(known)) },
        },
    ];

    private static NetworkPolicyPeerArgs Machine(string address) => Network(address.Contains(':') ? $"{address}/128" : $"{address}/32");

    private static NetworkPolicyPeerArgs Network(string cidr) => new() { IpBlock = new IPBlockArgs { Cidr = cidr } };
}
