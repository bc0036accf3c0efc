namespace Infra.Manifests;

/// <summary>A kustomization without some of what it names, so that the rest can be built.</summary>
internal static class KustomizationPruning
{
    /// <summary>The tree without the entries at some paths. A patch, a replacement or a chart goes as a whole.</summary>
    public static MapNode Without(MapNode tree, IReadOnlySet<string> paths)
    {
        var whole = paths.Select(Whole).ToHashSet(StringComparer.Ordinal);
        return (MapNode)Without(tree, "", whole)!;
    }

    private static Node? Without(Node node, string path, HashSet<string> gone)
    {
        if (gone.Contains(path))
            return null;

        switch (node)
        {
            case MapNode map:
                return new MapNode(map.Entries.Select(entry => (entry.Key, Value: Without(entry.Value, NodePath.Of(path, entry.Key), gone)))
                    .Where(entry => entry.Value is not null).Select(entry => new KeyValuePair<string, Node>(entry.Key, entry.Value!)));
            case ListNode list:
                return new ListNode([.. list.Items.Select((item, i) => Without(item, NodePath.Of(path, i), gone)).OfType<Node>()]);
            default:
                return node;
        }
    }

    private static string Whole(string path) =>
        path.EndsWith("].path", StringComparison.Ordinal) || path.EndsWith("].valuesFile", StringComparison.Ordinal)
        ? path[..(path.LastIndexOf(']') + 1)] : path;
}
