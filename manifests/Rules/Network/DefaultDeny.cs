namespace Infra.Rules.Network;

internal sealed class DefaultDeny : IRule
{
    public RuleInfo Info { get; } = new("R18", "default-deny", Severity.Warning, "namespace without a default-deny policy")
    {
        ErrorInProduction = true,
        Description = """
            Without a network policy every pod of the cluster may talk to every other: a compromised application reaches the databases of
            all others. A policy for all pods of a namespace, without rules, denies what no other policy allows. The rule reports each
            namespace with pods that no policy isolates, both ways.
            """,
        Remediation = "Add a policy with an empty `podSelector` and both `policyTypes`, and one for each flow that is wanted.",
        SeeAlso = ["kube-linter non-isolated-pod", "Polaris missingNetworkPolicy", "Kubescape C-0030, C-0054",
            "Kubernetes security checklist"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var space in set.Spaces)
        {
            foreach (var egress in (bool[])[false, true])
            {
                var open = set.In(space).Where(workload => !workload.IsImplied && set.IsOwn(workload.Manifest)
                    && !set.Policies.IsIsolated(workload, egress)).ToList();
                if (open.Count > 0)
                {
                    report.Add(open[0].Manifest, "",
                        $"namespace {space}: {(egress ? "outgoing" : "incoming")} traffic of {string.Join(", ", open.Take(4).Select(w => w.Manifest.Id.Name))}{(open.Count > 4 ? $" and {open.Count - 4} more" : "")} is not isolated",
                        "a policy that denies what no other allows",
                            $"add a default-deny policy for {(egress ? "Egress" : "Ingress")} to the namespace");
                }
            }
        }
    }
}
