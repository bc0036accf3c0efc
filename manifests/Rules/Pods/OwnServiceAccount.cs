namespace Infra.Rules.Pods;

internal sealed class OwnServiceAccount : IRule
{
    public RuleInfo Info { get; } = new("R12", "own-service-account", Severity.Warning, "pod has an unneeded service account token")
    {
        ErrorInProduction = true,
        Description = """
            Every pod gets a token for the cluster's API unless that is switched off, and an attacker in the pod has it. With the account
            `default` all pods of a namespace share their permissions. The rule fails on the account `default`, and on a token that is
            mounted without being asked for by `automountServiceAccountToken: true`.
            """,
        Remediation = "Give the workload its own ServiceAccount and set `automountServiceAccountToken: false` on it or on the pod; say `true` where the API is used.",
        SeeAlso = ["kube-linter default-service-account", "Polaris automountServiceAccountToken", "Kubescape C-0034"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var workload in set.Workloads)
        {
            var account = set.Find(Groups.Core, "ServiceAccount", workload.Space, workload.Account);
            var says = workload.Pod["automountServiceAccountToken"] ?? account?.Tree["automountServiceAccountToken"];
            report.AddIf(says is null,
                workload.Manifest, workload.PodPath + ".automountServiceAccountToken", null, "false, or true where the API is used",
                "say it on the pod or its account");

            if (workload.Account == "default" && says is not ScalarNode { Value: false })
            {
                report.Add(workload.Manifest, workload.PodPath + ".serviceAccountName", workload.Pod.Text("serviceAccountName"),
                    "an account of its own",
                    "make a ServiceAccount for this workload");
            }
        }
    }
}
