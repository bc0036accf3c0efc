namespace Infra.Rules.Pods;

internal sealed class OwnServiceAccount : IRule
{
    public RuleInfo Info { get; } = new("R12", "own-service-account", Severity.Warning, "pod has an unneeded service account token")
    {
        ErrorInProduction = true,
        Description = """
            Every pod gets a token for the cluster's API unless that is switched off, and an attacker in the pod has it. With the account
            `default` all pods of a namespace share their permissions. The rule fails on a token that is mounted without being asked for by
            `automountServiceAccountToken: true`, and on one of the account `default`. An account that a role is bound to is used, and one
            that is not declared here may be: both pass.
            """,
        Remediation =
            "Give the workload its own ServiceAccount and set `automountServiceAccountToken: false` on it or on the pod; say `true` where the API is used.",
        SeeAlso = ["kube-linter default-service-account", "Polaris automountServiceAccountToken", "Kubescape C-0034"],
    };

    public void Check(ManifestSet set, Report report)
    {
        var bound = set.Of(Groups.Rbac, "RoleBinding", "ClusterRoleBinding")
            .SelectMany(binding => binding.Tree.Maps("subjects").Select(subject => (Binding: binding, Subject: subject.Item)))
            .Where(found => found.Subject.Text("kind") == "ServiceAccount")
            .Select(found => (found.Subject.Text("namespace") ?? found.Binding.Space, found.Subject.Text("name") ?? "")).ToHashSet();
        foreach (var workload in set.Workloads)
        {
            var account = set.Find(Groups.Core, "ServiceAccount", workload.Space, workload.Account, workload.Manifest);
            var says = workload.Pod["automountServiceAccountToken"] ?? account?.Tree["automountServiceAccountToken"];
            if (says is ScalarNode { Value: false })
                continue;

            if (workload.Account == "default")
            {
                report.Add(workload.Manifest, workload.PodPath + (says is null ? ".automountServiceAccountToken" : ".serviceAccountName"),
                    says is null ? null : workload.Pod.Text("serviceAccountName"),
                    says is null ? "false, or true with an account of its own" : "an account of its own",
                    says is null ? "set it to false; where the pod calls the API, make a ServiceAccount for it"
                        : "make a ServiceAccount for this workload");
            }
            else if (says is null && account is not null && !bound.Contains((workload.Space, workload.Account)))
            {
                report.Add(workload.Manifest, workload.PodPath + ".automountServiceAccountToken", null,
                    "false, or true where the API is used",
                    "say it on the pod or its account");
            }
        }
    }
}
