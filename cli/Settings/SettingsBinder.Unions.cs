using Infra.Wording;
namespace Infra.Settings;

/// <content>One of several cases.</content>
internal sealed partial class SettingsBinder
{
    private object? Union(Node node, UnionType type, string path, SourceLocation? at)
    {
        var entries = node is ScalarNode scalar
            ? [new SettingEntry(scalar.Written(), node.At(at), MapNode.Empty)]
            : SettingEntry.Of((MapNode)node, at);
        var named = entries.Where(entry => type.Cases.Any(one => one.Word == entry.Key)).ToList();
        if (named is not [var entry])
            return NotOne(node, type, entries, named, path, at);

        var (word, record) = type.Cases.First(one => one.Word == entry.Key);
        if (entries.FirstOrDefault(other => other != entry) is { } surplus)
        {
            return Wrong(Codes.UnknownKey, SettingPath.Key(path, surplus.Key), surplus.At, surplus.Key, $"{word} alone",
                record.Keys.Any(key => key.Name == surplus.Key) ? $"write it below {word}, indented" : "remove it");
        }

        if (node is ScalarNode && !type.Bare.Contains(word))
        {
            var needed = Words.OneOf(record.Content.Keys.Where(key => key.Required).Select(key => key.Name));
            return Wrong(Codes.WrongType, path, entry.At, word, record.Content.Wanted, $"write {word}: as a key, and below it {needed}");
        }

        return Case(entry, record, SettingPath.Key(path, word));
    }

    private object? Case(SettingEntry entry, RecordType record, string path)
    {
        if (record.Whole is { } whole && (whole.Type is ListType ? entry.Value is ListNode : entry.Value is MapNode))
            return Directly(entry.Value, whole, record, path, entry.At);

        if (record.Direct is { } direct && (entry.Value is not MapNode || entry.Value.IsEncrypted()))
            return Directly(entry.Value, direct, record, path, entry.At);

        return entry.Value is MapNode members
            ? Record(SettingEntry.Of(members, entry.At), record, path, entry.At)
            : WrongShape(entry.Value, record, path, entry.At);
    }

    private object? NotOne(
        Node node, UnionType type, IReadOnlyList<SettingEntry> entries, List<SettingEntry> named, string path, SourceLocation? at)
    {
        if (named.Count > 1)
        {
            return Wrong(Codes.Exclusive, path, named[1].At, string.Join(", ", named.Select(one => one.Key)), $"one of {type.Wanted}",
                "remove all but one");
        }

        return entries is [var unknown, ..]
            ? Wrong(node is MapNode ? Codes.UnknownKey : Codes.NotAChoice, path, unknown.At, unknown.Key, type.Wanted,
                DidYouMean.Fix(unknown.Key, type.Cases.Select(one => one.Word)))
            : Wrong(Codes.MissingKey, path, at, null, type.Wanted, "write one of these words as the key of what belongs to it");
    }
}
