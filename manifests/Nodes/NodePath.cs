namespace Infra.Manifests;

/// <summary>
/// Paths into objects, as people write them: <c>spec.containers[0].image</c>, with <c>['a.b/c']</c> for keys that hold dots.
/// </summary>
internal static class NodePath
{
    public static string Of(string path, string key) =>
        key.AsSpan().IndexOfAny('.', '/', '[') >= 0 ? $"{path}['{key}']" : path.Length == 0 ? key : $"{path}.{key}";

    /// <summary>The path of an item.</summary>
    public static string Of(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");

    /// <summary>The value at a path, or where the path ends before, the last value on the way.</summary>
    public static Node Nearest(Node tree, string path)
    {
        var node = tree;
        foreach (var (key, index) in Segments(path))
        {
            var next = key is not null ? (node as MapNode)?[key]
                : node is ListNode list && index < list.Items.Count ? list.Items[index] : null;
            if (next is null)
                return node;

            node = next;
        }

        return node;
    }

    /// <summary>The value at a path, or null when the path ends before.</summary>
    public static Node? At(Node tree, string path)
    {
        Node? node = tree;
        foreach (var (key, index) in Segments(path))
        {
            node = key is not null ? (node as MapNode)?[key]
                : node is ListNode list && index < list.Items.Count ? list.Items[index] : null;
            if (node is null)
                return null;
        }

        return node;
    }

    /// <summary>The items of a list that are maps, each with its path.</summary>
    public static IEnumerable<PlacedItem> Maps(this MapNode? map, string key, string path = "")
    {
        if (map?.List(key) is not { } list)
            yield break;

        var at = Of(path, key);
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (list.Items[i] is MapNode item)
                yield return new PlacedItem(item, Of(at, i));
        }
    }

    /// <summary>The maps of a list in the spec of an object, each with its path.</summary>
    public static IEnumerable<PlacedItem> Items(this Manifest manifest, string key) =>
        manifest.Tree.Map("spec").Maps(key, "spec");

    /// <summary>The items of a list that are texts.</summary>
    public static IEnumerable<string> Texts(this MapNode? map, string key) =>
        map?.List(key)?.Items.OfType<ScalarNode>().Select(item => item.Text).OfType<string>() ?? [];

    /// <summary>The whole number under a key, also when it is written as a text.</summary>
    public static long? Number(this MapNode? map, string key) => map?[key] switch
    {
        ScalarNode { Value: long number } => number,
        ScalarNode { Text: { } text } when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    /// <summary>Whether the value under a key is <c>true</c>.</summary>
    public static bool IsTrue(this MapNode? map, string key) => map?[key] is ScalarNode { Value: true };

    /// <summary>Whether the value under a key is <c>false</c>.</summary>
    public static bool IsFalse(this MapNode? map, string key) => map?[key] is ScalarNode { Value: false };

    /// <summary>The map at the end of a path of keys.</summary>
    public static MapNode? MapAt(this MapNode? map, params ReadOnlySpan<string> path) => map?.At(path) as MapNode;

    /// <summary>The text at the end of a path of keys.</summary>
    public static string? TextAt(this MapNode? map, params ReadOnlySpan<string> path) => (map?.At(path) as ScalarNode)?.Text;

    /// <summary>Every entry of every map in a tree, outermost first.</summary>
    public static void Walk(Node node, string path, Action<string, string, Node> visit)
    {
        switch (node)
        {
            case MapNode map:
                foreach (var (key, value) in map.Entries)
                {
                    var at = Of(path, key);
                    visit(at, key, value);
                    Walk(value, at, visit);
                }

                break;
            case ListNode list:
                for (var i = 0; i < list.Items.Count; i++)
                    Walk(list.Items[i], Of(path, i), visit);

                break;
        }
    }

    private static IEnumerable<(string? Key, int Index)> Segments(string path)
    {
        var at = 0;
        while (at < path.Length)
        {
            if (path[at] == '[')
            {
                var quoted = at + 1 < path.Length && path[at + 1] == '\'';
                var end = quoted ? path.IndexOf("']", at, StringComparison.Ordinal) : path.IndexOf(']', at);
                if (end < 0)
                    yield break;

                yield return quoted ? (path[(at + 2)..end], 0)
                    : (null, int.Parse(path.AsSpan(at + 1, end - at - 1), CultureInfo.InvariantCulture));
                at = end + (quoted ? 2 : 1);
            }
            else
            {
                at += path[at] == '.' ? 1 : 0;
                var end = path.AsSpan(at).IndexOfAny('.', '[');
                end = end < 0 ? path.Length : at + end;
                yield return (path[at..end], 0);
                at = end;
            }
        }
    }
}
