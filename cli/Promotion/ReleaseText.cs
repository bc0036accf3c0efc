using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Infra.Promotion;

/// <summary>
/// The text of a stack file with the places of its release, so that values are replaced where they stand and nothing else moves.
/// </summary>
internal sealed class ReleaseText
{
    private readonly string _text;
    private readonly string _shown;
    private readonly string _newLine;
    private readonly Dictionary<string, Map> _maps = new(StringComparer.Ordinal);
    private int _end;
    private int _indent = 2;

    private ReleaseText(string text, string shown)
    {
        _text = text;
        _shown = shown;
        _newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
    }

    /// <summary>Whether a key of the file is one of ours.</summary>
    public static bool IsKey(string written, string key) =>
        written == $"{StackFile.Namespace}:{key}" || written == $"{StackFile.Namespace}:config:{key}" || written == key;

    /// <summary>The file with other values.</summary>
    /// <exception cref="RefusedException">A value cannot be replaced in place.</exception>
    public static string With(string text, string shown, IReadOnlyList<ReleaseMove> moves)
    {
        var places = new ReleaseText(text, shown);
        places.Read();
        var emptied = places.Emptied(moves);
        var edits = moves.Where(move => !emptied.Contains(move.Group)).Select(places.Edit).OfType<Change>().ToList();
        edits.AddRange(emptied.Select(group => places.Lines(places._maps[group].KeyStart, places._maps[group].End)));
        edits.AddRange(places.NewGroups(moves));
        var edited = text;
        foreach (var edit in edits.Select((edit, i) => (Edit: edit, Order: i)).OrderByDescending(edit => edit.Edit.Start)
            .ThenByDescending(edit => edit.Order).Select(edit => edit.Edit))
        {
            edited = string.Concat(edited.AsSpan(0, edit.Start), edit.Text, edited.AsSpan(edit.End));
        }

        places.Prove(edited, moves);
        return edited;
    }

