using Infra.Rules;

namespace Infra.Graph.Reading;

/// <summary>
/// The flows that network policies name: from pods to pods, and out of the cluster. Rules that allow everything say nothing about the
/// wiring.
/// </summary>
internal static class AllowedFlows
{
    private const long Dns = 53;

    public static void Read(WiringBuilder builder, PodParts pods)
    {
        foreach (var policy in builder.Set.Policies.All.Where(policy => !policy.Pods.IsEverything))
        {
            var own = builder.Set.Select(policy.Space, policy.Pods).Where(pods.Workloads.ContainsKey).ToList();
            foreach (var rule in policy.Egress)
                Out(builder, pods, own, rule);

            foreach (var rule in policy.Ingress)
                In(builder, pods, own, rule);
        }
    }

    private static void Out(WiringBuilder builder, PodParts pods, List<Workload> own, PolicyRule rule)
    {
        var ports = Ports(rule);
        if (ports.Count > 0 && ports.TrueForAll(port => port == Dns))
            return;

        foreach (var peer in rule.Peers)
        {
            foreach (var from in own)
            {
                if (peer.Map("ipBlock")?.Text("cidr") is { } range)
                {
                    builder.Connect(pods.Workloads[from], Addresses.Add(builder, range, Shown(rule)), "allowed by network policy");
                    continue;
                }

                foreach (var to in Named(builder, pods, rule, peer))
                    builder.Connect(pods.Workloads[from], pods.InFrontOf(to, ports), $"allowed by network policy on {Shown(rule)}");
            }
        }
    }

    private static void In(WiringBuilder builder, PodParts pods, List<Workload> own, PolicyRule rule)
    {
        var ports = Ports(rule);
        foreach (var from in rule.Peers.SelectMany(peer => Named(builder, pods, rule, peer)))
        {
            foreach (var to in own)
                builder.Connect(pods.Workloads[from], pods.InFrontOf(to, ports), $"allowed by network policy on {Shown(rule)}");
        }
    }

    private static IEnumerable<Workload> Named(WiringBuilder builder, PodParts pods, PolicyRule rule, MapNode peer) =>
        peer.Map("podSelector") is { } selector && !new LabelSelector(selector).IsEverything
            ? builder.Set.Policies.Peers(peer, rule.Space).Where(pods.Workloads.ContainsKey)
            : [];

    private static List<long> Ports(PolicyRule rule) => [.. rule.Ports.Select(port => port.Number("port")).OfType<long>()];

    private static string Shown(PolicyRule rule) => rule.Ports.Count == 0 ? "every port" : string.Join(' ', rule.Ports.Select(port =>
        $":{port["port"]}{(port.Number("endPort") is { } end ? "-" + end.ToString(CultureInfo.InvariantCulture) : "")}{(port.Text("protocol") is "UDP" ? "/UDP" : "")}"));
}
