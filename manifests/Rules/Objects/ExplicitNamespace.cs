namespace Infra.Rules.Objects;

internal sealed class ExplicitNamespace : IRule
{
    public RuleInfo Info { get; } = new("R16", "explicit-namespace", Severity.Warning, "namespace is missing, shared or without effect")
    {
        ErrorInProduction = true,
        Description = """
            Without a namespace an object lands in whichever one the kubeconfig of the day names. In `default` nothing separates
            applications: no quota, no policy and no Pod Security level is about one of them alone. The rule looks at workloads, Services,
            Ingresses and claims. Objects of a file without any may get one from whoever applies it (a kustomization, Argo CD,
            `kubectl -n`), and `kube-system` is right for parts of the cluster: both are for information, and errors in production. A
            namespace where there can be none is a warning.
            """,
        Remediation = "Name a namespace of the application's own.",
        SeeAlso = ["kube-linter use-namespace", "Datree WORKLOAD_INVALID_LABELS", "Kubescape C-0061", "CIS 5.7.4"],
    };

    public void Check(ManifestSet set, Report report)
    {
        // Whoever applies a file gives all of its objects one namespace: it is one finding.
        var open = new Dictionary<string, List<Manifest>>(StringComparer.Ordinal);
        Severity? unsure = set.Options.Production ? null : Severity.Information;
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
                var space = manifest.Space;
                if (manifest.Id.Namespace is null && set.IsOwn(manifest))
                {
                    open.ListOf(manifest.At?.File ?? manifest.Id.ToString()).Add(manifest);
                }
                else if (space is "default" || (space is "kube-system" && manifest.Components.Count == 0))
                {
                    report.Add(manifest, "metadata.namespace", space, "a namespace of the application's own",
                        "move it; a Service keeps its name for callers by an ExternalName", space is "default" ? null : unsure);
                }
            }
        }

        foreach (var manifests in open.Values)
        {
            report.Add(manifests[0], "metadata.namespace", null, "a namespace", "name the application's own namespace", unsure,
                manifests.Skip(1).Select(manifest => (manifest, "metadata.namespace")));
        }
    }

    private static bool IsPlaced(string group,
        string kind) => kind is "Deployment" or "StatefulSet" or "Job" or "CronJob" or "Pod" or "Ingress" or "PersistentVolumeClaim"
        || (kind is "Service" && group.Length == 0) || (kind is "DaemonSet" && group == Groups.Apps);
}
