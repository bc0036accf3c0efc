using Infra.Components.ObjectStores;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Components.Observability;

/// <summary>Who may ask Loki and write to it, and what it may reach.</summary>
internal sealed class LogsNetwork(string name, LogsArgs args, ComponentResource parent, PodSet loki, PodSet collectors, ObjectStore? bucket)
{
    // By which it finds others of its kind, and talks to them. It is its own neighbour.
    private static readonly int[] PeerPorts = [7946, 9095];

    public Resource Make()
    {
        bucket?.Open(name, loki, parent);
        return new NetworkPolicy(name, new NetworkPolicyArgs
        {
            Metadata = new ObjectMetaArgs { Name = args.Release, Namespace = args.Namespace.Name },
            Spec = new NetworkPolicySpecArgs
            {
                PodSelector = Flow.Selector(loki.Labels),
                PolicyTypes = { "Ingress", "Egress" },
                Ingress =
                {
                    new NetworkPolicyIngressRuleArgs
                    {
                        From = new[] { collectors, args.Grafana?.Pods }.OfType<PodSet>().Select(Flow.Peer).ToArray(),
                        Ports = { Flow.Port("TCP", Logs.LokiPort) },
                    },
                    new NetworkPolicyIngressRuleArgs { From = { Flow.Peer(loki) }, Ports = Peers },
                },
                Egress = Egress().ToArray(),
            },
        }, parent.Child());
    }

    private static NetworkPolicyPortArgs[] Peers => [.. PeerPorts.Select(port => Flow.Port("TCP", port))];

    private IEnumerable<NetworkPolicyEgressRuleArgs> Egress()
    {
        yield return new NetworkPolicyEgressRuleArgs { To = { Flow.Peer(loki) }, Ports = Peers };
        if (bucket is null)
            yield break;

        yield return bucket.Service is { } service
            ? new NetworkPolicyEgressRuleArgs { To = Flow.Peers(service), Ports = { Flow.Port("TCP", service.TargetPort) } }
            : new NetworkPolicyEgressRuleArgs { Ports = { Flow.Port("TCP", 443) } };
    }
}
