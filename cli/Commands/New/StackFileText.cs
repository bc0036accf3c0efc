using Infra.Promotion;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Infra.Commands.New;

/// <summary>The text of a stack file, changed by whole lines, so that comments and layout stay.</summary>
internal sealed class StackFileText
{
    private readonly string _shown;
    private readonly List<string> _lines;
    private readonly YamlMappingNode? _config;
    private string _context = "";

    public StackFileText(string text, string shown)
    {
        _shown = shown;
        _lines = [.. text.ReplaceLineEndings("\n").Split('\n')];
        var yaml = new YamlStream();
        yaml.Load(new StringReader(text));
        _config = yaml.Documents is [{ RootNode: YamlMappingNode root }, ..]
            ? root.Children.FirstOrDefault(entry => entry.Key is YamlScalarNode { Value: "config" }).Value as YamlMappingNode
            : null;
    }

    /// <summary>Adds an entry at the end of one of our maps.</summary>
    /// <param name="key">The map.</param>
    /// <param name="entry">The lines of the entry, without the map's indentation.</param>
    /// <exception cref="RefusedException">The file has no such map in block style.</exception>
    public string Append(string key, string entry)
    {
        if (Entry(key).Value is not YamlMappingNode { Style: not MappingStyle.Flow, Children.Count: > 0 } map)
        {
            throw new RefusedException(new Diagnostic(Codes.NothingToExtend, $"{_shown}, infra:{key}", "no map with one entry a line",
                "a map such as\n    infra:apps:\n      client: …", "write it out, then try again"));
        }

        var indent = new string(' ', (int)map.Children.First().Key.Start.Column - 1);
        _lines.InsertRange(LastLine(map), entry.TrimEnd('\n').Split('\n').Select(line => indent + line));
        return string.Join('\n', _lines);
    }

    /// <summary>The lines of our keys without secrets and without one of the keys, with a mark where hosts stand.</summary>
    /// <param name="without">The key to leave out.</param>
    /// <param name="mark">The comment for lines with hosts.</param>
    /// <param name="context">The context of the cluster, where the file names one: two stacks that own a platform cannot share a
    /// cluster.</param>
    /// <param name="secrets">Receives the paths of the secrets.</param>
    /// <exception cref="RefusedException">A secret stands among other values of one line.</exception>
    public string Copy(string without, string mark, string context, ICollection<string> secrets)
    {
        _context = context;
        var dropped = new HashSet<int>();
        var marked = new HashSet<int>();
        if (_config is not null)
            Walk(_config, "", without, dropped, marked, secrets);

        var first = _config is null ? 0 : (int)_config.Start.Line - 1;
        var last = _config is null ? 0 : LastLine(_config);
        return string.Join('\n', Enumerable.Range(first, last - first).Where(line => !dropped.Contains(line))
            .Select(line => marked.Contains(line) ? Marked(_lines[line], mark) : _lines[line])).TrimEnd() + "\n";
    }

    private static string Marked(string line, string mark) =>
        line.Contains(" # ", StringComparison.Ordinal) ? $"{line}; {mark}" : $"{line} # {mark}";

    private KeyValuePair<YamlNode, YamlNode> Entry(string key) => _config?.Children
        .FirstOrDefault(entry => entry.Key is YamlScalarNode { Value: { } written } && ReleaseText.IsKey(written, key)) ?? default;

    private void Walk(YamlNode node, string path, string without, HashSet<int> dropped, HashSet<int> marked, ICollection<string> secrets)
    {
        foreach (var item in (node as YamlSequenceNode)?.Children ?? [])
            Walk(item, $"{path}[]", without, dropped, marked, secrets);

        foreach (var (key, value) in (node as YamlMappingNode)?.Children ?? Enumerable.Empty<KeyValuePair<YamlNode, YamlNode>>())
        {
            var name = key.ToString();
            var own = path.Length == 0 ? name : $"{path}.{name}";
            if (path.Length == 0 && ReleaseText.IsKey(name, without))
            {
                Drop(key, value, dropped);
            }
            else if (value is YamlMappingNode map && map.Children.ContainsKey("secure"))
            {
                secrets.Add(own);
                RefuseAmongOthers(key, own);
                Drop(key, value, dropped);
            }
            else
            {
                if (name.EndsWith("host", StringComparison.OrdinalIgnoreCase) || name.EndsWith("hosts", StringComparison.OrdinalIgnoreCase))
                    marked.Add((int)key.Start.Line - 1);

                if (name == "context" && value is YamlScalarNode scalar && ReleaseText.IsKey(own.Split('.')[0], "cluster"))
                    Replace(scalar, _context);

                Walk(value, own, without, dropped, marked, secrets);
            }
        }
    }

    private void Replace(YamlScalarNode scalar, string text)
    {
        var line = (int)scalar.Start.Line - 1;
        _lines[line] = _lines[line][..((int)scalar.Start.Column - 1)] + text + _lines[line][((int)scalar.End.Column - 1)..];
    }

    private void RefuseAmongOthers(YamlNode key, string path)
    {
        if (_lines[(int)key.Start.Line - 1].AsSpan(0, (int)key.Start.Column - 1).Trim().Length > 0)
        {
            throw new RefusedException(new Diagnostic(Codes.NothingToExtend, $"{_shown}, {path}", "a secret among other values of one line",
                "a secret in lines of its own, which the copy can leave out", "write it out, then try again")
            {
                At = new SourceLocation(_shown, (int)key.Start.Line, (int)key.Start.Column),
            });
        }
    }

    // With the comments directly above it, which are about it.
    private void Drop(YamlNode key, YamlNode value, HashSet<int> dropped)
    {
        var first = (int)key.Start.Line - 1;
        while (first > 0 && _lines[first - 1].TrimStart().StartsWith('#'))
            first--;

        dropped.UnionWith(Enumerable.Range(first, LastLine(value) - first));
    }

    // The number of the last line with something of the node. A block map itself ends where the next key begins.
    private static int LastLine(YamlNode node) => node switch
    {
        YamlMappingNode { Style: not MappingStyle.Flow, Children.Count: > 0 } map => LastLine(map.Children.Last().Value),
        YamlSequenceNode { Style: not SequenceStyle.Flow, Children.Count: > 0 } list => LastLine(list.Children[^1]),
        _ => (int)node.End.Line,
    };
}
