namespace Infra.Rules.Pods;

internal sealed class SeccompProfile : IRule
{
    public RuleInfo Info { get; } = new("R10", "seccomp-profile", Severity.Warning, "container without a seccomp profile")
    {
        ErrorInProduction = true,
        Description =
            "Most holes of the kernel are reached by system calls that no ordinary program makes. The runtime's default profile closes them.",
        Remediation = "Set `seccompProfile: {type: RuntimeDefault}` in the pod's security context.",
        SeeAlso = ["Pod Security Standards restricted", "Kubescape C-0055", "Checkov CKV_K8S_31"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var workload in set.Workloads.Where(workload => !workload.IsOnWindows))
        {
            var bare = workload.Containers.Where(c => !c.IsPrivileged
                && (c.Security("seccompProfile") as MapNode)?.Text("type") is not ("RuntimeDefault" or "Localhost")).ToList();
            if (bare.Count > 0)
            {
                report.Add(workload.Manifest, workload.PodPath + ".securityContext.seccompProfile",
                    (bare[0].Security("seccompProfile") as MapNode)?.Text("type"), "RuntimeDefault or Localhost",
                        "set it for the whole pod");
            }
        }
    }
}
