namespace Infra.Manifests;

/// <summary>
/// Gives the values of a built object the places where they were written: in the object's own file, in a patch, or in a kustomization.
/// A value that was written nowhere stands where what holds it does.
/// </summary>
internal static class Grafting
{
    // What tells the items of a list apart.
    private static readonly string[] Keys = ["name", "key", "mountPath", "containerPort", "port", "host", "ip", "type", "path"];

    /// <summary>The object with its places.</summary>
    /// <param name="built">The object, as it was built.</param>
    /// <param name="layers">What it was built of: its own document, and then the patches in their order.</param>
    /// <param name="changes">Values by JSON pointer, as patches and kustomizations write them.</param>
    public static MapNode Place(MapNode built, IReadOnlyList<Written> layers, ILookup<string, Written> changes) =>
        (MapNode)Place(built, layers, "", layers.Count > 0 ? layers[0] : new Written("", built), changes);

    private static Node Place(Node built, IReadOnlyList<Written> layers, string pointer, Written around, ILookup<string, Written> changes)
    {
        if (changes.Contains(pointer))
            layers = [.. layers, .. changes[pointer]];

        switch (built)
        {
            case MapNode map:
                var of = layers.FirstOrDefault(layer => layer.Node is MapNode) ?? around;
                return MapNode.Owning(
                    [
                        .. map.Entries.Select(entry => new KeyValuePair<string, Node>(entry.Key,
                            Place(entry.Value, Below(layers, entry.Key), $"{pointer}/{entry.Key}", of, changes))),
                    ], of.Node.Line, of.Node.Column, file: of.File);
            case ListNode list:
                var from = layers.FirstOrDefault(layer => layer.Node is ListNode) ?? around;
                var items = new Node[list.Items.Count];
                for (var i = 0; i < items.Length; i++)
                {
                    var at = string.Create(CultureInfo.InvariantCulture, $"{pointer}/{i}");
                    IReadOnlyList<Written> found = [.. layers.Select(layer => Item(layer, list.Items[i], i)).OfType<Written>()];
                    if (i == items.Length - 1 && changes.Contains(pointer + "/-"))
                        found = [.. found, .. changes[pointer + "/-"]];

                    items[i] = Place(list.Items[i], found, at, from, changes);
                }

                return new ListNode(items) { Line = from.Node.Line, Column = from.Node.Column, File = from.File };
            default:
                var written = layers.LastOrDefault(layer => Node.Same(layer.Node, built)) ?? (layers.Count > 0 ? layers[^1] : around);
                return new ScalarNode(((ScalarNode)built).Value)
                {
                    Line = written.Node.Line,
                    Column = written.Node.Column,
                    File = written.File,
                    Plain = (written.Node as ScalarNode)?.Plain,
                };
        }
    }

    private static List<Written> Below(IReadOnlyList<Written> layers, string key)
    {
        var below = new List<Written>(layers.Count);
        foreach (var layer in layers)
        {
            if ((layer.Node as MapNode)?[key] is { } node)
                below.Add(new Written(layer.File, node));
        }

        return below;
    }

    private static Written? Item(Written layer, Node built, int index)
    {
        if (layer.Node is not ListNode list)
            return null;

        if (built is MapNode map && Array.Find(Keys, key => map[key] is ScalarNode) is { } known)
        {
            return list.Items.FirstOrDefault(item => item is MapNode one && Node.Same(one[known], map[known])) is { } found
                ? new Written(layer.File, found) : null;
        }

        var same = list.Items.FirstOrDefault(item => Node.Same(item, built));
        return same is not null ? new Written(layer.File, same)
            : built is MapNode && index < list.Items.Count ? new Written(layer.File, list.Items[index]) : null;
    }
}

/// <summary>Something in a file.</summary>
internal sealed record Written(string File, Node Node);