    private void Read()
    {
        var parser = new Parser(new StringReader(_text));
        parser.Consume<StreamStart>();
        parser.Consume<DocumentStart>();
        parser.Consume<MappingStart>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (parser.Consume<Scalar>().Value == "config" && parser.TryConsume<MappingStart>(out _))
                ReadConfig(parser);
            else
                parser.SkipThisAndNestedEvents();
        }
    }

    private void ReadConfig(Parser parser)
    {
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>();
            _indent = (int)key.Start.Column - 1;
            if (Release.Keys.FirstOrDefault(ours => IsKey(key.Value, ours)) is { } group && parser.Accept<MappingStart>(out _))
            {
                ReadMap(parser, group, key.Start);
                _end = Math.Max(_end, _maps[group].End);
            }
            else
            {
                parser.SkipThisAndNestedEvents();
            }
        }
    }

    private void ReadMap(Parser parser, string path, Mark key)
    {
        var start = parser.Consume<MappingStart>();
        var map = new Map(start.Style == MappingStyle.Flow, (int)start.Start.Index, (int)key.Column + 1) { KeyStart = (int)key.Index };
        if (!start.Anchor.IsEmpty)
            throw Uneditable(path, start.Start, "an anchor");

        while (!parser.Accept<MappingEnd>(out _))
        {
            var entryKey = parser.Consume<Scalar>();
            map.Indent = (int)entryKey.Start.Column - 1;
            var below = SettingPath.Key(path, entryKey.Value);
            if (parser.TryConsume<Scalar>(out var value))
            {
                var style = value.Style;
                map.Entries[below] = new Entry((int)entryKey.Start.Index, (int)value.Start.Index, (int)value.End.Index, style, value.Start,
                    value.Anchor.IsEmpty && value.Tag.IsEmpty
                        && style is ScalarStyle.Plain or ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted
                        && value.Start.Line == value.End.Line);
                map.End = (int)value.End.Index;
            }
            else if (parser.Accept<MappingStart>(out _))
            {
                ReadMap(parser, below, entryKey.Start);
                map.End = _maps[below].End;
            }
            else
            {
                throw Uneditable(below, parser.Current!.Start, "an alias or a list");
            }
        }

        var end = parser.Consume<MappingEnd>();
        map.End = map.IsFlow ? (int)end.End.Index : map.End;
        _maps[path] = map;
    }

    private Change? Edit(ReleaseMove move)
    {
        var path = SettingPath.Parent(move.Path) is { } parent && _maps.ContainsKey(parent) ? parent : move.Group;
        if (!_maps.TryGetValue(path, out var map))
            return null;

        if (!map.Entries.TryGetValue(move.Path, out var entry))
            return move.New is null ? null : Insert(map, move.Path[(path.Length + 1)..], move.New);

        if (!entry.IsSimple)
            throw Uneditable(move.Path, entry.At, "a value with an anchor, a tag or several lines");

        return move.New is null ? Remove(map, entry) : new Change(entry.Start, entry.End, Written(move.New, entry.Style));
    }

    private Change Insert(Map map, string key, string value)
    {
        if (map.IsFlow)
        {
            var close = map.End - 1;
            var last = close;
            while (_text[last - 1] is ' ' or '\n' or '\r' or '\t')
                last--;

            return new Change(last, last,
                (map.Entries.Count > 0 ? ", " : " ") + $"{key}: {Written(value, ScalarStyle.Plain)}"
                    + (last == close && map.Entries.Count == 0 ? " " : ""));
        }

        var lineEnd = LineEnd(map.End);
        return new Change(lineEnd, lineEnd, $"{_newLine}{new string(' ', map.Indent)}{key}: {Written(value, ScalarStyle.Plain)}");
    }

    private Change Remove(Map map, Entry entry)
    {
        if (!map.IsFlow)
            return Lines(entry.KeyStart, entry.End);

        var next = map.Entries.Values.Where(other => other.KeyStart > entry.KeyStart).Select(other => other.KeyStart).DefaultIfEmpty(-1)
            .Min();
        if (next >= 0)
            return new Change(entry.KeyStart, next, "");

        var before = map.Entries.Values.Where(other => other.KeyStart < entry.KeyStart).Select(other => other.End)
            .DefaultIfEmpty(entry.KeyStart).Max();
        return new Change(before, entry.End, "");
    }

    // A key without anything below it would be no map.
    private List<string> Emptied(IReadOnlyList<ReleaseMove> moves) =>
        [.. Release.Keys.Where(group => _maps.TryGetValue(group, out var map) && !map.IsFlow
        && map.Entries.Count > 0 && !moves.Any(move => move.Group == group && move.New is not null)
        && !_maps.Keys.Any(other => other.StartsWith(group + ".", StringComparison.Ordinal))
        && map.Entries.Keys.All(path => moves.Any(move => move.Path == path && move.New is null)))];

    private Change Lines(int from, int to) => new(
        _text.LastIndexOf('\n', Math.Max(0, from - 1)) + 1,
        _text.IndexOf('\n', LineEnd(to)) is >= 0 and var end ? end + 1 : _text.Length,
        "");

    // A group that the file does not have yet comes after the last one that it has.
    private IEnumerable<Change> NewGroups(IReadOnlyList<ReleaseMove> moves)
    {
        foreach (var group in moves.Where(move => move.New is not null && !_maps.ContainsKey(move.Group)).GroupBy(move => move.Group))
        {
            if (_end == 0)
                throw Uneditable(group.Key, Mark.Empty, "no release in block style to put it after");

            var lines = group.Select(move => $"{new string(' ', _indent + 2)}{move.Key}: {Written(move.New!, ScalarStyle.Plain)}");
            var at = LineEnd(_end);
            yield return new Change(at, at,
                $"{_newLine}{new string(' ', _indent)}{StackFile.Namespace}:{group.Key}:{_newLine}{string.Join(_newLine, lines)}");
        }
    }

    // What was written is read again: the file says what it should, and nothing else of it changed.
    private void Prove(string edited, IReadOnlyList<ReleaseMove> moves)
    {
        var release = Release.Of(SettingsYaml.Read(edited, _shown, "release").Root);
        foreach (var move in moves)
        {
            if (release.Group(move.Group).GetValueOrDefault(move.Key) != move.New)
                throw Uneditable(move.Path, Mark.Empty, "a layout that this program does not understand");
        }

        var before = Release.Of(SettingsYaml.Read(_text, _shown, "release").Root);
        foreach (var group in Release.Keys)
        {
            foreach (var (key, value) in before.Group(group))
            {
                if (!moves.Any(move => move.Group == group && move.Key == key) && release.Group(group).GetValueOrDefault(key) != value)
                    throw Uneditable($"{group}.{key}", Mark.Empty, "a layout that this program does not understand");
            }
        }
    }

    private int LineEnd(int from)
    {
        var end = _text.IndexOf('\n', from);
        end = end < 0 ? _text.Length : end;
        return end > 0 && _text[end - 1] == '\r' ? end - 1 : end;
    }

    private static string Written(string value, ScalarStyle style) => style switch
    {
        ScalarStyle.SingleQuoted => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'",
        ScalarStyle.DoubleQuoted => $"\"{value}\"",
        _ => Scalars.IsAmbiguous(value) ? $"\"{value}\"" : value,
    };

    private RefusedException Uneditable(string path, Mark at, string actual) =>
        new(new Diagnostic(Codes.UneditableRelease, $"infra:{path}", actual,
            "images, versions and revisions as plain or quoted texts of one line", "write the value out, then try again")
        {
            At = at.Equals(Mark.Empty) ? null : new SourceLocation(_shown, (int)at.Line, (int)at.Column),
        });

    private sealed class Map(bool isFlow, int start, int indent)
    {
        public bool IsFlow { get; } = isFlow;

        public required int KeyStart { get; init; }

        public int Indent { get; set; } = indent;

        public int End { get; set; } = start;

        public Dictionary<string, Entry> Entries { get; } = new(StringComparer.Ordinal);
    }

    private sealed record Entry(int KeyStart, int Start, int End, ScalarStyle Style, Mark At, bool IsSimple);

    private sealed record Change(int Start, int End, string Text);
}
