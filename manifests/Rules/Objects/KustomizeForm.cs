namespace Infra.Rules.Objects;

internal sealed class KustomizeForm : IRule
{
    private static readonly (string Key, string Instead)[] Old =
    [
        ("bases", "resources"), ("commonLabels", "labels, which leaves selectors alone"), ("patchesStrategicMerge", "patches"),
            ("patchesJson6902", "patches"),
        ("vars", "replacements"), ("imageTags", "images"),
    ];

    public RuleInfo Info { get; } = new("R51", "kustomize-form", Severity.Warning, "deprecated kustomization field")
    {
        Description = """
            These fields are deprecated and go in kustomize's next API version. `commonLabels` also rewrites selectors, which cannot be
            changed later, and may give two applications the same one.
            """,
        Remediation = "Run `kustomize edit fix`, or write the field that the finding names.",
        SeeAlso = ["kustomize deprecation warnings"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var file in set.Files)
        {
            foreach (var (key, instead) in Old)
            {
                if (file.Tree[key] is not null
                    && (file.Tree.Text("kind") == "Kustomization" || file.Id.Name.EndsWith("kustomization.yaml", StringComparison.Ordinal)))
                {
                    report.Add(file, key, key, instead, "kustomize edit fix");
                }
            }
        }
    }
}
