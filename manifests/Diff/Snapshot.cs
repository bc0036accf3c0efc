using Infra.Manifests;

namespace Infra.Diff;

/// <summary>All that a stack makes as one stream of YAML, so that a later run or another program can compare with it. Secrets are placeholders.</summary>
public static class Snapshot
{
    private const string Version = "infra/snapshot";

    /// <summary>Writes a side.</summary>
    /// <param name="side">What a stack makes.</param>
    /// <param name="output">Where to.</param>
    public static void Write(DiffSide side, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(side);
        ManifestWriter.WriteAll(side.Items.Select(ToManifest), output);
    }

    /// <summary>Reads objects, and what a snapshot holds beside them.</summary>
    /// <param name="name">What to call the side.</param>
    /// <param name="manifests">The objects.</param>
    public static DiffSide Read(string name, IReadOnlyList<Manifest> manifests)
    {
        var isSnapshot = manifests.Any(manifest => manifest.ApiVersion == Version);
        return new DiffSide(name, [.. manifests.Select(manifest => manifest.ApiVersion == Version ? FromManifest(manifest) : DiffItem.Of(manifest))])
        {
            Origin = isSnapshot ? DiffOrigin.Program : DiffOrigin.Folder,
        };
    }

    private static Manifest ToManifest(DiffItem item) => item.Kind == DiffItemKind.Manifest
        ? Manifest.From(item.Tree)!
        : Manifest.From(MapNode.Of(
            ("apiVersion", Version),
            ("kind", item.Kind.ToString()),
            ("metadata", MapNode.Of(("name", item.Name), ("namespace", item.Namespace))),
            ("type", item.Type),
            ("content", item.Tree)))!;

    private static DiffItem FromManifest(Manifest manifest) => new(
        Enum.TryParse<DiffItemKind>(manifest.Id.Kind, out var kind) ? kind : DiffItemKind.Cloud,
        manifest.Tree.Text("type") ?? "",
        manifest.Id.Namespace,
        manifest.Id.Name,
        manifest.Tree.Map("content") ?? MapNode.Empty);
}
