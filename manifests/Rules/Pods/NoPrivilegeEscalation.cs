namespace Infra.Rules.Pods;

internal sealed class NoPrivilegeEscalation : IRule
{
    public RuleInfo Info { get; } = new("R07", "no-privilege-escalation", Severity.Warning, "container may escalate privileges")
    {
        ErrorInProduction = true,
        Description =
            "A privileged container is root on its node. `allowPrivilegeEscalation`, true unless denied, lets a process gain privileges through a setuid binary.",
        Remediation = "Set `allowPrivilegeEscalation: false` on every container and never `privileged`.",
        SeeAlso = ["Pod Security Standards restricted", "kube-linter privilege-escalation-container, privileged-container",
            "Polaris privilegeEscalationAllowed", "Kubescape C-0016, C-0057"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var container in set.Workloads.Where(workload => !workload.IsOnWindows).SelectMany(workload => workload.Containers))
        {
            var context = container.Tree.Map("securityContext");
            if (container.IsPrivileged)
            {
                report.Add(container.Workload.Manifest, container.Path + ".securityContext.privileged", "true", "false",
                    "remove it, and add the one capability that is needed");
            }
            else if (!context.IsFalse("allowPrivilegeEscalation"))
            {
                report.Add(container.Workload.Manifest, container.Path + ".securityContext.allowPrivilegeEscalation",
                    context?["allowPrivilegeEscalation"]?.ToString(), "false", "set it to false");
            }
        }
    }
}
