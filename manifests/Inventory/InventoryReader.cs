using System.Text.RegularExpressions;
using Infra.Schemas;
using Infra.Wording;

namespace Infra.Manifests;

/// <summary>
/// Reads the inventory of a file, folder or stream of YAML, written by anyone. Kustomizations are read file by file, without building them;
/// templates are left out.
/// </summary>
public static partial class InventoryReader
{
    /// <summary>Reads a file or folder.</summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="name">What to call it, <c>folder k8s</c>. Default: the path.</param>
    public static Inventory Read(string path, string? name = null) =>
        Directory.Exists(path) ? AsFiles(FolderContent.Of(path), name ?? path) : Of(name ?? path, ManifestReader.Read(path), null);

    /// <summary>Reads one stream.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">What places in it are called, <c>input</c>.</param>
    /// <param name="name">What to call it, <c>the input</c>. Default: as the places.</param>
    public static Inventory ReadText(TextReader text, string file, string? name = null) =>
        Of(name ?? file, ManifestReader.Read(text, file), null);

    /// <summary>Reads a folder that is known already.</summary>
    internal static Inventory Read(FolderContent folder, string name) => Of(name, ManifestReader.Read(folder.Files.Folder), folder);

    /// <summary>Reads a folder, and says what reading file by file leaves out.</summary>
    internal static Inventory AsFiles(FolderContent folder, string name)
    {
        var read = Read(folder, name);
        var notes = new List<string>();
        if (folder.Templates > 0)
            notes.Add($"{Words.Count(folder.Templates, "template")} of Helm charts: render them with `helm template` and check the result");

        if (folder.Kustomizations.All.Count is > 0 and var count)
        {
            notes.Add(
                $"{Words.Count(count, "kustomization")} read file by file: what patches and generators do is seen in `kustomize build`");
        }

        return read with { Notes = [.. notes, .. read.Notes], Unrendered = folder.Charts };
    }

    private static Inventory Of(string name, ManifestSource source, FolderContent? folder)
    {
        var parts = folder is null ? new HashSet<string>() : TestParts.In(source.Manifests, folder);
        var foreign = source.Problems
            .Where(problem => problem.At is not null && folder?.IsTemplate(problem.At.File) == false && IsForeignTemplate(folder, problem))
            .Select(problem => problem.At!.File).ToHashSet(StringComparer.Ordinal);
        bool IsTemplate(string? file) => file is not null
            && (folder?.IsTemplate(file) == true || foreign.Contains(file) || parts.Contains(file));
        var manifests = source.Manifests.Where(manifest => !IsTemplate(manifest.At?.File)).ToList();
        var others = source.Others
            .Select(other => (Kind: KindOf(other.At.File, other.Tree), other.At, other.Tree))
            .Where(other => other.Kind is not null && !IsTemplate(other.At.File))
            .Select(other => new Manifest(IdOf(other.Kind!, other.At.File), "", other.Tree) { At = other.At })
            .ToList();
        var incomplete = source.Others.Where(other => KindOf(other.At.File, other.Tree) is null && !IsTemplate(other.At.File))
            .Select(other => Manifest.Incompletely(other.Tree, other.At)).OfType<Manifest>()
            .Where(manifest => !ToolFiles.Reads(manifest.ApiVersion, manifest.Id.Kind) && !ToolFiles.IsOne(manifest.At!.File)).ToList();
        var named = manifests.Where(IsKustomization).ToList();
        manifests.RemoveAll(IsKustomization);
        others.AddRange(
            named.Select(manifest => new Manifest(IdOf("Kustomization", manifest.At!.File), "", manifest.Tree) { At = manifest.At }));
        var tree = folder?.Kustomizations;
        var outside = tree?.Outside ?? [];
        List<Manifest> files = [.. others, .. outside.Select(kustomization => kustomization.ToFile())];
        var notes = new List<string>();
        if (foreign.Count > 0)
        {
            notes.Add($"{Words.Count(foreign.Count, "template")} ({{{{ }}}}, {{% %}} or ${{ }}): "
                + $"render {(foreign.Count == 1 ? "it" : "them")} and check the result ({Named(foreign)})");
        }

        if (parts.Count > 0)
            notes.Add($"{Words.Count(parts.Count, "file")} of kuttl and chainsaw with parts of objects ({Named(parts)})");

        var kustomizations = files.Where(file => file.Id.Kind == "Kustomization").ToList();
        var taken = others.Concat(incomplete).Select(manifest => manifest.At).ToHashSet();
        if (source.Skipped.Where(at => !IsTemplate(at.File) && !taken.Contains(at)).ToList() is { Count: > 0 } rest)
        {
            notes.Add(
                $"{Words.Count(rest.Count, "document")} without apiVersion, kind and name{(folder is null ? "" : $" ({Named(rest.Select(at => at.File))})")}");
        }

        var patches = kustomizations.Where(k => k.At is not null).SelectMany(Patches).ToHashSet(StringComparer.Ordinal);
        manifests.RemoveAll(manifest => manifest.At is not null && patches.Contains(manifest.At.File));
        incomplete.RemoveAll(manifest => patches.Contains(manifest.At!.File));
        manifests.AddRange(folder?.OutsideObjects() ?? []);
        if (tree is not null)
            manifests = [.. FileNamespaces.Place(manifests, FileNamespaces.Of(tree))];

        // Values and kustomizations are worth a look too. A JSON file without any object holds the settings of some tool.
        var objects = manifests.Select(manifest => manifest.At!.File).ToHashSet(StringComparer.Ordinal);
        bool IsForeign(string? file) => file is not null && folder is not null && file.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            && !objects.Contains(file);
        return Snapshot.Unpack(new Inventory
        {
            Name = name,
            Origin = InventoryOrigin.Files,
            Manifests = manifests,
            Files = files,
            Incomplete = incomplete,
            FileNames = folder?.Names,
            Generated = folder is null ? [] : ApplicationSets.In(manifests, folder.Files),
            Missing = tree?.Missing ?? [],
            Unlisted = folder is null ? []
                : UnlistedFiles.Of(folder,
                    manifests.Where(manifest => !tree!.Listed.Contains(manifest.At!.File) && !RelativePath.IsOutside(manifest.At.File))),
            Problems =
            [
                .. source.Problems.Where(p => !IsTemplate(p.At?.File) && !IsForeign(p.At?.File)
                    && ((files.Count == 0 && manifests.Count == 0 && incomplete.Count == 0) || p.Code != Codes.NoObjects)),
            ],
            Notes = notes,
        });
    }

