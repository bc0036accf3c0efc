using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Components.Observability;

/// <summary>The flows between the parts of the chart, and out of its namespace. What is collected opens its own.</summary>
internal sealed class StackNetwork(string name, PrometheusStackArgs args, ComponentResource parent, StackPods pods)
{
    // The API server's address in the cluster is translated to that of a machine before a policy sees it, and no policy can name either.
    private static readonly int[] ApiServer = [443, 6443];

    // The kubelet and the exporter of a node answer at the node's address, and so does what runs the cluster.
    private static readonly int[] Nodes = [9100, 10250];
    private static readonly int[] ControlPlane = [2381, 10249, 10257, 10259];

    private const int NameServerMetrics = 9153;

    public IReadOnlyList<Resource> Make() =>
    [
        Policy("prometheus", pods.Prometheus, [
            From([StackPods.PrometheusPort, StackPods.ReloaderPort], pods.Prometheus),
            From([StackPods.PrometheusPort], pods.Grafana),
        ], [
            To(null, [.. ApiServer, .. Nodes, .. args.ControlPlane ? ControlPlane : []]),
            To(NameServer, NameServerMetrics),
            To(pods.Prometheus, StackPods.PrometheusPort, StackPods.ReloaderPort),
            To(pods.Alertmanager, StackPods.AlertmanagerPort, StackPods.ReloaderPort),
            To(pods.StateMetrics, StackPods.StateMetricsPort),
            To(pods.Operator, StackPods.OperatorPort),
            To(pods.Grafana, StackPods.GrafanaPort),
        ]),
        Policy("alertmanager", pods.Alertmanager, [
            From([StackPods.AlertmanagerPort, StackPods.ReloaderPort], pods.Prometheus),
            From([StackPods.AlertmanagerPort], pods.Grafana),
            .. args.Replicas > 1 ? [Gossip()] : Array.Empty<NetworkPolicyIngressRuleArgs>(),
        ], [.. Receivers(), .. args.Replicas > 1 ? [GossipOut()] : Array.Empty<NetworkPolicyEgressRuleArgs>()]),
        Policy("grafana", pods.Grafana, [
            From([StackPods.GrafanaPort], pods.Prometheus),
            .. args.Grafana.Expose is { DataPlane.Peers: { Count: > 0 } proxies } ? [FromProxies(proxies)] : Array.Empty<NetworkPolicyIngressRuleArgs>(),
        ], [
            To(null, ApiServer),
            To(pods.Prometheus, StackPods.PrometheusPort),
            To(pods.Alertmanager, StackPods.AlertmanagerPort),
            .. args.Grafana.Login is { } login ? [To(login.Keycloak.Endpoint.Pods, login.Keycloak.Endpoint.TargetPort)]
                : Array.Empty<NetworkPolicyEgressRuleArgs>(),
        ]),
        Policy("state-metrics", pods.StateMetrics, [From([StackPods.StateMetricsPort], pods.Prometheus)], [To(null, ApiServer)]),
        // Its webhook is called by the API server.
        Policy("operator", pods.Operator, [From([StackPods.OperatorPort])], [To(null, ApiServer)]),
        .. pods.Hooks.Select(hook => Policy(hook.Name, hook.Pods, [], [To(null, ApiServer)])),
        .. args.Grafana.Login is { Keycloak.Endpoint: { Pods: { } asked } endpoint }
            ? [Policy($"to-{endpoint.Name}", asked, [From([endpoint.TargetPort], pods.Grafana)], null)] : Array.Empty<Resource>(),
    ];

    private PodSet NameServer => new(new NamespaceRef(args.Namespace.Cluster, "kube-system"),
        new Dictionary<string, Input<string>> { ["k8s-app"] = "kube-dns" });

    private IEnumerable<NetworkPolicyEgressRuleArgs> Receivers() => args.Delivery.Egress().Select(egress => new NetworkPolicyEgressRuleArgs
    {
        To = egress.Peers(args.Namespace.Cluster),
        Ports = { Flow.Port("TCP", egress.Port) },
    });

    private NetworkPolicyIngressRuleArgs Gossip() => new() { From = { Flow.Peer(pods.Alertmanager) }, Ports = GossipPorts };

    private NetworkPolicyEgressRuleArgs GossipOut() => new() { To = { Flow.Peer(pods.Alertmanager) }, Ports = GossipPorts };

    private static NetworkPolicyPortArgs[] GossipPorts =>
        [Flow.Port("TCP", StackPods.AlertmanagerPeerPort), Flow.Port("UDP", StackPods.AlertmanagerPeerPort)];

    private static NetworkPolicyIngressRuleArgs From(int[] ports, params ReadOnlySpan<PodSet> peers)
    {
        var rule = new NetworkPolicyIngressRuleArgs { Ports = Tcp(ports) };
        foreach (var peer in peers)
            rule.From.Add(Flow.Peer(peer));

        return rule;
    }

    private static NetworkPolicyIngressRuleArgs FromProxies(IEnumerable<NetworkPolicyPeerArgs> proxies) =>
        new() { From = proxies.ToArray(), Ports = Tcp([StackPods.GrafanaPort]) };

    private static NetworkPolicyEgressRuleArgs To(PodSet? peer, params int[] ports)
    {
        var rule = new NetworkPolicyEgressRuleArgs { Ports = Tcp(ports) };
        if (peer is not null)
            rule.To.Add(Flow.Peer(peer));

        return rule;
    }

    private static NetworkPolicyPortArgs[] Tcp(int[] ports) => [.. ports.Select(port => Flow.Port("TCP", port))];

    private NetworkPolicy Policy(string part, PodSet of, NetworkPolicyIngressRuleArgs[] ingress, NetworkPolicyEgressRuleArgs[]? egress) =>
        new($"{name}-{part}", new NetworkPolicyArgs
        {
            Metadata = new ObjectMetaArgs { Name = $"{args.Release}-{part}", Namespace = of.Namespace.Name },
            Spec = new NetworkPolicySpecArgs
            {
                PodSelector = Flow.Selector(of.Labels),
                PolicyTypes = egress is null ? new[] { "Ingress" } : ["Ingress", "Egress"],
                Ingress = ingress.OrNone(),
                Egress = (egress ?? []).OrNone(),
            },
        }, parent.Child());
}
