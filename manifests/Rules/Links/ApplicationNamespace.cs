namespace Infra.Rules.Links;

internal sealed class ApplicationNamespace : IRule
{
    public RuleInfo Info { get; } = new("L14", "application-namespace", Severity.Warning,
        "Application points at another namespace than its manifests")
    {
        Description = """
            An Argo CD Application with another destination than the namespace of its folder's objects creates an empty namespace, and every
            object that names none of its own lands beside the others. The rule compares with the `namespace` of the kustomization in the
            folder that the Application names.
            """,
        Remediation = "Write the kustomization's namespace as the destination.",
        SeeAlso = ["Argo CD CreateNamespace"],
    };

    public void Check(ManifestSet set, Report report)
    {
        var spaces = set.Files.Where(file => file.At is not null && file.Tree.Text("namespace") is not null)
            .Select(file => (Folder: "/" + file.At!.File[..Math.Max(0, file.At.File.LastIndexOf('/'))],
                Space: file.Tree.Text("namespace")!)).ToList();
        foreach (var application in set.Of(Groups.Argo, "Application"))
        {
            var folder = application.Tree.TextAt("spec", "source", "path")?.Trim('/');
            var space = application.Tree.TextAt("spec", "destination", "namespace");
            if (folder is { Length: > 0 } && space is not null
                && spaces.Find(s => ("/" + folder).EndsWith(s.Folder, StringComparison.Ordinal)
                && s.Folder.Length > 1) is { Space: { } rendered } && rendered != space)
            {
                report.Add(application, "spec.destination.namespace", space, rendered,
                    $"write {rendered}: the kustomization in {folder} puts everything there");
            }
        }
    }
}
