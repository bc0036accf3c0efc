namespace Infra.Manifests;

/// <summary>The kustomizations of a folder, those outside of it that they name, and which of them nothing else is built of.</summary>
internal sealed class KustomizationTree
{
    private readonly Dictionary<string, Kustomization?> _known = new(StringComparer.Ordinal);
    private readonly SourceFiles _files;

    /// <summary>Reads the kustomizations of a folder.</summary>
    /// <param name="files">The files around it.</param>
    /// <param name="names">Every file in it.</param>
    public KustomizationTree(SourceFiles files, IEnumerable<string> names)
    {
        _files = files;
        All = [.. names.Where(Kustomization.IsFile).Select(RelativePath.FolderOf).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).Select(At).OfType<Kustomization>()];
        var used = All.SelectMany(k => Folders(k).Where(folder => folder != k.Folder)).ToHashSet(StringComparer.Ordinal);
        Roots = [.. All.Where(k => !k.IsComponent && !used.Contains(k.Folder)).Select(k => k.Folder)];
    }

    /// <summary>The kustomizations in the folder, by path.</summary>
    public IReadOnlyList<Kustomization> All { get; }

    /// <summary>The folders with a kustomization that no other one names.</summary>
    public IReadOnlyList<string> Roots { get; }

    /// <summary>What each root is built of.</summary>
    public IReadOnlyList<KustomizationReach> Reaches => field ??= [.. Roots.Select(root => Reach(root))];

    /// <summary>Every file that a kustomization of the folder names, directly or through others.</summary>
    public IReadOnlySet<string> Listed =>
        field ??= All.Select(k => Reach(k.Folder)).SelectMany(reach => reach.Resources.Concat(reach.Inputs))
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>The folders that hold those files.</summary>
    public IReadOnlySet<string> ListedFolders => field ??= Listed.Select(RelativePath.FolderOf).ToHashSet(StringComparer.Ordinal);

    /// <summary>What kustomizations name and is not there.</summary>
    public IReadOnlyList<MissingEntry> Missing => field ??= [.. All.Select(k => Reach(k.Folder)).SelectMany(reach => reach.Missing)
        .DistinctBy(missing => (missing.In.File, missing.Entry.Path))];

    /// <summary>The kustomizations outside of the folder that are a part of those in it.</summary>
    public IReadOnlyList<Kustomization> Outside => field ??= [.. Reaches.SelectMany(reach => reach.Kustomizations)
        .Where(k => RelativePath.IsOutside(k.File)).DistinctBy(k => k.File, StringComparer.Ordinal)];

    /// <summary>The kustomization of a folder, or null when it has none.</summary>
    public Kustomization? At(string folder)
    {
        if (!_known.TryGetValue(folder, out var found))
            _known[folder] = found = Read(folder);

        return found;
    }

    /// <summary>Everything that is built of a folder's kustomization, and of components that are added to it.</summary>
    public KustomizationReach Reach(string folder, IEnumerable<string>? components = null)
    {
        var reach = new KustomizationReach(folder);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var component in components ?? [])
            Walk(RelativePath.Resolve(folder, component), reach, seen);

        Walk(folder, reach, seen);
        return reach;
    }

    private void Walk(string folder, KustomizationReach reach, HashSet<string> seen)
    {
        if (!seen.Add(folder) || At(folder) is not { } kustomization)
            return;

        foreach (var entry in kustomization.Entries)
        {
            var target = RelativePath.Resolve(folder, entry.Text);
            if (entry.IsRemote)
                reach.Missing.Add(new MissingEntry(kustomization, entry, MissingReason.Remote));
            else if (Path.IsPathRooted(entry.Text) || !_files.IsInside(target) || (_files.Repository is null && IsStray(folder, target)))
                reach.Missing.Add(new MissingEntry(kustomization, entry, MissingReason.Outside));
            else if (_files.HasFile(target))
                reach.Add(entry.Kind, target);
            else if (!_files.HasFolder(target))
                reach.Missing.Add(new MissingEntry(kustomization, entry, MissingReason.Absent));
            else if (At(target) is not null)
                Walk(target, reach, seen);
            else
                reach.Missing.Add(new MissingEntry(kustomization, entry, MissingReason.NoKustomization));
        }

        // What is built of others comes after them: its patches are the later ones.
        reach.Kustomizations.Add(kustomization);
    }

    // Without a repository there is no telling what belongs together: files outside of the folder only beside their own kustomization.
    private bool IsStray(string folder, string target) => RelativePath.IsOutside(target) && !_files.HasFolder(target)
        && !target.StartsWith(folder + "/", StringComparison.Ordinal);

    private IEnumerable<string> Folders(Kustomization kustomization) => kustomization.Entries
        .Where(entry => entry.Kind is EntryKind.Resource or EntryKind.Component or EntryKind.Plugin && !entry.IsRemote)
        .Select(entry => RelativePath.Resolve(kustomization.Folder, entry.Text)).Where(target => At(target) is not null);

    private Kustomization? Read(string folder)
    {
        foreach (var name in Kustomization.FileNames)
        {
            var file = RelativePath.Resolve(folder, name);
            if (_files.HasFile(file) && _files.IsInside(file) && !_files.IsTemplate(file) && _files.Documents(file) is [MapNode tree, ..])
                return new Kustomization(folder, file, tree);
        }

        return null;
    }
}
