namespace Infra.Rules.Links;

internal sealed class KnownKind : IRule
{
    public RuleInfo Info { get; } = new("L11", "known-kind", Severity.Warning, "kind without a CRD")
    {
        IsOnce = true,
        Description = """
            A custom resource is refused until its CRD is installed. The rule looks for a CustomResourceDefinition, for a chart that is
            known to bring it, and for a remote manifest of its project. It reports each kind once, on its first object.
            """,
        Remediation = "Install the operator or its CRDs with the stack that uses them, or give the folder that does by `--context`.",
        SeeAlso = ["catalogue of charts in the rule's source"],
    };

    public void Check(ManifestSet set, Report report)
    {
        var seen = new HashSet<(string, string)>();
        foreach (var manifest in set.All)
        {
            var (group, kind) = (manifest.Id.Group, manifest.Id.Kind);
            if (group is not (Groups.Kustomize or "helm.cattle.io" or "k3s.cattle.io") && seen.Add((group, kind))
                && !set.Provided.HasKind(group, kind))
            {
                report.Add(manifest, "apiVersion", $"{manifest.ApiVersion} {kind}", "a CRD, or a chart that brings it",
                    "install the operator with what uses it");
            }
        }
    }
}
