using Infra.Schemas;

namespace Infra.Manifests;

/// <summary>
/// Reads the inventory of a file, folder or stream of YAML, written by anyone. Kustomizations are read file by file, without building them;
/// templates of charts are left out.
/// </summary>
public static class InventoryReader
{
    /// <summary>Reads a file or folder.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="name">What to call it, <c>folder k8s</c>. Default: the path.</param>
    public static Inventory Read(string path, string? name = null) =>
        Of(name ?? path, ManifestReader.Read(path), Directory.Exists(path) ? Names(path) : null);

    /// <summary>Reads one stream.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">What places in it are called, <c>input</c>.</param>
    /// <param name="name">What to call it. Default: as the places.</param>
    public static Inventory Read(TextReader text, string file, string? name = null) => Of(name ?? file, ManifestReader.Read(text, file), null);

    private static Inventory Of(string name, ManifestSource source, HashSet<string>? names)
    {
        bool IsTemplate(string? file) => file is not null && names is not null && InTemplates(file, names);
        var templates = source.Problems.Select(problem => problem.At?.File).Concat(source.Manifests.Select(manifest => manifest.At?.File))
            .Where(IsTemplate).Distinct(StringComparer.Ordinal).Count();
        var manifests = source.Manifests.Where(manifest => !IsTemplate(manifest.At?.File)).ToList();
        var files = source.Others
            .Select(other => (Kind: KindOf(other.At.File, other.Tree), other.At, other.Tree))
            .Where(other => other.Kind is not null && !IsTemplate(other.At.File))
            .Select(other => new Manifest(IdOf(other.Kind!, other.At.File), "", other.Tree) { At = other.At })
            .ToList();
        var incomplete = source.Others.Where(other => KindOf(other.At.File, other.Tree) is null && !IsTemplate(other.At.File))
            .Select(other => Manifest.Incompletely(other.Tree, other.At)).OfType<Manifest>()
            .Where(manifest => !ToolFiles.Reads(manifest.ApiVersion, manifest.Id.Kind)).ToList();
        var notes = new List<string>();
        if (templates > 0)
            notes.Add($"{Count(templates, "template")} of Helm charts: render them with `helm template` and check the result");

        var kustomizations = files.Where(file => file.Id.Kind == "Kustomization").Concat(manifests.Where(m => m.Id is { Group: Groups.Kustomize, Kind: "Kustomization" })).ToList();
        if (kustomizations.Count > 0)
            notes.Add($"{Count(kustomizations.Count, "kustomization")} read file by file: what patches and generators do is seen in `kustomize build`");

        if (source.Skipped.Count - files.Count - incomplete.Count is > 0 and var rest)
            notes.Add($"{Count(rest, "document")} without apiVersion, kind and name");

        var patches = kustomizations.Where(k => k.At is not null).SelectMany(Patches).ToHashSet(StringComparer.Ordinal);
        manifests.RemoveAll(manifest => manifest.At is not null && patches.Contains(manifest.At.File));
        incomplete.RemoveAll(manifest => patches.Contains(manifest.At!.File));
        // Values and kustomizations are worth a look too. A JSON file without any object holds the settings of some tool.
        var objects = manifests.Select(manifest => manifest.At!.File).ToHashSet(StringComparer.Ordinal);
        bool IsForeign(string? file) => file is not null && names is not null && file.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            && !objects.Contains(file);
        return Snapshot.Unpack(new Inventory
        {
            Name = name,
            Origin = InventoryOrigin.Files,
            Manifests = manifests,
            Files = files,
            Incomplete = incomplete,
            FileNames = names,
            KustomizedNamespaces = Spaces(kustomizations),
            Problems =
            [
                .. source.Problems.Where(p => !IsTemplate(p.At?.File) && !IsForeign(p.At?.File)
                    && ((files.Count == 0 && incomplete.Count == 0) || p.Code != Codes.NoObjects)),
            ],
            Notes = notes,
        });
    }

    // A patch looks like an object and is only a part of one.
    private static IEnumerable<string> Patches(Manifest kustomization) => kustomization.Tree.Texts("patchesStrategicMerge")
        .Concat(kustomization.Tree.Maps("patches").Concat(kustomization.Tree.Maps("patchesJson6902"))
        .Select(patch => patch.Item.Text("path")).OfType<string>())
        .Select(entry => RelativePath.Resolve(FolderOf(kustomization.At!.File), entry));

    private static ObjectId IdOf(string kind, string file) => new(kind == "Kustomization" ? Groups.Kustomize : "", kind, null, file);

    private static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";

    private static string? KindOf(string file, MapNode tree) => Path.GetFileName(file) switch
    {
        "kustomization.yaml" or "kustomization.yml" => "Kustomization",
        var name when name.Contains("values", StringComparison.OrdinalIgnoreCase) => "values",
        _ when tree.Text("kind") == "Kustomization" => "Kustomization",
        _ => null,
    };

    private static bool InTemplates(string file, HashSet<string> names)
    {
        for (var at = file.IndexOf("/templates/", StringComparison.Ordinal); at >= 0; at = file.IndexOf("/templates/", at + 1,
            StringComparison.Ordinal))
        {
            if (names.Contains(file[..at] + "/Chart.yaml"))
                return true;
        }

        return file.StartsWith("templates/", StringComparison.Ordinal) && names.Contains("Chart.yaml");
    }

    // The namespace that each file's objects get. Inner kustomizations first, so that an outer one has the last word.
    private static Dictionary<string, string> Spaces(IEnumerable<Manifest> kustomizations)
    {
        var byFolder = kustomizations.Where(k => k.At is not null).DistinctBy(k => FolderOf(k.At!.File), StringComparer.Ordinal)
            .ToDictionary(k => FolderOf(k.At!.File), k => k.Tree, StringComparer.Ordinal);
        var spaces = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (folder, tree) in byFolder.OrderByDescending(pair => pair.Key.Count(c => c == '/')).ThenBy(pair => pair.Key,
            StringComparer.Ordinal))
        {
            if (tree.Text("namespace") is { Length: > 0 } space)
                Give(folder, space, byFolder, spaces, depth: 0);
        }

        return spaces;
    }

    private static void Give(string folder, string space, Dictionary<string, MapNode> byFolder, Dictionary<string, string> spaces,
        int depth)
    {
        const int MostDepth = 20;
        if (depth > MostDepth || !byFolder.TryGetValue(folder, out var tree))
            return;

        foreach (var entry in tree.Texts("resources").Concat(tree.Texts("bases")))
        {
            var target = RelativePath.Resolve(folder, entry);
            if (byFolder.ContainsKey(target))
                Give(target, space, byFolder, spaces, depth + 1);
            else
                spaces[target] = space;
        }
    }

    private static string FolderOf(string file) => RelativePath.FolderOf(file);

    private static HashSet<string> Names(string folder)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.ReparsePoint,
            IgnoreInaccessible = true,
        };
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", options))
        {
            var name = Path.GetRelativePath(folder, entry.FullName).Replace('\\', '/');
            if (!name.StartsWith(".git/", StringComparison.Ordinal))
                names.Add(entry is DirectoryInfo ? name + "/" : name);
        }

        return names;
    }
}
