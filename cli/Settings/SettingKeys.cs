using Infra.Diagnostics;
using Infra.Wording;

namespace Infra.Settings;

/// <summary>All keys of a settings type, to find the one that somebody meant.</summary>
/// <param name="root">The settings type.</param>
internal sealed class SettingKeys(RecordType root)
{
    private const int MostDepth = 6;

    /// <summary>Says why a key cannot be set.</summary>
    /// <param name="entry">The key that no setting has.</param>
    /// <param name="type">The record it stands in.</param>
    /// <param name="map">What else stands there.</param>
    /// <param name="path">Where the record stands.</param>
    /// <param name="stack">The stack.</param>
    public Diagnostic Refuse(SettingEntry entry, RecordType type, SettingMap map, string path, string stack)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(map);
        var where = $"stack {stack}, infra:{SettingPath.Key(path, entry.Key)}";
        if (type.Refused.FirstOrDefault(refused => refused.Key == entry.Key) is { } refused)
        {
            return new Diagnostic(CodeOf(refused.Code), where, SettingPath.Shown(entry.Key), $"no such key: {refused.Reason}", "remove the key") { At = entry.At };
        }

        var fix = Fix(entry.Key, type, map, path);
        return new Diagnostic(Codes.UnknownKey, where, SettingPath.Shown(entry.Key), Words.OneOf(type.Keys.Select(key => key.Name)), fix)
        {
            At = entry.At,
        };
    }

    private static DiagnosticCode CodeOf(string id) => Codes.All.First(code => code.Id == id);

    private string Fix(string key, RecordType type, SettingMap map, string path)
    {
        var (given, free) = (type.Keys.Where(k => map.Find(k.Name) is not null), type.Keys.Where(k => map.Find(k.Name) is null));
        if (DidYouMean.Nearest(key, free.Select(k => k.Name)) is { } near)
        {
            return $"did you mean {near}?";
        }

        if (DidYouMean.Nearest(key, given.Select(k => k.Name)) is { } twin)
        {
            return $"remove it: {twin} is given too";
        }

        if (key.Split('.', '[')[0] is var first && first != key && root.Keys.Any(known => known.Name == first))
        {
            return $"write it below {first}, indented; with the engine's command that is `pulumi config set --path`";
        }

        var elsewhere = Below(root, "", 0).Where(known => known.Parent != path).ToList();
        return elsewhere.FirstOrDefault(known => DidYouMean.IsSame(known.Name, key)).Path is { } same
            ? $"did you mean infra:{same}?"
            : DidYouMean.Nearest(key, elsewhere.Select(known => known.Name)) is { } similar
                ? $"did you mean infra:{elsewhere.First(known => known.Name == similar).Path}?"
                : "remove it; `infra schema` prints every key";
    }

    // Nearest to the top first, then as declared. A key that the user chooses shows as <name>.
    private static IEnumerable<(string Name, string Path, string Parent)> Below(SettingType type, string path, int depth)
    {
        switch (type)
        {
            case RecordType record when depth < MostDepth:
                return record.Keys.Select(key => (key.Name, SettingPath.Key(path, key.Name), path))
                    .Concat(record.Keys.SelectMany(key => Below(key.Type, SettingPath.Key(path, key.Name), depth + 1)));
            case ListType list:
                return Below(list.Item, $"{path}[]", depth);
            case MapType map:
                return Below(map.Value, $"{path}.<name>", depth);
            default:
                return [];
        }
    }
}
