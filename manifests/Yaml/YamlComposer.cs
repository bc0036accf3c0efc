using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Infra.Manifests;

/// <summary>
/// Builds trees from YAML as Kubernetes reads it, within bounds: a key stands once in a map, nesting ends somewhere, and aliases cannot
/// blow a small file up.
/// </summary>
internal sealed partial class YamlComposer(string file, YamlDialect dialect, string subject = "document")
{
    private const string Text = "tag:yaml.org,2002:str";

    private readonly Dictionary<AnchorName, (Node Node, int Size)> _anchors = [];
    private readonly List<Diagnostic> _problems = [];
    private int _nodes;
    private int _nodesByAlias;
    private Mark? _bracket;

    /// <summary>The problems found so far.</summary>
    public IReadOnlyList<Diagnostic> Problems => _problems;

    /// <summary>Every document of a text that is not empty. Documents before a syntax error are given, the error is a problem.</summary>
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
                _bracket = null;
                var root = Compose(parser, 0);
                if (root is not ScalarNode { Value: null })
                    documents.Add(root);

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
            var isTab = e.Message.Contains("tab as indentation", StringComparison.Ordinal)
                || e.Message.Contains("found a tab character", StringComparison.Ordinal);
            var at = isTab ? FirstTab(text, parser.Current?.End ?? e.Start) ?? e.Start : e.Start;
            Add(Codes.MalformedYaml, at, Reason(e), "YAML", isTab ? "indent with spaces" : "correct this line, or the one before it");
        }
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
        {
            // The parser trips over some texts instead of refusing them, mostly over a bracket that is never closed.
            Add(Codes.MalformedYaml, _bracket ?? parser.Current?.End ?? Mark.Empty,
                _bracket is null ? "what follows cannot be read" : "a bracket that is not closed",
                "YAML", _bracket is null ? "correct this line, or the one before it" : "close it, or one of those in it");
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
                index++;

            if (index < text.Length && text[index] == '\t')
                return new Mark(index, line, index - start + 1);
        }

        return null;
    }

    private static string Reason(YamlException e)
    {
        var inner = e.InnerException?.Message ?? e.Message;
        var end = inner.LastIndexOf("): ", StringComparison.Ordinal);
        return Quotation().Replace(end < 0 ? inner : inner[(end + 3)..], "'…'").TrimEnd('.');
    }

    private Node Compose(Parser parser, int depth)
    {
        if (parser.TryConsume<AnchorAlias>(out var alias))
            return Resolve(alias);

        var before = _nodes;
        if (++_nodes + _nodesByAlias > dialect.Nodes)
            throw Bound(parser.Current!.Start, "values", dialect.Nodes);

        if (depth > dialect.Depth)
            throw Bound(parser.Current!.Start, "levels of nesting", dialect.Depth);

        var node = parser.Consume<NodeEvent>();
        if (!dialect.TakesTags && !node.Tag.IsEmpty && !node.Tag.IsNonSpecific && node.Tag.Value != Text)
            Add(Codes.MalformedYaml, node.Start, "a tag", "values without tags", "remove the tag");

        var isBracket = _bracket is null
            && node is MappingStart { Style: MappingStyle.Flow } or SequenceStart { Style: SequenceStyle.Flow };
        if (isBracket)
            _bracket = node.Start;

        Node made = node switch
        {
            MappingStart map => ComposeMap(parser, map.Start, depth),
            SequenceStart list => ComposeList(parser, list.Start, depth),
            _ => ComposeScalar((Scalar)node),
        };
        if (isBracket)
            _bracket = null;

        if (!node.Anchor.IsEmpty)
            _anchors[node.Anchor] = (made, _nodes - before);

        return made;
    }

    private Node Resolve(AnchorAlias alias)
    {
        if (!_anchors.TryGetValue(alias.Value, out var anchor))
        {
            Add(Codes.MalformedYaml, alias.Start, "an alias without an anchor before it", "an alias of an anchor that ends before it",
                "write the value out, in quotes if it begins with *");
            return ScalarNode.Null;
        }

        _nodesByAlias += anchor.Size;
        _nodes += anchor.Size;
        return _nodesByAlias > dialect.NodesByAlias
            ? throw Bound(alias.Start, "values that come by aliases", dialect.NodesByAlias) : anchor.Node;
    }

    private ListNode ComposeList(Parser parser, Mark start, int depth)
    {
        var items = new List<Node>();
        while (!parser.TryConsume<SequenceEnd>(out _))
            items.Add(Compose(parser, depth + 1));

        return new ListNode(items) { Line = (int)start.Line, Column = (int)start.Column };
    }

    private MapNode ComposeMap(Parser parser, Mark start, int depth)
    {
        var entries = new List<KeyValuePair<string, Node>>();
        var keys = new Dictionary<string, ScalarNode>(StringComparer.Ordinal);
        var merged = new List<MapNode>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var at = parser.Current!.Start;
            var merge = parser.Current is Scalar { Value: "<<", Style: ScalarStyle.Plain };
            var node = Compose(parser, depth + 1);
            var key = Key(node, at);
            var value = Compose(parser, depth + 1);
            if (merge)
            {
                Merge(value, at, merged);
            }
            else if (keys.TryAdd(key, node as ScalarNode ?? ScalarNode.Null))
            {
                entries.Add(new(key, value));
            }
            else
            {
                Add(Codes.DuplicateKey, at, key, "each key once in a map",
                    string.Create(CultureInfo.InvariantCulture,
                        $"remove or rename one of them; the first one is in line {keys[key].Line}"));
            }
        }

        // What stands in the map itself wins over what it merges, and the first merged map over the later ones.
        foreach (var map in merged)
            entries.AddRange(map.Entries.Where(entry => keys.TryAdd(entry.Key, map.Keys?.GetValueOrDefault(entry.Key) ?? ScalarNode.Null)));

        return MapNode.Owning([.. entries], (int)start.Line, (int)start.Column, dialect.KeepsKeys ? keys : null);
    }

    private void Merge(Node value, Mark at, List<MapNode> merged)
    {
        var maps = value is ListNode list ? list.Items : [value];
        foreach (var item in maps)
        {
            if (item is MapNode map)
                merged.Add(map);
            else
                Add(Codes.WrongType, at, item.ToString(), "a map, or a list of maps, under <<", "write the keys out");
        }
    }

    private string Key(Node key, Mark at)
    {
        if (key is ScalarNode { Value: not null } scalar)
            return dialect.KeepsKeys && scalar.Plain is not null ? scalar.Plain : scalar.ToString();

        Add(Codes.WrongType, at, key is ScalarNode ? "null" : "a list or map", "texts, numbers or truth values as keys", "write a text");
        return "";
    }

    private ScalarNode ComposeScalar(Scalar scalar)
    {
        var value = Value(scalar);
        if (value is double number && !double.IsFinite(number))
            Add(Codes.WrongType, scalar.Start, scalar.Value, "a number that JSON can hold", "write a finite number, or quote the text");

        return new ScalarNode(value)
        {
            Line = (int)scalar.Start.Line,
            Column = (int)scalar.Start.Column,
            Plain = scalar.Tag.IsEmpty && scalar.Style == ScalarStyle.Plain ? scalar.Value : null,
        };
    }

    private static object? Value(Scalar scalar)
    {
        if (scalar.Tag.IsEmpty)
            return scalar.Style == ScalarStyle.Plain ? Scalars.Resolve(scalar.Value) : scalar.Value;

        return scalar.Tag.IsNonSpecific || scalar.Tag.Value is Text or "tag:yaml.org,2002:binary"
            ? scalar.Value
            : Scalars.Resolve(scalar.Value);
    }

    // The rest of the file is not looked at.
    private RefusedException Bound(Mark at, string what, int most) => new(Problem(Codes.UnreadableFile, at, $"more {what}",
        string.Create(CultureInfo.InvariantCulture, $"at most {most} {what}"), "split the file, or write its aliases out"));

    private void Add(DiagnosticCode code, Mark at, string? actual, string allowed, string fix) =>
        _problems.Add(Problem(code, at, actual, allowed, fix));

    private Diagnostic Problem(DiagnosticCode code, Mark at, string? actual, string allowed, string fix) =>
        new(code, subject, actual, allowed, fix) { At = new SourceLocation(file, (int)at.Line, (int)at.Column) };

    // The parser's texts sometimes quote the file; a quotation could be part of a secret.
    [GeneratedRegex("""'[^']{4,}'|"[^"]*"|`[^`]{4,}`""", RegexOptions.CultureInvariant)]
    private static partial Regex Quotation();
}
