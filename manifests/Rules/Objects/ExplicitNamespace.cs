namespace Infra.Rules.Objects;

internal sealed class ExplicitNamespace : IRule
{
    public RuleInfo Info { get; } = new("R16", "explicit-namespace", Severity.Error, "object without a namespace")
    {
        Description = """
            Without a namespace an object lands in whichever one the kubeconfig of the day names. In `default` nothing separates
            applications: no quota, no policy and no Pod Security level is about one of them alone. The rule fails on workloads, Services,
            Ingresses and claims that name no namespace (a kustomization may do it for them), on those in `default` or `kube-system`, and,
            as a warning, on a namespace where there can be none.
            """,
        Remediation = "Name a namespace of the application's own.",
        SeeAlso = ["kube-linter use-namespace", "Datree WORKLOAD_INVALID_LABELS", "Kubescape C-0061", "CIS 5.7.4"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var manifest in set.All)
        {
            var (group, kind) = (manifest.Id.Group, manifest.Id.Kind);
            if (Groups.IsClusterScoped(group, kind))
            {
                if (manifest.Id.Namespace is { } given)
                {
                    report.Add(manifest, "metadata.namespace", given, "no namespace: the kind belongs to none",
                        "remove it; it has no effect", Severity.Warning);
                }
            }
            else if (IsPlaced(group, kind))
            {
                var space = set.SpaceOf(manifest);
                if (!set.HasSpace(manifest))
                {
                    report.Add(manifest, "metadata.namespace", null, "a namespace", "name the application's own namespace");
                }
                else if (space is "default" || (space is "kube-system" && manifest.Components.Count == 0))
                {
                    report.Add(manifest, "metadata.namespace", space, "a namespace of the application's own",
                        "move it; a Service keeps its name for callers by an ExternalName");
                }
            }
        }
    }

    private static bool IsPlaced(string group,
        string kind) => kind is "Deployment" or "StatefulSet" or "Job" or "CronJob" or "Pod" or "Ingress" or "PersistentVolumeClaim"
        || (kind is "Service" && group.Length == 0) || (kind is "DaemonSet" && group == Groups.Apps);
}
