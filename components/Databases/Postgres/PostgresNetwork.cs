using Infra.Components.ObjectStores;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Components.Databases;

/// <summary>
/// The flows of the servers: the operator, each other, the API server, the bucket. Applications are let in by their own use.
/// </summary>
internal sealed class PostgresNetwork(string name, string cluster, PostgresArgs args, ComponentResource parent)
{
    // Of the instance manager, which tells the operator how its server is.
    private const int StatusPort = 8000;

    // The servers, their poolers, and the jobs that make them.
    private readonly Dictionary<string, Input<string>> _own = new() { ["cnpg.io/cluster"] = cluster };

    public void Make()
    {
        _ = new NetworkPolicy(name, new NetworkPolicyArgs
        {
            Metadata = new ObjectMetaArgs { Name = cluster, Namespace = args.Namespace.Name },
            Spec = new NetworkPolicySpecArgs
            {
                PodSelector = Flow.Selector(_own),
                PolicyTypes = { "Ingress", "Egress" },
                Ingress = Ingress().ToArray(),
                Egress = Egress().ToArray(),
            },
        }, parent.Child());
        foreach (var store in Stores.DistinctBy(store => store.Service?.Name))
            store.Open(name, new PodSet(args.Namespace, _own), parent);
    }

    private IEnumerable<NetworkPolicyIngressRuleArgs> Ingress()
    {
        yield return new NetworkPolicyIngressRuleArgs
        {
            From = { Flow.Peer(Operator), Neighbours },
            Ports = { Flow.Port("TCP", Postgres.ServerPort), Flow.Port("TCP", StatusPort) },
        };
    }

    private IEnumerable<NetworkPolicyEgressRuleArgs> Egress()
    {
        yield return new NetworkPolicyEgressRuleArgs
        {
            To = { Neighbours },
            Ports = { Flow.Port("TCP", Postgres.ServerPort), Flow.Port("TCP", StatusPort) },
        };
        // The API server, at an address that no policy can name, and S3.
        yield return new NetworkPolicyEgressRuleArgs { Ports = { Flow.Port("TCP", 443), Flow.Port("TCP", 6443) } };
        foreach (var service in Stores.Select(store => store.Service).OfType<Endpoint>().DistinctBy(service => service.Name))
        {
            yield return new NetworkPolicyEgressRuleArgs
            {
                To = { Flow.Peer(service.Pods!) },
                Ports = { Flow.Port("TCP", service.TargetPort) },
            };
        }

        if (args.Start is PostgresStart.Copy copy)
            yield return new NetworkPolicyEgressRuleArgs { Ports = { Flow.Port("TCP", copy.Port) } };
    }

    private IEnumerable<ObjectStore> Stores =>
        new[] { args.Backup?.Store, (args.Start as PostgresStart.Backup)?.Store }.OfType<ObjectStore>();

    private NetworkPolicyPeerArgs Neighbours => new() { PodSelector = Flow.Selector(_own) };

    private PodSet Operator => new(args.Operator?.Namespace ?? new NamespaceRef(args.Namespace.Cluster, "cnpg-system"),
        new Dictionary<string, Input<string>> { ["app.kubernetes.io/name"] = "cloudnative-pg" });
}
