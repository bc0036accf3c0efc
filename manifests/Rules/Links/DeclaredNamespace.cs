namespace Infra.Rules.Links;

internal sealed class DeclaredNamespace : IRule
{
    public RuleInfo Info { get; } = new("L12", "declared-namespace", Severity.Warning, "undeclared namespace")
    {
        Description = """
            An apply into a namespace that does not exist fails, and one created by hand has no Pod Security level and no policies. The rule
            reports each namespace once. The namespaces that every cluster has, and those that a chart's Application creates, are left out.
            In files that declare no namespace at all, and in samples, the finding is information: they are brought elsewhere.
            """,
        Remediation = "Declare the Namespace with its labels and default-deny policies.",
        SeeAlso = ["kube-linter use-namespace"],
    };

    public void Check(ManifestSet set, Report report)
    {
        var made = set.Charts.Where(chart => chart.CreateNamespace).Select(chart => chart.Namespace).OfType<string>()
            .Concat(set.Of("kubeflow.org", "Profile").Select(profile => profile.Id.Name)).ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var isElsewhere = set.Inventory.Origin == InventoryOrigin.Files && set.Of(Groups.Core, "Namespace").Count == 0;
        foreach (var manifest in set.All.Where(manifest => !Groups.IsClusterScoped(manifest.Id.Group, manifest.Id.Kind)))
        {
            var space = manifest.Space;
            Look(manifest, "metadata.namespace", space);
        }

        foreach (var chart in set.Charts.Where(chart => chart.Namespace is not null))
            Look(chart.On, "namespace", chart.Namespace!);

        void Look(Manifests.Manifest on, string path, string space)
        {
            if (space != "default" && !Unknowns.IsOfDistribution(space) && seen.Add(space) && !made.Contains(space)
                && set.Find(Groups.Core, "Namespace", null, space) is null)
            {
                // `flux bootstrap` makes its own; kubebuilder's bases say system, and an overlay another name.
                report.Add(on, path, space, "a Namespace that is declared", "declare it with its labels and policies",
                    isElsewhere || space is "flux-system" or "system" || set.Doubt(on) is not null ? Severity.Information : null);
            }
        }
    }
}
