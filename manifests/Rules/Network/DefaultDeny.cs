namespace Infra.Rules.Network;

internal sealed class DefaultDeny : IRule
{
    private static readonly (string Group, string Kind)[] Elsewhere =
    [
        ("cilium.io", "CiliumNetworkPolicy"), ("cilium.io", "CiliumClusterwideNetworkPolicy"), ("projectcalico.org", "NetworkPolicy"),
        ("projectcalico.org", "GlobalNetworkPolicy"), ("crd.projectcalico.org", "GlobalNetworkPolicy"), ("policy.networking.k8s.io", "AdminNetworkPolicy"),
    ];

    public RuleInfo Info { get; } = new("R18", "default-deny", Severity.Warning, "namespace without a default-deny policy")
    {
        ErrorInProduction = true,
        Description = """
            Without a network policy every pod of the cluster may talk to every other: a compromised application reaches the databases of
            all others. A policy for all pods of a namespace, without rules, denies what no other policy allows. The rule reports each
            namespace with pods that no policy isolates, in one direction or both. Pods on their node's network are out of reach for
            policies, and where Cilium's or Calico's own policies stand, these decide.
            """,
        Remediation = "Add a policy with an empty `podSelector` and both `policyTypes`, and one for each flow that is wanted.",
        SeeAlso = ["kube-linter non-isolated-pod", "Polaris missingNetworkPolicy", "Kubescape C-0030, C-0054",
            "Kubernetes security checklist"],
    };

    public void Check(ManifestSet set, Report report)
    {
        if (Elsewhere.Any(kind => set.Of(kind.Group, kind.Kind).Any()))
            return;

        foreach (var space in set.Spaces)
        {
            var pods = set.In(space).Where(workload => !workload.IsImplied && !workload.IsOnHostNetwork && set.IsOwn(workload.Manifest)).ToList();
            var open = pods.Where(workload => !set.Policies.IsIsolated(workload, egress: false) || !set.Policies.IsIsolated(workload, egress: true)).ToList();
            if (open.Count == 0)
                continue;

            var ingress = open.Exists(workload => !set.Policies.IsIsolated(workload, egress: false));
            var egress = open.Exists(workload => !set.Policies.IsIsolated(workload, egress: true));
            var (traffic, types) = (ingress, egress) switch
            {
                (true, true) => ("incoming and outgoing", "Ingress and Egress"),
                (true, _) => ("incoming", "Ingress"),
                _ => ("outgoing", "Egress"),
            };
            report.Add(open[0].Manifest, "", $"namespace {space}: {traffic} traffic of {Names(open)} is not isolated",
                "a policy that denies what no other allows", $"add a default-deny policy for {types} to the namespace",
                also: open.Skip(1).Select(workload => (workload.Manifest, "")));
        }
    }

    private static string Names(List<Workload> open)
    {
        const int Most = 4;
        var names = open.Select(workload => workload.Manifest.Id.Name).Distinct().ToList();
        return string.Join(", ", names.Take(Most)) + (names.Count > Most ? string.Create(CultureInfo.InvariantCulture, $" and {names.Count - Most} more") : "");
    }
}
