using System.Globalization;
using System.Text.RegularExpressions;
using Infra.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Infra.Settings;

/// <summary>Reads a YAML file into nodes that remember where they stand.</summary>
internal sealed partial class YamlReader
{
    // Far above any real stack file, far below what hurts.
    private const int MostDepth = 64;
    private const int MostNodes = 100_000;

    private readonly string _file;
    private readonly string _subject;
    private readonly Parser _parser;
    private readonly Dictionary<AnchorName, (SettingNode Node, int Size)> _anchors = [];
    private readonly List<Diagnostic> _problems = [];

    private YamlReader(string text, string file, string subject)
    {
        _file = file;
        _subject = subject;
        _parser = new Parser(new StringReader(text));
    }

    /// <summary>Reads one document.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="file">The file, as the user named it.</param>
    /// <param name="subject">What the file is, for messages: <c>stack prod</c>.</param>
    /// <returns>The top-level map, and the keys that stand twice.</returns>
    /// <exception cref="RefusedException">The text is not YAML, or is not one map.</exception>
    public static (SettingMap Root, IReadOnlyList<Diagnostic> Problems) Read(string text, string file, string subject)
    {
        var reader = new YamlReader(text, file, subject);
        try
        {
            return (reader.ReadDocument(), reader._problems);
        }
        catch (YamlException wrong)
        {
            throw reader.Malformed(wrong.Start, Plain(wrong.Message));
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            // The parser trips over some texts instead of refusing them, for example over a list that is never closed.
            throw reader.Malformed(reader._parser.Current?.End ?? Mark.Empty, "what follows cannot be read, for example because a bracket or quote is not closed");
        }
    }

    private SettingMap ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (_parser.TryConsume<StreamEnd>(out var end))
        {
            return new SettingMap(At(end.Start), []);
        }

        _parser.Consume<DocumentStart>();
        var start = _parser.Current!.Start;
        var (root, _) = ReadNode(0);
        _parser.Consume<DocumentEnd>();
        if (!_parser.Accept<StreamEnd>(out _))
        {
            throw Malformed(_parser.Current.Start, "a second document begins here; the file must hold one", "remove the line of hyphens, or keep the rest in a file of its own");
        }

        return root switch
        {
            SettingMap map => map,
            SettingText { Kind: TextKind.Nothing } => new SettingMap(root.At, []),
            _ => throw Malformed(start, "the file must be a map of keys and values", "write the keys below config:, indented, as infra:<key>"),
        };
    }

    // Sizes count a repeated node as often as it is repeated, so that a few lines cannot unfold into millions.
    private (SettingNode Node, int Size) ReadNode(int depth)
    {
        var here = _parser.Current!;
        if (depth > MostDepth)
        {
            throw Malformed(here.Start, $"nested deeper than {MostDepth} levels", "this is no stack file");
        }

        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            return _anchors.TryGetValue(alias.Value, out var known)
                ? known
                : throw Malformed(alias.Start, "an alias without an anchor before it", "write the value itself, in quotes if it begins with *");
        }

        var anchor = (here as NodeEvent)?.Anchor ?? AnchorName.Empty;
        var read = here switch
        {
            Scalar => (ReadScalar(), 1),
            SequenceStart => ReadList(depth),
            MappingStart => ReadMap(depth),
            _ => throw Malformed(here.Start, "a value was expected"),
        };
        if (!anchor.IsEmpty)
        {
            _anchors[anchor] = read;
        }

        return read;
    }

    private SettingText ReadScalar()
    {
        var scalar = _parser.Consume<Scalar>();
        var tagged = !scalar.Tag.IsEmpty;
        if (tagged && !scalar.Tag.IsNonSpecific && scalar.Tag.Value != "tag:yaml.org,2002:str")
        {
            throw Malformed(scalar.Start, "tags are not used in this file", "remove the tag");
        }

        return new SettingText(At(scalar.Start), scalar.Value, tagged || scalar.Style is not ScalarStyle.Plain);
    }

    private (SettingNode Node, int Size) ReadList(int depth)
    {
        var start = _parser.Consume<SequenceStart>();
        var items = new List<SettingNode>();
        var size = 1;
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            var at = _parser.Current!.Start;
            var (item, itemSize) = ReadNode(depth + 1);
            items.Add(item);
            size = Sum(size, itemSize, at);
        }

        return (new SettingList(At(start.Start), items), size);
    }

    private (SettingNode Node, int Size) ReadMap(int depth)
    {
        var start = _parser.Consume<MappingStart>();
        var entries = new List<SettingEntry>();
        var seen = new Dictionary<string, SourceLocation>(StringComparer.Ordinal);
        var size = 1;
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            if (_parser.Current is not Scalar)
            {
                throw Malformed(_parser.Current!.Start, "a key must be a text", "write a text before the colon");
            }

            var key = ReadScalar();
            var (value, valueSize) = ReadNode(depth + 1);
            size = Sum(size, valueSize, start.Start);
            if (seen.TryGetValue(key.Text, out var first))
            {
                _problems.Add(new Diagnostic(Codes.DuplicateKey, $"{_subject}, {SettingPath.Shown(key.Text)}",
                    string.Create(CultureInfo.InvariantCulture, $"also in line {first.Line}"), "each key once", "remove one of the two")
                { At = key.At });
                continue;
            }

            seen.Add(key.Text, key.At!);
            entries.Add(new SettingEntry(key.Text, key.At, value));
        }

        return entries is [{ Key: "secure", Value: SettingText secure }]
            ? (new SettingSecret(At(start.Start), Ciphertext().IsMatch(secure.Text)), 1)
            : (new SettingMap(At(start.Start), entries), size);
    }

    private int Sum(int size, int more, Mark at) => size + more is var sum && sum <= MostNodes
        ? sum
        : throw Malformed(at, $"more than {MostNodes} values once its aliases are unfolded", "write the values themselves; a stack file needs no aliases");

    private SourceLocation At(Mark mark) => new(_file, (int)mark.Line, (int)mark.Column);

    private RefusedException Malformed(Mark at, string what, string fix = "correct the line, or the one before it") =>
        new(new Diagnostic(Codes.MalformedYaml, _subject, what, "YAML 1.2, one document", fix) { At = At(at) });

    // The parser's texts name what it was doing and sometimes quote the file; a quotation could be part of a secret.
    private static string Plain(string message) => Quotation().Replace(message, "'…'").TrimEnd('.');

    [GeneratedRegex("""'[^']{4,}'|"[^"]*"|`[^`]{4,}`""", RegexOptions.CultureInvariant)]
    private static partial Regex Quotation();

    // What the engine's encryption gives: v1, a nonce and a ciphertext, or a ciphertext of the service, all in base 64.
    [GeneratedRegex("^(v1:[A-Za-z0-9+/]{16}:[A-Za-z0-9+/]{8,}={0,2}|[A-Za-z0-9+/]{20,}={0,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Ciphertext();
}
