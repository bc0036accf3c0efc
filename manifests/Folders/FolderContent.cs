namespace Infra.Manifests;

/// <summary>What stands in a folder: its files, its kustomizations and its charts.</summary>
internal sealed class FolderContent
{
    private readonly HashSet<string> _names;

    private FolderContent(SourceFiles files, HashSet<string> names)
    {
        (Files, _names) = (files, names);
        Charts = [.. names.Where(name => Path.GetFileName(name) == "Chart.yaml" && !IsHidden(name)).Select(RelativePath.FolderOf)
            .Order(StringComparer.Ordinal)];
        Kustomizations = new KustomizationTree(files, names.Where(name => !IsHidden(name) && !IsTemplate(name)));
    }

    /// <summary>The files around.</summary>
    public SourceFiles Files { get; }

    /// <summary>Every file and folder; folders end with <c>/</c>.</summary>
    public IReadOnlySet<string> Names => _names;

    /// <summary>How many templates of charts there are.</summary>
    public int Templates => _names.Count(name => Path.GetExtension(name) is ".yaml" or ".yml" && IsTemplate(name));

    /// <summary>The folders of charts.</summary>
    public IReadOnlyList<string> Charts { get; }

    /// <summary>The kustomizations.</summary>
    public KustomizationTree Kustomizations { get; }

    /// <summary>Looks at a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="top">The folder that nothing is read outside of. Default: null, the git repository.</param>
    public static FolderContent Of(string folder, string? top = null) => new(new SourceFiles(folder, top), NamesIn(folder));

    /// <summary>Whether a file is a template of a chart.</summary>
    public bool IsTemplate(string file)
    {
        for (var at = file.IndexOf("/templates/", StringComparison.Ordinal); at >= 0; at = file.IndexOf("/templates/", at + 1,
            StringComparison.Ordinal))
        {
            if (_names.Contains(file[..at] + "/Chart.yaml"))
                return true;
        }

        return file.StartsWith("templates/", StringComparison.Ordinal) && _names.Contains("Chart.yaml");
    }

    /// <summary>The objects outside of the folder that its kustomizations are built of.</summary>
    public IEnumerable<Manifest> OutsideObjects() => Kustomizations.Reaches.SelectMany(reach => reach.Resources)
        .Where(RelativePath.IsOutside).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).SelectMany(Objects);

    /// <summary>The objects of a file.</summary>
    public IEnumerable<Manifest> Objects(string file) => Files.Documents(file).SelectMany(ManifestReader.Items).OfType<MapNode>()
        .Select(tree =>
            Manifest.From(tree) is { } manifest ? manifest with { At = new SourceLocation(file, tree.Line, tree.Column) } : null)
        .OfType<Manifest>();

    private static bool IsHidden(string name) => name.StartsWith('.') || name.Contains("/.", StringComparison.Ordinal);

    private static HashSet<string> NamesIn(string folder)
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