    // Text with {{ }} or {% %} that is no YAML is written for another program: Ansible, Terraform, Jinja, Helm. So is one with ${ } in
    // which no object stands: values and settings.
    private static bool IsForeignTemplate(FolderContent? folder, Diagnostic problem) => folder is not null && problem.At is { } at
        && folder.Files.Text(at.File) is { } text
        && (text.Contains("{{", StringComparison.Ordinal) || text.Contains("{%", StringComparison.Ordinal)
            || (text.Contains("${", StringComparison.Ordinal) && !HoldsObject().IsMatch(text)));

    [GeneratedRegex("^[\\s{\"-]*(apiVersion|kind)\"?[ ]*:", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex HoldsObject();

    // Two names tell which files are meant; more would hide what comes after.
    private static string Named(IEnumerable<string> files)
    {
        var names = files.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return string.Join(", ", names.Take(2)) + (names.Length > 2 ? $" and {Words.Count(names.Length - 2, "more file")}" : "");
    }

    private static bool IsKustomization(Manifest manifest) => manifest.Id.Group == Groups.Kustomize;

    // A patch looks like an object and is only a part of one.
    private static IEnumerable<string> Patches(Manifest kustomization) =>
        new Kustomization(RelativePath.FolderOf(kustomization.At!.File), kustomization.At.File, kustomization.Tree).Entries
            .Where(entry => entry.Kind == EntryKind.Patch)
            .Select(entry => RelativePath.Resolve(RelativePath.FolderOf(kustomization.At!.File), entry.Text));

    private static ObjectId IdOf(string kind, string file) => new(kind == "Kustomization" ? Groups.Kustomize : "", kind, null, file);

    private static string? KindOf(string file, MapNode tree) => Path.GetFileName(file) switch
    {
        "kustomization.yaml" or "kustomization.yml" => "Kustomization",
        var name when name.Contains("values", StringComparison.OrdinalIgnoreCase) => "values",
        _ when tree.Text("kind") == "Kustomization" => "Kustomization",
        _ => null,
    };
}
