namespace Infra.Rules.Network;

internal sealed class DefaultDeny : IRule
{
    private static readonly (string Group, string Kind)[] Elsewhere =
    [
        ("cilium.io", "CiliumNetworkPolicy"), ("cilium.io", "CiliumClusterwideNetworkPolicy"), ("projectcalico.org", "NetworkPolicy"),
        ("projectcalico.org", "GlobalNetworkPolicy"), ("crd.projectcalico.org", "GlobalNetworkPolicy"),
        ("policy.networking.k8s.io", "AdminNetworkPolicy"),
    ];

    public RuleInfo Info { get; } = new("R18", "default-deny", Severity.Warning, "namespace without a default-deny policy")
    {
        ErrorInProduction = true,
        Description = """
            Without a network policy every pod of the cluster may talk to every other: a compromised application reaches the databases of
            all others. A policy for all pods of a namespace, without rules, denies what no other policy allows. The rule reports each
            namespace with pods that no policy isolates, in one direction or both. Pods on their node's network are out of reach for
            policies, `kube-system` is left out, and where Cilium's or Calico's own policies stand, these decide.
            """,
        Remediation = "Add a policy with an empty `podSelector` and both `policyTypes`, and one for each flow that is wanted.",
        SeeAlso = ["kube-linter non-isolated-pod", "Polaris missingNetworkPolicy", "Kubescape C-0030, C-0054",
            "Kubernetes security checklist"],
    };

    public void Check(ManifestSet set, Report report)
    {
        if (Elsewhere.Any(kind => set.Of(kind.Group, kind.Kind).Any()))
            return;

        foreach (var space in set.Spaces.Where(space => space != "kube-system"))
        {
            var pods = set.In(space).Where(workload => !workload.IsImplied && !workload.IsOnHostNetwork && set.IsOwn(workload.Manifest))
                .ToList();
            var ingress = pods.FindAll(workload => !set.Policies.IsIsolated(workload, egress: false));
            var egress = pods.FindAll(workload => !set.Policies.IsIsolated(workload, egress: true));
            var open = pods.FindAll(workload => !set.Policies.IsIsolated(workload, egress: false)
                || !set.Policies.IsIsolated(workload, egress: true));
            if (open.Count == 0)
                continue;

            var (traffic, types) = (ingress.Count, egress.Count) switch
            {
                (_, 0) => ($"incoming traffic of {Names(ingress)}", "Ingress"),
                (0, _) => ($"outgoing traffic of {Names(egress)}", "Egress"),
                _ when ingress.SequenceEqual(egress) => ($"incoming and outgoing traffic of {Names(open)}", "Ingress and Egress"),
                _ => ($"incoming traffic of {Names(ingress)}, and outgoing traffic of {Names(egress)}", "Ingress and Egress"),
            };
            report.Add(open[0].Manifest, "", $"namespace {space}: {traffic} is not isolated",
                "a policy that denies what no other allows", $"add a default-deny policy for {types} to the namespace",
                also: open.Skip(1).Select(workload => (workload.Manifest, "")));
        }
    }

    private static string Names(List<Workload> open)
    {
        const int Most = 4;
        var names = open.Select(workload => workload.Manifest.Id.Name).Distinct().ToList();
        return string.Join(", ", names.Take(Most))
            + (names.Count > Most ? string.Create(CultureInfo.InvariantCulture, $" and {names.Count - Most} more") : "");
    }
}
