using Infra.Catalogue;

namespace Infra.Rules.Network;

internal sealed class DnsAllowed : IRule
{
    public RuleInfo Info { get; } = new("N04", "dns-allowed", Severity.Error, "pods cannot resolve DNS names")
    {
        Description = """
            Pods with isolated egress also lose name resolution, and then every connection fails with a timeout that looks like a broken
            network. A policy has to let them reach the cluster's DNS in `kube-system` on port 53 (on OpenShift `openshift-dns` on 5353). Pods that have no way out at all, those on
            their node's network and those with resolvers of their own (`dnsPolicy`) are left out. Where a policy names addresses and ports
            alone, a pod may need no names: that is a warning.
            """,
        Remediation = "Allow egress to the pods `k8s-app: kube-dns` of `kube-system` on 53, UDP and TCP.",
        SeeAlso = ["Kubernetes network policies: DNS"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var workload in set.ImpliedWorkloads.Where(NeedsDns)
            .Where(workload => !set.Policies.HasOthers && !set.Policies.LetsOutToDns(workload)))
        {
            report.Add(workload.Manifest, "", "its pods have no way to the cluster's DNS",
                "egress to kube-system on port 53", "allow it by a policy for all pods of the namespace");
        }

        foreach (var workload in set.Workloads.Where(workload => workload.Pod.Text("dnsPolicy") is not ("None" or "Default")))
        {
            var rules = set.Policies.Of(workload).Where(policy => policy.CoversEgress).SelectMany(policy => policy.Egress).ToList();
            if (rules.Count > 0 && !set.Policies.LetsOutToDns(workload))
            {
                // Services are called by name; a controller that reaches the API server alone finds it by an address in its environment.
                var namesPods = rules.Exists(rule => rule.Peers.Any(peer => peer.Map("ipBlock") is null && !PolicyGraph.IsServer(peer)));
                report.Add(workload.Manifest, "", "no way to the cluster's DNS", "egress to kube-system on port 53",
                    "allow it by a policy for all pods of the namespace", namesPods ? null : Severity.Warning);
            }
        }
    }

    private static bool NeedsDns(Workload workload) => MadeCatalogue.Instance.Of(workload.Manifest.Id.Group, workload.Manifest.Id.Kind)
        .Any(facts => facts.Flows.Any(flow => flow.To(workload.Manifest) == "dns"));
}
