namespace Infra.Rules.Network;

internal sealed class FlowBothSides : IRule
{
    public RuleInfo Info { get; } = new("N02", "flow-both-sides", Severity.Error, "flow is allowed on one side only")
    {
        Description = """
            A flow between isolated pods needs two policies: one that lets the caller out and one that lets it in. Where a policy names pods
            as its peers and the other side's policies do not agree on any of the ports, the flow does not work, or the ingress rule is
            unused.
            """,
        Remediation = "Add the missing half, or remove the unused half.",
        SeeAlso = ["Kubernetes network policies"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var policy in set.Policies.All)
        {
            // What a policy says about every pod is not a declared flow.
            if (policy.Pods.IsEverything)
                continue;

            var own = set.Select(policy.Space, policy.Pods, policy.Manifest).Where(workload => !workload.IsImplied).ToList();
            if (own.Count == 0)
                continue;

            if (policy.CoversEgress)
                Check(set, report, policy, policy.Egress, own, egress: true);

            if (policy.CoversIngress)
                Check(set, report, policy, policy.Ingress, own, egress: false);
        }
    }

    private static void Check(ManifestSet set, Report report, PolicyRules policy, IReadOnlyList<PolicyRule> rules, List<Workload> own,
        bool egress)
    {
        foreach (var rule in rules)
        {
            for (var i = 0; i < rule.Peers.Count; i++)
            {
                if (rule.Peers[i].Map("podSelector") is null or { Count: 0 })
                    continue;

                var ports = rule.Ports.Where(port => port.Number("port") is not null).ToList();
                foreach (var peer in set.Policies.Peers(rule.Peers[i], policy.Space).Where(peer => !peer.IsImplied))
                {
                    var blocked = own.Find(workload => !ports.Exists(port =>
                        Agrees(set, workload, peer, port.Number("port")!.Value, port.Text("protocol") ?? "TCP", egress)));
                    if (blocked is not null && ports.Count > 0 && !ReferenceEquals(blocked, peer))
                    {
                        var (from, to) = egress ? (blocked, peer) : (peer, blocked);
                        report.Add(policy.Manifest, NodePath.Of(rule.PeersPath, i),
                            $"{from.Manifest.Id.Name} to {to.Manifest.Id.Name}:{string.Join(',', ports.Select(Number))} is {(egress ? "not let in" : "not let out")}",
                            $"the same flow in a policy of {(egress ? to : from).Manifest.Id.Name}", egress ? "let it in there"
                                : "let it out there, or remove this half");
                    }
                }
            }
        }
    }

    private static string Number(MapNode port) => port.Number("port")!.Value.ToString(CultureInfo.InvariantCulture);

    private static bool Agrees(ManifestSet set, Workload own, Workload peer, long port, string protocol, bool egress) =>
        egress ? set.Policies.LetsIn(peer, own, port, protocol) : set.Policies.LetsOut(peer, own, port, protocol);
}
