using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Infra.Reports;
using Infra.Wording;

namespace Infra.Diff;

/// <summary>Values as a comparison shows them: on one line, without secrets.</summary>
internal static class ShownValue
{
    private const int MostLines = 2000;
    private const int Around = 2;

    /// <summary>A value; null for none.</summary>
    public static string? Of(Node? node, bool secret)
    {
        switch (node)
        {
            case null:
                return null;
            case ScalarNode { Text: { } text }:
                var shown = Masking.Of(text, secret && text.Length > 0);
                return shown.Length == 0 ? "\"\"" : Visible(shown);
            case ScalarNode { Value: bool or null }:
                return node.ToString()!;
            case ScalarNode:
                return secret ? Masking.Mask : node.ToString()!;
        }

        return NodeJson.Write(Masked(node, secret));
    }

    /// <summary>A tree without its secrets.</summary>
    public static Node Masked(Node node, bool secret = false)
    {
        switch (node)
        {
            case MapNode map:
                var named = map.Text("name") is { } name && Masking.IsSecretName(name);
                return new MapNode(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Masked(entry.Value,
                    secret || (entry.Value is ScalarNode && (Masking.IsSecretName(entry.Key) || (named && entry.Key == "value")))))));
            case ListNode list:
                return new ListNode([.. list.Items.Select((item, i) =>
                    Masked(item, secret || (item is ScalarNode && i > 0 && AsksForSecret(list.Items[i - 1]))))]);
            case ScalarNode { Text: { Length: > 0 } text }:
                return Node.From(Masking.Of(text, secret));
            case ScalarNode { Value: long or double } when secret:
                return Node.From(Masking.Mask);
            default:
                return node;
        }
    }

    private static bool AsksForSecret(Node argument) => argument is ScalarNode { Text: { } text } && Masking.AsksForSecret(text);

    /// <summary>An object without its secrets: of a Secret nothing but the keys is left.</summary>
    public static MapNode MaskedObject(MapNode tree, Fields fields) => new(tree.Entries.Select(entry =>
        KeyValuePair.Create(entry.Key, Masked(entry.Value, fields.Below(entry.Key).Rule.IsSecret))));

    /// <summary>A tree as lines of YAML.</summary>
    public static IEnumerable<string> Yaml(Node tree) => ManifestWriter.ToYaml(tree).TrimEnd('\n').Split('\n').Select(Visible);

    /// <summary>
    /// The lines by which two values differ, with a few around them: those of texts, and of maps and lists as YAML. Null where both have
    /// one line only, and where a secret is another one.
    /// </summary>
    public static IReadOnlyList<string>? Lines(Node? left, Node? right, bool secret)
    {
        if (IsShort(left, secret) && IsShort(right, secret))
            return null;

        if (left is null || right is null)
        {
            var only = Masked((left ?? right)!, secret);
            var lines = only is ScalarNode { Text: { } text } ? text.TrimEnd('\n').Split('\n').Select(Visible) : Yaml(only);
            return [.. lines.Select(line => (left is null ? "+ " : "- ") + line)];
        }

        var (one, other) = (Body(left, secret), Body(right, secret));
        return secret || Count(one) + Count(other) > MostLines ? null : Between(one, other);
    }

    private static bool IsShort(Node? node, bool secret) => node switch
    {
        ScalarNode { Text: { } text } => secret || !text.Contains('\n', StringComparison.Ordinal),
        MapNode map => map.Count == 0,
        ListNode list => list.Items.Count == 0,
        _ => true,
    };

    private static int Count(string text) => text.AsSpan().Count('\n');

    private static List<string> Between(string one, string other)
    {
        var pieces = new InlineDiffBuilder(new Differ()).BuildDiffModel(one, other, ignoreWhitespace: false).Lines;
        var lines = new List<string>();
        var skipped = false;
        for (var i = 0; i < pieces.Count; i++)
        {
            var near = Enumerable.Range(i - Around, (2 * Around) + 1)
                .Any(at => at >= 0 && at < pieces.Count && pieces[at].Type != ChangeType.Unchanged);
            var mark = pieces[i].Type switch { ChangeType.Inserted => "+ ", ChangeType.Deleted => "- ", _ => "  " };
            if (near)
                lines.Add(mark + Visible(pieces[i].Text));
            else if (!skipped)
                lines.Add("  …");

            skipped = !near;
        }

        return lines;
    }

    private static string Body(Node node, bool secret) =>
        node is ScalarNode { Text: { } text } ? Text(text) : ManifestWriter.ToYaml(Masked(node, secret)).TrimEnd('\n');

    // The end of the last line is no line of its own, except where it is the difference.
    private static string Text(string text) => Masking.Of(text.EndsWith('\n') ? text[..^1] : text + " (no line end)", false);

    private static string Visible(string text) => Printable.Text(text.Replace('\n', '⏎'));
}
