using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Components.Delivery;

/// <summary>
/// The flows between Argo CD's parts, in a namespace that denies the others: all of them ask the cache, which asks no one. Without these its
/// log shows timeouts, and no repository is ever read.
/// </summary>
internal sealed class ArgoNetwork(string name, ArgoCdArgs args, ComponentResource parent, NamespaceRef space)
{
    private const int ServerPort = 8080;
    private const int RepositoryPort = 8081;
    private const int CachePort = 6379;

    // The API server is at an address that no policy can name; what it shares the port with is the internet.
    private static readonly int[] ApiServer = [443, 6443];

    public IReadOnlyList<Resource> Make()
    {
        var (server, repositories, controller, sets, cache) =
            (Part("server"), Part("repo-server"), Part("application-controller"), Part("applicationset-controller"), Part("redis"));
        return
        [
            Policy("server", server, args.Expose is { DataPlane.Peers: { Count: > 0 } proxies } ? [FromProxies(proxies)] : [],
                [To(null, ApiServer), To(repositories, RepositoryPort), To(cache, CachePort)]),
            // Repositories by HTTPS and by SSH.
            Policy("repo-server", repositories, [From(RepositoryPort, server, controller, sets)], [To(null, 443, 22), To(cache, CachePort)]),
            Policy("application-controller", controller, [], [To(null, ApiServer), To(repositories, RepositoryPort), To(cache, CachePort)]),
            Policy("applicationset-controller", sets, [], [To(null, ApiServer), To(repositories, RepositoryPort), To(cache, CachePort)]),
            Policy("redis", cache, [From(CachePort, server, repositories, controller, sets)], []),
            // The hook that makes the cache's password.
            Policy("redis-secret-init", Part("redis-secret-init"), [], [To(null, ApiServer)]),
        ];
    }

    private PodSet Part(string part) => new(space, new Dictionary<string, Input<string>>
    {
        ["app.kubernetes.io/name"] = $"argocd-{part}",
        ["app.kubernetes.io/instance"] = args.Release,
    });

    private static NetworkPolicyIngressRuleArgs From(int port, params PodSet[] peers) =>
        new() { From = peers.Select(Flow.Peer).ToArray(), Ports = { Flow.Port("TCP", port) } };

    private static NetworkPolicyIngressRuleArgs FromProxies(IEnumerable<NetworkPolicyPeerArgs> proxies) =>
        new() { From = proxies.ToArray(), Ports = { Flow.Port("TCP", ServerPort) } };

    private static NetworkPolicyEgressRuleArgs To(PodSet? peer, params int[] ports)
    {
        var rule = new NetworkPolicyEgressRuleArgs { Ports = ports.Select(port => Flow.Port("TCP", port)).ToArray() };
        if (peer is not null)
            rule.To.Add(Flow.Peer(peer));

        return rule;
    }

    private NetworkPolicy Policy(string part, PodSet of, NetworkPolicyIngressRuleArgs[] ingress, NetworkPolicyEgressRuleArgs[] egress) =>
        new($"{name}-{part}", new NetworkPolicyArgs
        {
            Metadata = new ObjectMetaArgs { Name = $"{args.Release}-{part}", Namespace = space.Name },
            Spec = new NetworkPolicySpecArgs
            {
                PodSelector = Flow.Selector(of.Labels),
                PolicyTypes = { "Ingress", "Egress" },
                Ingress = ingress.OrNone(),
                Egress = egress.OrNone(),
            },
        }, parent.Child());
}
