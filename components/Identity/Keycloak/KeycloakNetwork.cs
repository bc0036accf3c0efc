using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Components.Identity;

/// <summary>
/// What Keycloak's pods may reach: their database, each other, and what is named. What may reach them is in the policy that the operator
/// makes.
/// </summary>
internal sealed class KeycloakNetwork(string name, KeycloakArgs args, ComponentResource parent, PodSet own)
{
    // JGroups: messages, and its detection of failures (https://www.keycloak.org/server/caching).
    private static readonly int[] ClusterPorts = [7800, 57800];

    public void Make()
    {
        var database = args.Database.Server;
        _ = new NetworkPolicy(name, new NetworkPolicyArgs
        {
            Metadata = new ObjectMetaArgs { Name = $"{name}-egress", Namespace = args.Namespace.Name },
            Spec = new NetworkPolicySpecArgs
            {
                PodSelector = Flow.Selector(own.Labels),
                PolicyTypes = { "Egress" },
                Egress = Egress(database).ToArray(),
            },
        }, parent.Child());
        if (database.Pods is { } pods)
            LetIn(database, pods);
    }

    private IEnumerable<NetworkPolicyEgressRuleArgs> Egress(Endpoint database)
    {
        yield return new NetworkPolicyEgressRuleArgs { To = Flow.Peers(database), Ports = { Flow.Port("TCP", database.TargetPort) } };
        yield return new NetworkPolicyEgressRuleArgs
        {
            To = { Flow.Peer(own) },
            Ports = ClusterPorts.Select(port => Flow.Port("TCP", port)).ToArray(),
        };
        foreach (var egress in args.Egress)
        {
            yield return new NetworkPolicyEgressRuleArgs
            {
                To = egress.Peers(args.Namespace.Cluster),
                Ports = { Flow.Port("TCP", egress.Port) },
            };
        }
    }

    private void LetIn(Endpoint database, PodSet pods) => _ = new NetworkPolicy($"{name}-to-{database.Name}", new NetworkPolicyArgs
    {
        Metadata = new ObjectMetaArgs { Name = $"{name}-to-{database.Name}", Namespace = pods.Namespace.Name },
        Spec = new NetworkPolicySpecArgs
        {
            PodSelector = Flow.Selector(pods.Labels),
            PolicyTypes = { "Ingress" },
            Ingress =
            {
                new NetworkPolicyIngressRuleArgs { From = { Flow.Peer(own) }, Ports = { Flow.Port("TCP", database.TargetPort) } },
            },
        },
    }, parent.Child());
}
