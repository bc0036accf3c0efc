namespace Infra.Rules.Pods;

internal sealed class RunAsNonRoot : IRule
{
    public RuleInfo Info { get; } = new("R06", "run-as-non-root", Severity.Warning, "container may run as root")
    {
        ErrorInProduction = true,
        Description = """
            Root in a container is root on the node as soon as the kernel, the runtime or a mount has a hole. `runAsNonRoot: true` lets the
            kubelet refuse an image that would start as root; the user id 0 is found here already. A container with another user id, one in a
            user namespace (`hostUsers: false`) and one on Windows pass.
            """,
        Remediation = "Set `runAsNonRoot: true` and a `runAsUser` above 0 in the pod's security context.",
        SeeAlso = ["Pod Security Standards restricted", "kube-linter run-as-non-root", "Polaris runAsRootAllowed", "Kubescape C-0013"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var container in set.Workloads.Where(workload => !workload.IsOnWindows && !workload.Pod.IsFalse("hostUsers"))
            .SelectMany(workload => workload.Containers))
        {
            if (container.Security("runAsUser") is ScalarNode { Value: 0L })
            {
                report.Add(container.Workload.Manifest, container.Path + ".securityContext.runAsUser", "0", "a user id above 0",
                    "run as an ordinary user");
            }
            else if (container.Security("runAsNonRoot") is not ScalarNode { Value: true }
                && container.Security("runAsUser") is not ScalarNode { Value: long })
            {
                report.Add(container.Workload.Manifest, container.Path + ".securityContext.runAsNonRoot",
                    container.Security("runAsNonRoot")?.ToString(), "true",
                    "set it in the pod's security context, with a runAsUser where the image names its user by name");
            }
        }
    }
}
