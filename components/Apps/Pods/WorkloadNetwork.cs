using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Components.Apps;

/// <summary>
/// The flows of one workload: in to its ports, out to the services that it uses, and the matching ingress of each.
/// </summary>
/// <param name="name">The workload's name.</param>
/// <param name="args">Its arguments.</param>
/// <param name="parent">Its component.</param>
/// <param name="pods">Its pods.</param>
/// <param name="peers">The ports on which its pods talk to each other. Default: none.</param>
internal sealed class WorkloadNetwork(
    string name, WorkloadArgs args, ComponentResource parent, PodSet pods, params IReadOnlyList<NetworkPolicyPortArgs> peers)
{
    // The API server's address in the cluster is translated to that of a machine before a policy sees it, and no policy can name either.
    private static readonly int[] ApiServerPorts = [443, 6443];

    private const int HttpsPort = 443;

    /// <summary>Makes the policies.</summary>
    /// <param name="ingress">What may come in besides its own pods.</param>
    /// <returns>The policies.</returns>
    public IReadOnlyList<Resource> Make(params IEnumerable<NetworkPolicyIngressRuleArgs> ingress)
    {
        var own = new NetworkPolicy(name, new NetworkPolicyArgs
        {
            Metadata = new ObjectMetaArgs { Name = name, Namespace = args.Namespace.Name },
            Spec = new NetworkPolicySpecArgs
            {
                PodSelector = Flow.Selector(pods.Labels),
                PolicyTypes = { "Ingress", "Egress" },
                Ingress = ingress.Concat(FromPeers()).OrNone(),
                Egress = Egress().OrNone(),
            },
        }, parent.Child());
        return
        [
            own,
            .. args.Uses.Where(use => use.Endpoint.Pods is not null).Select(use => LetIn(use.Endpoint, use.Endpoint.Pods!)),
        ];
    }

    private IEnumerable<NetworkPolicyIngressRuleArgs> FromPeers()
    {
        if (peers.Count > 0)
            yield return new NetworkPolicyIngressRuleArgs { From = { Flow.Peer(pods) }, Ports = peers.ToArray() };
    }

    private IEnumerable<NetworkPolicyEgressRuleArgs> Egress()
    {
        foreach (var use in args.Uses)
        {
            yield return new NetworkPolicyEgressRuleArgs
            {
                To = Flow.Peers(use.Endpoint),
                Ports = { Flow.Port(use.Endpoint.Protocol, use.Endpoint.TargetPort) },
            };
        }

        foreach (var edge in args.Calls.Select(exposure => exposure.DataPlane).Distinct())
        {
            // To a proxy in the network of its node no policy can lead: then only the port is said.
            yield return edge.Peers is { Count: > 0 } peersOfEdge && edge.Pods is not null
                ? new NetworkPolicyEgressRuleArgs { To = peersOfEdge.ToArray() }
                : new NetworkPolicyEgressRuleArgs { Ports = { Flow.Port("TCP", HttpsPort) } };
        }

        foreach (var egress in args.Egress)
        {
            yield return new NetworkPolicyEgressRuleArgs
            {
                To = egress.Peers(args.Namespace.Cluster),
                Ports = { Flow.Port("TCP", egress.Port) },
            };
        }

        if (peers.Count > 0)
            yield return new NetworkPolicyEgressRuleArgs { To = { Flow.Peer(pods) }, Ports = peers.ToArray() };

        if (args.Account is not null)
            yield return new NetworkPolicyEgressRuleArgs { Ports = ApiServerPorts.Select(port => Flow.Port("TCP", port)).ToArray() };
    }

    // In a namespace of others too it is no other's: two stacks may have applications of one name that use one service.
    private string NameIn(NamespaceRef space, Endpoint used) => args.Namespace.Is(space) || args.Namespace.Text is not { } home
        ? $"{name}-to-{used.Name}"
        : Names.Fit($"{home}-{name}-to-{used.Name}");

    private NetworkPolicy LetIn(Endpoint used, PodSet its) => new($"{name}-to-{used.Name}", new NetworkPolicyArgs
    {
        Metadata = new ObjectMetaArgs { Name = NameIn(its.Namespace, used), Namespace = its.Namespace.Name },
        Spec = new NetworkPolicySpecArgs
        {
            PodSelector = Flow.Selector(its.Labels),
            PolicyTypes = { "Ingress" },
            Ingress =
            {
                new NetworkPolicyIngressRuleArgs
                {
                    From = { Flow.Peer(pods) },
                    Ports = { Flow.Port(used.Protocol, used.TargetPort) },
                },
            },
        },
    }, parent.Child());
}
