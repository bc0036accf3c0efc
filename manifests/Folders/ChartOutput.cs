using System.Text.RegularExpressions;

namespace Infra.Manifests;

/// <summary>Reads what <c>helm template</c> writes: each object with the template that it came from.</summary>
internal sealed partial class ChartOutput(SourceFiles files, string chart)
{
    private const string Mark = "# Source: ";

    /// <summary>The objects.</summary>
    public IReadOnlyList<Manifest> Read(string output)
    {
        var manifests = new List<Manifest>();
        foreach (var part in Documents().Split(output))
        {
            var begin = part.IndexOf(Mark, StringComparison.Ordinal);
            var end = begin < 0 ? -1 : part.IndexOf('\n', begin);
            var source = end < 0 ? "" : part[(begin + Mark.Length)..end].Trim();
            var file = RelativePath.Resolve(chart,
                source.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? source[(slash + 1)..] : "Chart.yaml");
            using var text = new StringReader(part);
            var lines = (files.Text(file) ?? "").Split('\n');
            manifests.AddRange(ManifestReader.Read(text, file).Manifests.Select(manifest => Placed(manifest, file, lines)));
        }

        return manifests;
    }

    private static Manifest Placed(Manifest manifest, string file, string[] lines)
    {
        var kind = Array.FindIndex(lines, line => line.TrimStart().StartsWith("kind:", StringComparison.Ordinal)
            && line.Contains(manifest.Id.Kind, StringComparison.Ordinal));
        var at = new SourceLocation(file, Math.Max(0, kind) + 1, 1);
        return manifest with { At = at, Tree = (MapNode)Placed(manifest.Tree, at.Line, lines) };
    }

    // A template has no lines of its values: a key stands in the first line after its map's that begins with it, as far as can be told.
    private static Node Placed(Node node, int line, string[] lines)
    {
        switch (node)
        {
            case MapNode map:
                return MapNode.Owning([.. map.Entries.Select(entry =>
                    new KeyValuePair<string, Node>(entry.Key, Placed(entry.Value, LineOf(entry.Key, line, lines), lines)))], line, 1);
            case ListNode list:
                return new ListNode([.. list.Items.Select(item => Placed(item, line, lines))]) { Line = line, Column = 1 };
            default:
                return new ScalarNode(((ScalarNode)node).Value) { Line = line, Column = 1 };
        }
    }

    private static int LineOf(string key, int after, string[] lines)
    {
        for (var i = after - 1; i < lines.Length; i++)
        {
            var text = lines[i].AsSpan().TrimStart(" -\"'");
            if (text.StartsWith(key, StringComparison.Ordinal) && text[key.Length..].TrimStart("\"'") is [':', ..])
                return i + 1;
        }

        return after;
    }

    [GeneratedRegex(@"^---[ \t]*\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Documents();
}
