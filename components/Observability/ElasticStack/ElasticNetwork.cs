using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Components.Observability;

/// <summary>
/// From Logstash and Kibana to Elasticsearch, and from the operator, which asks it how it is. Senders of logs are let in by their own use.
/// </summary>
internal sealed class ElasticNetwork(string name, ElasticStackArgs args, ElasticStack parent, PodSet operators)
{
    private static NetworkPolicyEgressRuleArgs Names => new() { Ports = { Flow.Port("UDP", 53), Flow.Port("TCP", 53) } };

    public void Make()
    {
        var elasticsearch = parent.Elasticsearch.Pods!;
        var logstash = parent.Endpoint.Pods!;
        var readers = parent.Kibana is { Pods: { } pages } ? new[] { logstash, pages } : [logstash];
        var write = new NetworkPolicyEgressRuleArgs { To = { Flow.Peer(elasticsearch) }, Ports = { Flow.Port("TCP", ElasticStack.HttpPort) } };
        var own = new[] { Flow.Port("TCP", ElasticStack.HttpPort), Flow.Port("TCP", ElasticStack.TransportPort) };

        Policy("elasticsearch", elasticsearch,
            [
                new() { From = { Flow.Peer(elasticsearch) }, Ports = own },
                new() { From = readers.Append(operators).Select(Flow.Peer).ToArray(), Ports = { Flow.Port("TCP", ElasticStack.HttpPort) } },
            ],
            [new() { To = { Flow.Peer(elasticsearch) }, Ports = own }, Names]);
        Policy("logstash", logstash, [], [write, Names]);
        if (parent.Kibana is { Pods: { } kibana })
            Policy("kibana", kibana, [.. args.Kibana!.Visitors(ElasticStack.KibanaPort)], [write, Names]);
    }

    private void Policy(string part, PodSet of, NetworkPolicyIngressRuleArgs[] ingress, NetworkPolicyEgressRuleArgs[] egress) =>
        _ = new NetworkPolicy($"{name}-{part}", new NetworkPolicyArgs
        {
            Metadata = new ObjectMetaArgs { Name = $"{name}-{part}", Namespace = args.Namespace.Name },
            Spec = new NetworkPolicySpecArgs
            {
                PodSelector = Flow.Selector(of.Labels),
                PolicyTypes = { "Ingress", "Egress" },
                Ingress = ingress.OrNone(),
                Egress = egress.OrNone(),
            },
        }, parent.Child());
}
