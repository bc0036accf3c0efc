namespace Infra.Rules.Network;

internal sealed class OpenPolicy : IRule
{
    public RuleInfo Info { get; } = new("N03", "open-policy", Severity.Warning, "policy lets everything in or out")
    {
        ErrorInProduction = true,
        Description = """
            One rule without peers and ports, or for all pods of all namespaces on all ports, undoes every default-deny for the pods that the
            policy selects: rules add up, none takes away. One port that is open to all namespaces, as for metrics, passes. The proxies of a Gateway are left out, since the world comes in there and they reach
            whatever a route names.
            """,
        Remediation = "Name the peers and the ports.",
        SeeAlso = ["Kubescape C-0030"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var policy in set.Policies.All)
        {
            var pods = set.Select(policy.Space, policy.Pods).ToList();
            if (pods.Count > 0 && pods.TrueForAll(workload => workload.IsImplied && workload.Manifest.Id.Kind == "Gateway"))
                continue;

            foreach (var rule in policy.Ingress.Concat(policy.Egress))
            {
                report.AddIf(rule.Ports.Count == 0 && rule.Peers.Count == 0,
                    policy.Manifest, rule.Path, "all peers, on all ports", "peers and ports", "name them");

                for (var i = 0; i < rule.Peers.Count; i++)
                {
                    var peer = rule.Peers[i];
                    if (peer.Map("namespaceSelector") is { Count: 0 } && peer.Map("podSelector") is null or { Count: 0 }
                        && rule.Ports.Count == 0)
                    {
                        report.Add(policy.Manifest, NodePath.Of(rule.PeersPath, i), "every pod of every namespace, on all ports",
                            "the namespaces and pods that are meant", "name them, or the ports");
                    }
                    else if (peer.TextAt("ipBlock", "cidr") is "0.0.0.0/0" or "::/0"
                        && peer.MapAt("ipBlock")?.List("except") is null or { Items.Count: 0 } && rule.Ports.Count == 0)
                    {
                        report.Add(policy.Manifest, NodePath.Of(rule.PeersPath, i), $"{peer.TextAt("ipBlock", "cidr")} on every port",
                            "networks and ports", "name them");
                    }
                }
            }
        }
    }
}
