namespace Infra.Rules.Objects;

internal sealed class TemporarySetting : IRule
{
    private const string Annotation = "pulumi.com/patchForce";

    public RuleInfo Info { get; } = new("R57", "temporary-setting", Severity.Warning, "a temporary setting is on")
    {
        Description = """
            `infra:forcePatches` takes over the fields of other managers, which is right while a running system is taken over and undoes
            their work afterwards. `infra:protect: false` takes the protection of everything away, which is right before a stack is
            destroyed. The rule says that one of them is on, so that it is not forgotten; an object that asks for forced patches by its
            annotation `pulumi.com/patchForce` says so too.
            """,
        Remediation = "Turn it off when the work is done.",
        SeeAlso = ["Kubernetes server-side apply, conflicts", "pulumi-kubernetes#2280"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var (on, open) in set.Switches)
            report.Add(on, "", open.Effect, "off", $"turn it off {open.Until}");

        foreach (var manifest in set.All.Where(manifest =>
            manifest.Tree.MapAt("metadata", "annotations")?[Annotation]?.ToString() == "true"))
        {
            report.Add(manifest, NodePath.Of("metadata.annotations", Annotation), "true", "no such annotation",
                "remove it as soon as the object is taken over");
        }
    }
}
