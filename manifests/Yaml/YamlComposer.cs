using System.Globalization;
using Infra.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Infra.Manifests;

/// <summary>
/// Builds trees from YAML as Kubernetes reads it, within bounds: a key stands once in a map, nesting ends somewhere, and aliases cannot
/// blow a small file up.
/// </summary>
/// <param name="file">The file, as the user named it.</param>
internal sealed class YamlComposer(string file)
{
    private const int MostDepth = 200;
    private const int MostNodes = 2_000_000;
    private const int MostNodesByAlias = 100_000;

    private readonly Dictionary<AnchorName, (Node Node, int Size)> _anchors = [];
    private readonly List<Diagnostic> _problems = [];
    private int _nodes;
    private int _nodesByAlias;

    /// <summary>The problems found so far.</summary>
    public IReadOnlyList<Diagnostic> Problems => _problems;

    /// <summary>Every document of a text that is not empty. Documents before a syntax error are given, the error is a problem.</summary>
    /// <param name="text">The text.</param>
    public IReadOnlyList<Node> Compose(string text)
    {
        var documents = new List<Node>();
        var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        try
        {
            parser.Consume<StreamStart>();
            while (!parser.Accept<StreamEnd>(out _))
            {
                parser.Consume<DocumentStart>();
                _anchors.Clear();
                _nodesByAlias = 0;
                var root = Compose(parser, 0);
                if (root is not ScalarNode { Value: null })
                {
                    documents.Add(root);
                }

                parser.Consume<DocumentEnd>();
            }
        }
        catch (RefusedException e)
        {
            _problems.AddRange(e.Diagnostics);
        }
        catch (YamlException e)
        {
            // A tab is reported at the beginning of the map that it stands in; everything else where it is.
            var isTab = e.Message.Contains("tab as indentation", StringComparison.Ordinal);
            var at = isTab ? FirstTab(text, parser.Current?.End ?? e.Start) ?? e.Start : e.Start;
            Add(Codes.MalformedYaml, at, Reason(e), "YAML", isTab ? "indent with spaces" : "mend the text at this place");
        }

        return documents;
    }

    private static Mark? FirstTab(string text, Mark after)
    {
        var index = (int)after.Index;
        var line = after.Line;
        while ((index = text.IndexOf('\n', index)) >= 0)
        {
            line++;
            var start = ++index;
            while (index < text.Length && text[index] == ' ')
            {
                index++;
            }

            if (index < text.Length && text[index] == '\t')
            {
                return new Mark(index, line, index - start + 1);
            }
        }

        return null;
    }

    private static string Reason(YamlException e)
    {
        var inner = e.InnerException?.Message ?? e.Message;
        var end = inner.LastIndexOf("): ", StringComparison.Ordinal);
        return end < 0 ? inner : inner[(end + 3)..];
    }

    private Node Compose(Parser parser, int depth)
    {
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            return Resolve(alias);
        }

        var before = _nodes;
        if (++_nodes + _nodesByAlias > MostNodes)
        {
            throw Bound(parser.Current!.Start, "values", MostNodes);
        }

        if (depth > MostDepth)
        {
            throw Bound(parser.Current!.Start, "levels of nesting", MostDepth);
        }

        var node = parser.Consume<NodeEvent>();
        Node made = node switch
        {
            MappingStart map => ComposeMap(parser, map.Start, depth),
            SequenceStart list => ComposeList(parser, list.Start, depth),
            _ => ComposeScalar((Scalar)node),
        };
        if (!node.Anchor.IsEmpty)
        {
            _anchors[node.Anchor] = (made, _nodes - before);
        }

        return made;
    }

    private Node Resolve(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value, out var anchor))
        {
            Add(Codes.MalformedYaml, alias.Start, $"*{alias.Value}", "an alias of an anchor that ends before it", "write the value out");
            return ScalarNode.Null;
        }

        _nodesByAlias += anchor.Size;
        _nodes += anchor.Size;
        return _nodesByAlias > MostNodesByAlias ? throw Bound(alias.Start, "values that come by aliases", MostNodesByAlias) : anchor.Node;
    }

    private ListNode ComposeList(Parser parser, Mark start, int depth)
    {
        var items = new List<Node>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Compose(parser, depth + 1));
        }

        return new ListNode(items) { Line = (int)start.Line, Column = (int)start.Column };
    }

    private MapNode ComposeMap(Parser parser, Mark start, int depth)
    {
        var entries = new List<KeyValuePair<string, Node>>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var merged = new List<MapNode>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var at = parser.Current!.Start;
            var merge = parser.Current is Scalar { Value: "<<", Style: ScalarStyle.Plain };
            var key = Key(Compose(parser, depth + 1), at);
            var value = Compose(parser, depth + 1);
            if (merge)
            {
                Merge(value, at, merged);
            }
            else if (keys.Add(key))
            {
                entries.Add(new(key, value));
            }
            else
            {
                Add(Codes.DuplicateKey, at, key, "each key once in a map", "remove or rename all but one");
            }
        }

        // What stands in the map itself wins over what it merges, and the first merged map over the later ones.
        foreach (var entry in merged.SelectMany(map => map.Entries).Where(entry => keys.Add(entry.Key)))
        {
            entries.Add(entry);
        }

        return MapNode.Owning([.. entries], (int)start.Line, (int)start.Column);
    }

    private void Merge(Node value, Mark at, List<MapNode> merged)
    {
        var maps = value is ListNode list ? list.Items : [value];
        foreach (var item in maps)
        {
            if (item is MapNode map)
            {
                merged.Add(map);
            }
            else
            {
                Add(Codes.WrongType, at, item.ToString(), "a map, or a list of maps, under <<", "write the keys out");
            }
        }
    }

    private string Key(Node key, Mark at)
    {
        if (key is ScalarNode { Value: not null } scalar)
        {
            return scalar.ToString();
        }

        Add(Codes.WrongType, at, key is ScalarNode ? "null" : "a list or map", "texts, numbers or truth values as keys", "write a text");
        return "";
    }

    private ScalarNode ComposeScalar(Scalar scalar)
    {
        var value = Value(scalar);
        if (value is double number && !double.IsFinite(number))
        {
            Add(Codes.WrongType, scalar.Start, scalar.Value, "a number that JSON can hold", "write a finite number, or quote the text");
        }

        return new ScalarNode(value) { Line = (int)scalar.Start.Line, Column = (int)scalar.Start.Column };
    }

    private static object? Value(Scalar scalar)
    {
        if (scalar.Tag.IsEmpty)
        {
            return scalar.Style == ScalarStyle.Plain ? Scalars.Resolve(scalar.Value) : scalar.Value;
        }

        return scalar.Tag.IsNonSpecific || scalar.Tag.Value is "tag:yaml.org,2002:str" or "tag:yaml.org,2002:binary"
            ? scalar.Value
            : Scalars.Resolve(scalar.Value);
    }

    // The rest of the file is not looked at.
    private RefusedException Bound(Mark at, string what, int most) => new(Problem(Codes.UnreadableFile, at, $"more {what}",
        string.Create(CultureInfo.InvariantCulture, $"at most {most} {what}"), "split the file, or write its aliases out"));

    private void Add(DiagnosticCode code, Mark at, string? actual, string allowed, string fix) =>
        _problems.Add(Problem(code, at, actual, allowed, fix));

    private Diagnostic Problem(DiagnosticCode code, Mark at, string? actual, string allowed, string fix) =>
        new(code, "document", actual, allowed, fix) { At = new SourceLocation(file, (int)at.Line, (int)at.Column) };
}
