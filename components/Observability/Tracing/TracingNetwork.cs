using Infra.Components.ObjectStores;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Components.Observability;

/// <summary>From the collector to Tempo, and from there to the bucket. Applications are let in by their own use.</summary>
internal sealed class TracingNetwork(
    string name, TracingArgs args, ComponentResource parent, PodSet collector, PodSet tempo, ObjectStore? bucket)
{
    public IReadOnlyList<Resource> Make()
    {
        bucket?.Open(name, tempo, parent);
        return
        [
            Policy("collector", collector, [], [To(tempo, Tracing.OtlpPort)]),
            Policy("tempo", tempo,
                [From(collector, Tracing.OtlpPort), .. args.Grafana is { } grafana ? [From(grafana.Pods, Tracing.TempoPort)] : Array.Empty<NetworkPolicyIngressRuleArgs>()],
                [.. Bucket()]),
        ];
    }

    private IEnumerable<NetworkPolicyEgressRuleArgs> Bucket()
    {
        if (bucket is not null)
        {
            yield return bucket.Service is { } service
                ? new NetworkPolicyEgressRuleArgs { To = Flow.Peers(service), Ports = { Flow.Port("TCP", service.TargetPort) } }
                : new NetworkPolicyEgressRuleArgs { Ports = { Flow.Port("TCP", 443) } };
        }
    }

    private static NetworkPolicyIngressRuleArgs From(PodSet peer, int port) => new() { From = { Flow.Peer(peer) }, Ports = { Flow.Port("TCP", port) } };

    private static NetworkPolicyEgressRuleArgs To(PodSet peer, int port) => new() { To = { Flow.Peer(peer) }, Ports = { Flow.Port("TCP", port) } };

    private NetworkPolicy Policy(string part, PodSet of, NetworkPolicyIngressRuleArgs[] ingress, NetworkPolicyEgressRuleArgs[] egress) =>
        new($"{name}-{part}", new NetworkPolicyArgs
        {
            Metadata = new ObjectMetaArgs { Name = $"{args.Release}-{part}", Namespace = args.Namespace.Name },
            Spec = new NetworkPolicySpecArgs
            {
                PodSelector = Flow.Selector(of.Labels),
                PolicyTypes = { "Ingress", "Egress" },
                Ingress = ingress.OrNone(),
                Egress = egress.OrNone(),
            },
        }, parent.Child());
}
