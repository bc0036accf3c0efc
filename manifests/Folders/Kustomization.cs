namespace Infra.Manifests;

/// <summary>A kustomization, and what it names.</summary>
/// <param name="Folder">Its folder; paths are from the folder that is read, and begin with <c>..</c> where they leave it.</param>
/// <param name="File">The file.</param>
/// <param name="Tree">What it says.</param>
internal sealed record Kustomization(string Folder, string File, MapNode Tree)
{
    /// <summary>The names that a kustomization's file may have.</summary>
    public static readonly string[] FileNames = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

    /// <summary>Whether it is a component: a part of others that is never built alone.</summary>
    public bool IsComponent => Tree.Text("kind") == "Component";

    /// <summary>As a file of an inventory.</summary>
    public Manifest ToFile() => new(new ObjectId(Groups.Kustomize, "Kustomization", null, File), "", Tree)
    {
        At = new SourceLocation(File, Math.Max(1, Tree.Line), Math.Max(1, Tree.Column)),
    };

    /// <summary>Whether a file is a kustomization by its name.</summary>
    public static bool IsFile(string file) => FileNames.Contains(Path.GetFileName(file));

    /// <summary>Every file, folder and address that it names.</summary>
    public IEnumerable<KustomizationEntry> Entries =>
    [
        .. Listed(EntryKind.Resource, "resources", "bases"),
        .. Listed(EntryKind.Component, "components"),
        .. Listed(EntryKind.Patch, "patchesStrategicMerge"),
        .. Keyed(EntryKind.Patch, "path", "patches", "patchesJson6902"),
        .. Listed(EntryKind.Plugin, "generators", "transformers", "validators"),
        .. Listed(EntryKind.Input, "crds", "configurations"),
        .. Keyed(EntryKind.Input, "path", "replacements"),
        .. Keyed(EntryKind.Input, "valuesFile", "helmCharts"),
        .. ChartValues(),
        .. Generated(),
        .. Tree.Map("openapi") is { } api && api.Text("path") is { } schema
            ? [new KustomizationEntry(EntryKind.Input, "openapi.path", schema)] : Array.Empty<KustomizationEntry>(),
    ];

    private IEnumerable<KustomizationEntry> Listed(EntryKind kind, params string[] keys) =>
        keys.SelectMany(key => Texts(kind, Tree, "", key));

    private IEnumerable<KustomizationEntry> Keyed(EntryKind kind, string name, params string[] keys) =>
        keys.SelectMany(key => Tree.Maps(key))
        .Where(item => item.Item.Text(name) is { Length: > 0 })
        .Select(item => new KustomizationEntry(kind, NodePath.Of(item.Path, name), item.Item.Text(name)!));

    private IEnumerable<KustomizationEntry> ChartValues() => Tree.Maps("helmCharts")
        .SelectMany(chart => Texts(EntryKind.Input, chart.Item, chart.Path, "additionalValuesFiles"));

    private IEnumerable<KustomizationEntry> Generated()
    {
        foreach (var (generator, path) in Tree.Maps("configMapGenerator").Concat(Tree.Maps("secretGenerator")))
        {
            foreach (var entry in Texts(EntryKind.Input, generator, path, "files"))
                yield return entry with { Text = entry.Text[(entry.Text.IndexOf('=', StringComparison.Ordinal) + 1)..] };

            foreach (var entry in Texts(EntryKind.Input, generator, path, "envs"))
                yield return entry;

            if (generator.Text("env") is { Length: > 0 } env)
                yield return new KustomizationEntry(EntryKind.Input, NodePath.Of(path, "env"), env);
        }
    }

    // A text of several lines is what a file would hold.
    private static IEnumerable<KustomizationEntry> Texts(EntryKind kind, MapNode map, string path, string key)
    {
        var items = map.List(key)?.Items ?? [];
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is ScalarNode { Text: { Length: > 0 } text } && !text.Contains('\n', StringComparison.Ordinal))
                yield return new KustomizationEntry(kind, NodePath.Of(NodePath.Of(path, key), i), text);
        }
    }
}

/// <summary>Something that a kustomization names.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Path">Where it stands, <c>resources[0]</c>.</param>
/// <param name="Text">The file, folder or address.</param>
internal sealed record KustomizationEntry(EntryKind Kind, string Path, string Text)
{
    /// <summary>Whether it is fetched from elsewhere: an address, or a folder of a git repository.</summary>
    public bool IsRemote => Text.Contains("://", StringComparison.Ordinal) || Text.Contains("?ref=", StringComparison.Ordinal)
        || Text.StartsWith("git@", StringComparison.Ordinal) || Text.StartsWith("git::", StringComparison.Ordinal)
        || Text.StartsWith("github.com/", StringComparison.OrdinalIgnoreCase)
        || Text.StartsWith("github.com:", StringComparison.OrdinalIgnoreCase);
}

/// <summary>What a kustomization names something for.</summary>
internal enum EntryKind
{
    /// <summary>Objects: a file, or a folder with a kustomization.</summary>
    Resource,

    /// <summary>A folder with a component.</summary>
    Component,

    /// <summary>Changes to objects.</summary>
    Patch,

    /// <summary>A file that is read for something else.</summary>
    Input,

    /// <summary>The settings of a generator or transformer, which may be a program.</summary>
    Plugin,
}
