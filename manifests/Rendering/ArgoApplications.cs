namespace Infra.Rendering;

/// <summary>Helm releases as Argo CD Applications.</summary>
internal static class ArgoApplications
{
    internal const string ArgoNamespace = "argocd";

    // The API server that Argo CD itself runs in.
    private const string OwnCluster = "https://kubernetes.default.svc";

    /// <summary>The Applications of a stack.</summary>
    public static IEnumerable<Manifest> Of(Inventory inventory, List<Diagnostic> problems)
    {
        var shared = inventory.Charts.GroupBy(c => c.Name, StringComparer.Ordinal).Where(g => g.Skip(1).Any()).Select(g => g.Key)
            .ToHashSet(StringComparer.Ordinal);
        var applications = new List<Manifest>();
        foreach (var release in inventory.Charts)
        {
            var source = ChartSource.Of(release);
            if (source.Kind is ChartPlace.Folder or ChartPlace.File)
            {
                problems.Add(new Diagnostic(Codes.ChartForm, $"{inventory.Name}, {release}", release.Chart,
                    "a chart in an HTTP repository or an OCI registry", source.Kind == ChartPlace.Folder
                        ? "render with --charts kustomize, or mirror the chart to a registry"
                        : "mirror the chart to a repository or a registry"));
                continue;
            }

            var name = shared.Contains(release.Name) && release.Namespace is not null
                ? $"{release.Namespace}-{release.Name}"
                : release.Name;
            applications.Add(Manifest.From(Application(inventory, release, source, name))!);
        }

        return applications;
    }

    private static MapNode Application(Inventory inventory, ChartRelease release, ChartSource source, string name) => MapNode.Of(
        ("apiVersion", "argoproj.io/v1alpha1"),
        ("kind", "Application"),
        ("metadata", MapNode.Of(("name", name), ("namespace", ArgoNamespace))),
        ("spec", MapNode.Of(
            ("project", "default"),
            ("destination", MapNode.Of(("server", OwnCluster), ("namespace", release.Namespace))),
            ("source", MapNode.Of(
                ("repoURL", source.Place),
                ("chart", source.Name),
                ("targetRevision", release.Version ?? "*"),
                ("helm", MapNode.Of(
                    ("releaseName", release.Name),
                    ("skipCrds", release.SkipCrds ? true : null),
                    ("valuesObject", release.Values.Count > 0 ? release.Values : null))))),
            ("syncPolicy", MapNode.Of(
                ("automated", MapNode.Of(("prune", true), ("selfHeal", true))),
                ("retry", MapNode.Of(("limit", 5), ("backoff", MapNode.Of(("duration", "5s"), ("factor", 2), ("maxDuration", "3m"))))),
                ("syncOptions", new ListNode(ChartNamespaces.IsMissing(inventory, release)
                    ? ["CreateNamespace=true", "ServerSideApply=true"]
                    : ["ServerSideApply=true"])))))));
}
