namespace Infra.Manifests;

/// <summary>
/// A path to fields of an object: <c>spec.roles[].passwordSecret</c>, with <c>[]</c> for every item of a list, <c>*</c> for every value of
/// a map, <c>**End</c> for every key below that ends so, and <c>['a.b/c']</c> for a key with dots.
/// </summary>
internal sealed class FieldPath
{
    private const string Items = "[]";
    private const string Values = "*";
    private const string Deep = "**";

    private readonly string[] _segments;

    /// <summary>Reads a path.</summary>
    public FieldPath(string path)
    {
        Text = path;
        _segments = [.. Split(path)];
    }

    /// <summary>The path as it is written.</summary>
    public string Text { get; }

    /// <summary>The values that an object has there, each with its own path.</summary>
    public IEnumerable<PlacedValue> In(MapNode tree) => From(tree, "", 0);

    private IEnumerable<PlacedValue> From(Node node, string path, int at)
    {
        if (at == _segments.Length)
            return [new PlacedValue(node, path)];

        var segment = _segments[at];
        return (segment, node) switch
        {
            (Items, ListNode list) => list.Items.SelectMany((item, index) => From(item, NodePath.Of(path, index), at + 1)),
            (Values, MapNode map) => map.Entries.SelectMany(entry => From(entry.Value, NodePath.Of(path, entry.Key), at + 1)),
            (_, MapNode map) when segment.StartsWith(Deep, StringComparison.Ordinal) => Below(map, path, segment[Deep.Length..])
                .SelectMany(found => From(found.Value, found.Path, at + 1)),
            (_, MapNode map) when map[segment] is { } value => From(value, NodePath.Of(path, segment), at + 1),
            _ => [],
        };
    }

    private static List<PlacedValue> Below(MapNode tree, string root, string end)
    {
        var found = new List<PlacedValue>();
        NodePath.Walk(tree, root, (path, key, value) =>
        {
            if (key.EndsWith(end, StringComparison.OrdinalIgnoreCase))
                found.Add(new PlacedValue(value, path));
        });
        return found;
    }

    private static IEnumerable<string> Split(string path)
    {
        var at = 0;
        while (at < path.Length)
        {
            if (path[at] == '[')
            {
                var end = path.IndexOf(']', at);
                yield return end == at + 1 ? Items : path[(at + 2)..(end - 1)];
                at = end + 1;
            }
            else
            {
                var end = path.AsSpan(at).IndexOfAny('.', '[');
                end = end < 0 ? path.Length : at + end;
                yield return path[at..end];
                at = end;
            }

            at += at < path.Length && path[at] == '.' ? 1 : 0;
        }
    }
}
