using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Components.Delivery;

/// <summary>The flows of Jenkins: people and agents come to the controller, and all of them reach what builds need.</summary>
internal sealed class JenkinsNetwork(string name, JenkinsArgs args, ComponentResource parent, JenkinsPods pods)
{
    // The API server's address in the cluster is translated to that of a machine before a policy sees it, and no policy can name either.
    private static readonly int[] ApiServer = [443, 6443];

    public IReadOnlyList<Resource> Make() =>
    [
        Policy("controller", pods.Controller, [.. Callers()], [new NetworkPolicyEgressRuleArgs { Ports = Tcp(ApiServer) }, .. Outside()]),
        .. pods.Agents.Select(agents => Policy(agents.Name, agents.Pods, [], [Home(), .. Outside()])),
    ];

    private IEnumerable<NetworkPolicyIngressRuleArgs> Callers()
    {
        yield return new NetworkPolicyIngressRuleArgs
        {
            From = pods.Agents.Select(agents => Flow.Peer(agents.Pods)).ToArray(),
            Ports = Tcp([JenkinsPods.PagePort]),
        };
        if (args.Expose is { DataPlane.Peers: { Count: > 0 } proxies })
            yield return new NetworkPolicyIngressRuleArgs { From = proxies.ToArray(), Ports = Tcp([JenkinsPods.PagePort]) };

        // Who comes by a port of a node has the address of that node, or one that cannot be known.
        if (args.NodePorts is { } ports)
        {
            int[] open = ports.Agents is null ? [JenkinsPods.PagePort] : [JenkinsPods.PagePort, JenkinsPods.AgentPort];
            yield return new NetworkPolicyIngressRuleArgs { Ports = Tcp(open) };
        }
    }

    private NetworkPolicyEgressRuleArgs Home() => new() { To = { Flow.Peer(pods.Controller) }, Ports = Tcp([JenkinsPods.PagePort]) };

    private IEnumerable<NetworkPolicyEgressRuleArgs> Outside() => args.Reaches.Select(reached => new NetworkPolicyEgressRuleArgs
    {
        To = reached.Peers(args.Namespace.Cluster),
        Ports = Tcp([reached.Port]),
    });

    private static NetworkPolicyPortArgs[] Tcp(int[] ports) => [.. ports.Select(port => Flow.Port("TCP", port))];

    private NetworkPolicy Policy(string part, PodSet of, NetworkPolicyIngressRuleArgs[] ingress, NetworkPolicyEgressRuleArgs[] egress) =>
        new($"{name}-{part}", new NetworkPolicyArgs
        {
            Metadata = new ObjectMetaArgs { Name = $"{args.Release}-{part}", Namespace = of.Namespace.Name },
            Spec = new NetworkPolicySpecArgs
            {
                PodSelector = Flow.Selector(of.Labels),
                PolicyTypes = { "Ingress", "Egress" },
                Ingress = ingress.OrNone(),
                Egress = egress.OrNone(),
            },
        }, parent.Child());
}
