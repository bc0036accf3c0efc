using Infra.Wording;

namespace Infra.Rules.Links;

internal sealed class KustomizationFiles : IRule
{
    public RuleInfo Info { get; } = new("L13", "kustomization-files", Severity.Error, "kustomization and files do not fit together")
    {
        Description = """
            A kustomization with a missing file, base or generator input fails as a whole: often a file that git ignores, so that it builds
            on one laptop and nowhere else. What kustomize refuses for another reason is given with its words. Manifests beside a
            kustomization, or beside files that one lists, which none lists themselves are never applied, and so not checked: a warning for
            each folder.
            """,
        Remediation = "Commit the file, or let an ExternalSecret make what it holds; list the manifest, or remove it.",
        SeeAlso = ["kustomize build"],
    };

    public void Check(ManifestSet set, Report report)
    {
        var files = set.Files.Where(file => file.At is not null).GroupBy(file => file.At!.File, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        foreach (var missing in set.Inventory.Missing)
        {
            if (!files.TryGetValue(missing.In.File, out var file))
                continue;

            var (path, text) = (missing.Entry.Path, missing.Entry.Text);
            switch (missing.Reason)
            {
                case MissingReason.Absent:
                    report.Add(file, path, text, "a file or folder that is there",
                        "commit it, or let an ExternalSecret make what it holds");
                    break;
                case MissingReason.NoKustomization:
                    report.Add(file, path, text, "a file, or a folder with a kustomization.yaml", "write one there, or list the files");
                    break;
                case MissingReason.Outside:
                    report.Add(file, path, text, "a file or folder of the repository", "copy it into the repository");
                    break;
            }
        }

        foreach (var (on, reason) in set.Inventory.Failed)
        {
            if (files.TryGetValue(on.At!.File, out var file))
                report.Add(file, "", reason, "a kustomization that kustomize builds", $"run `kustomize build {Folder(on.At.File)}`");
        }

        foreach (var unlisted in set.Inventory.Unlisted)
        {
            report.Add(unlisted.On, "", Words.AllOf(unlisted.Names.Select(name => Path.GetFileName(name))),
                "files that a kustomization lists",
                "list them under resources, or remove them", Severity.Warning);
        }
    }

    private static string Folder(string file) => RelativePath.FolderOf(file) is { Length: > 0 } folder ? folder : ".";
}
