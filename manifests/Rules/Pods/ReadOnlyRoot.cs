namespace Infra.Rules.Pods;

internal sealed class ReadOnlyRoot : IRule
{
    public RuleInfo Info { get; } = new("R09", "read-only-root", Severity.Warning, "container has a writable root filesystem")
    {
        ErrorInProduction = true,
        Description = """
            An attacker in a container can install tools. And what an application writes outside a volume is lost with the pod, which goes
            unnoticed until the first rollout.
            """,
        Remediation = "Set `readOnlyRootFilesystem: true` and mount an `emptyDir` on each folder that has to be written, `/tmp` above all.",
        SeeAlso = ["kube-linter no-read-only-root-fs", "Polaris notReadOnlyRootFilesystem", "Kubescape C-0017"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var container in set.Workloads.Where(workload => !workload.IsOnWindows).SelectMany(workload => workload.Containers))
        {
            report.AddIf(!container.Tree.Map("securityContext").IsTrue("readOnlyRootFilesystem"),
                container.Workload.Manifest, container.Path + ".securityContext.readOnlyRootFilesystem",
                container.Tree.MapAt("securityContext")?["readOnlyRootFilesystem"]?.ToString(), "true",
                "set it, and mount an emptyDir where the application writes");
        }
    }
}
