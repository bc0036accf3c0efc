namespace Infra.Manifests;

/// <summary>One Kubernetes object: made by a stack, or read from a file.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="ApiVersion">Its API version, <c>apps/v1</c>.</param>
/// <param name="Tree">The whole object.</param>
public sealed record Manifest(ObjectId Id, string ApiVersion, MapNode Tree) : InventoryItem
{
    /// <summary>The folder of the kustomization or chart that it was built of. Default: null, it stands in its file as it is.</summary>
    public string? Root { get; init; }

    /// <summary>The root of the object that applies that folder. Default: null.</summary>
    internal string? Parent { get; init; }

    /// <summary>Whether it is a file of a kustomization that could not be built: what that changes in it is not known.</summary>
    internal bool IsUnbuilt { get; init; }

    /// <summary>The namespace that an object of a namespace will be in.</summary>
    internal string Space => Id.Namespace ?? "default";

    /// <summary>
    /// The manifest of an object, or null when the tree is none: it has no <c>apiVersion</c>, <c>kind</c> or <c>metadata.name</c>.
    /// An object with <c>generateName</c> has that name followed by <c>*</c>.
    /// </summary>
    /// <param name="tree">The object.</param>
    public static Manifest? From(MapNode tree)
    {
        if (tree.Text("apiVersion") is not { Length: > 0 } apiVersion || tree.Text("kind") is not { Length: > 0 } kind
            || tree.Map("metadata") is not { } metadata)
        {
            return null;
        }

        var name = metadata.Text("name") ?? (metadata.Text("generateName") is { Length: > 0 } prefix ? prefix + "*" : "");
        var space = metadata.Text("namespace");
        return name.Length == 0
            ? null
            : new Manifest(new ObjectId(ObjectId.GroupOf(apiVersion), kind, space is "" ? null : space, name), apiVersion, tree);
    }

    /// <summary>
    /// What is meant to be an object and is none yet: it has two of <c>apiVersion</c>, <c>kind</c> and <c>metadata</c>. Null for anything
    /// else.
    /// </summary>
    /// <param name="tree">The document.</param>
    /// <param name="at">Where it begins.</param>
    internal static Manifest? Incompletely(MapNode tree, SourceLocation at)
    {
        var (apiVersion, kind, metadata) = (tree.Text("apiVersion") ?? "", tree.Text("kind") ?? "", tree.Map("metadata"));
        var given = (tree["apiVersion"] is null ? 0 : 1) + (tree["kind"] is null ? 0 : 1) + (metadata is null ? 0 : 1);
        if (given < 2 || (kind.EndsWith("List", StringComparison.Ordinal) && metadata?["name"] is null))
            return null;

        var name = metadata?["name"] is ScalarNode { Value: not null } scalar ? scalar.Plain ?? scalar.ToString() : "(no name)";
        return new Manifest(new ObjectId(ObjectId.GroupOf(apiVersion), kind.Length == 0 ? "(no kind)" : kind, metadata?.Text("namespace"),
            name), apiVersion, tree)
        { At = at };
    }
}
