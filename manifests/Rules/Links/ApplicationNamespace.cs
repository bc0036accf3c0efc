namespace Infra.Rules.Links;

internal sealed class ApplicationNamespace : IRule
{
    public RuleInfo Info { get; } = new("L14", "application-namespace", Severity.Warning,
        "Application points at another namespace than its manifests")
    {
        Description = """
            An Argo CD Application with another destination than the namespace of its folder's objects creates an empty namespace, and every
            object that names none of its own lands beside the others. The rule compares with the `namespace` that the Application gives its
            kustomization, with that of the kustomization in the folder, and with the one namespace that all objects of the folder name. Objects
            in several namespaces are meant to be apart, and are left alone.
            """,
        Remediation = "Write the namespace of the folder's objects as the destination.",
        SeeAlso = ["Argo CD CreateNamespace"],
    };

    public void Check(ManifestSet set, Report report)
    {
        var given = set.Files.Where(file => file.At is not null && file.Tree.Text("namespace") is not null)
            .ToLookup(file => FolderOf(file.At!.File), file => file.Tree.Text("namespace")!, StringComparer.Ordinal);
        var objects = set.All.Where(manifest => manifest.At is not null && manifest.Id.Namespace is not null)
            .ToLookup(manifest => manifest.Root?.Trim('/') ?? FolderOf(manifest.At!.File), manifest => manifest.Id.Namespace!,
                StringComparer.Ordinal);
        foreach (var application in set.Of(Groups.Argo, "Application"))
        {
            var spec = application.Tree.Map("spec");
            if (spec.TextAt("destination", "namespace") is not { } space)
                continue;

            var sources = spec.Maps("sources", "spec").Select(source => source.Item).Concat(spec?.Map("source") is { } one ? [one] : []);
            foreach (var source in sources)
            {
                if (source.Text("path")?.Trim('/') is not { Length: > 0 } path)
                    continue;

                var rendered = source.Map("kustomize")?.Text("namespace") ?? RenderedBy(path, given, objects);
                report.AddIf(rendered is not null && rendered != space, application, "spec.destination.namespace", space, rendered ?? "",
                    $"write {rendered}: everything in {path} is put there");
            }
        }
    }

    // A path counts from the top of the repository, of which a part may have been read: the longest end of it that is there is the folder.
    private static string? RenderedBy(string path, ILookup<string, string> given, ILookup<string, string> objects)
    {
        for (var folder = path; ; folder = folder[(folder.IndexOf('/', StringComparison.Ordinal) + 1)..])
        {
            if (given[folder].FirstOrDefault() is { } space)
                return space;

            if (objects.Contains(folder))
                return objects[folder].Distinct(StringComparer.Ordinal).Take(2).ToArray() is [var only] ? only : null;

            if (!folder.Contains('/', StringComparison.Ordinal))
                return null;
        }
    }

    private static string FolderOf(string file) => file[..Math.Max(0, file.LastIndexOf('/'))];
}
