namespace Infra.Rules.Links;

internal sealed class KustomizationFiles : IRule
{
    public RuleInfo Info { get; } = new("L13", "kustomization-files", Severity.Error, "kustomization that cannot be built")
    {
        Description = """
            A kustomization with a missing file, base or generator input fails as a whole: often a file that git ignores, so that it builds
            on one laptop and nowhere else. A manifest beside a kustomization that none lists is never applied; that is a warning.
            """,
        Remediation = "Commit the file, or let an ExternalSecret make what it holds; list the manifest, or remove it.",
        SeeAlso = ["kustomize build"],
    };

    public void Check(ManifestSet set, Report report)
    {
        if (set.Inventory.FileNames is not { } files)
            return;

        var listed = new HashSet<string>(StringComparer.Ordinal);
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in set.Files.Where(file => file.At is not null && IsKustomization(file.At.File)))
        {
            var folder = RelativePath.FolderOf(file.At!.File);
            folders.Add(folder);
            foreach (var (path, entry) in Entries(file.Tree))
            {
                var target = RelativePath.Resolve(folder, entry);
                listed.Add(target);
                if (!files.Contains(target) && !files.Contains(target + "/") && !entry.Contains("://", StringComparison.Ordinal)
                    && !entry.StartsWith("github.com/", StringComparison.Ordinal))
                {
                    report.Add(file, path, entry, "a file or folder that is there",
                        "commit it, or let an ExternalSecret make what it holds");
                }
            }
        }

        foreach (var manifest in set.Inventory.Manifests.Where(manifest => manifest.At is not null
            && !Groups.Kustomize.Equals(manifest.Id.Group, StringComparison.Ordinal)))
        {
            var name = manifest.At!.File;
            report.AddIf(!listed.Contains(name) && Above(RelativePath.FolderOf(name)).Any(folders.Contains),
                manifest, "", name, "a file that a kustomization lists", "list it under resources, or remove it", Severity.Warning);
        }
    }

    private static bool IsKustomization(string file) => Path.GetFileName(file) is "kustomization.yaml" or "kustomization.yml" or "Kustomization";

    private static IEnumerable<(string Path, string Entry)> Entries(MapNode tree)
    {
        foreach (var key in (string[])["resources", "bases", "components", "crds", "patchesStrategicMerge", "configurations", "generators",
            "transformers"])
        {
            foreach (var entry in tree.Texts(key).Where(entry => !entry.Contains('\n', StringComparison.Ordinal)))
                yield return (key, entry);
        }

        foreach (var (patch, path) in tree.Maps("patches").Concat(tree.Maps("patchesJson6902")))
        {
            if (patch.Text("path") is { } file)
                yield return (path + ".path", file);
        }

        foreach (var (chart, path) in tree.Maps("helmCharts"))
        {
            if (chart.Text("valuesFile") is { } file)
                yield return (path + ".valuesFile", file);
        }

        foreach (var (generator, path) in tree.Maps("configMapGenerator").Concat(tree.Maps("secretGenerator")))
        {
            foreach (var key in (string[])["files", "envs"])
            {
                foreach (var entry in generator.Texts(key))
                    yield return ($"{path}.{key}", entry[(entry.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            }

            if (generator.Text("env") is { } env)
                yield return (path + ".env", env);
        }
    }

    private static IEnumerable<string> Above(string folder)
    {
        yield return folder;
        while (folder.Length > 0)
        {
            folder = RelativePath.FolderOf(folder);
            yield return folder;
        }
    }
}
