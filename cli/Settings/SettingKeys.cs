using Infra.Wording;
namespace Infra.Settings;

/// <summary>All keys of a settings type, to find the one that was meant.</summary>
internal sealed class SettingKeys(RecordType root)
{
    private const int MostDepth = 6;

    /// <summary>Says why a key cannot be set.</summary>
    public Diagnostic Refuse(SettingEntry entry, RecordType type, IReadOnlyList<SettingEntry> given, string path, string stack)
    {
        var where = $"stack {stack}, infra:{SettingPath.Key(path, entry.Key)}";
        Diagnostic Absent(DiagnosticCode code, string reason) =>
            new(code, where, SettingPath.Shown(entry.Key), $"no such key: {reason}", "remove the key") { At = entry.At };

        if (type.Refused.FirstOrDefault(refused => refused.Key == entry.Key) is { } refused)
            return Absent(CodeOf(refused.Code), refused.Reason);

        if (type.Members.Any(member => member.IsReference && member.Name == entry.Key))
            return Absent(Codes.FixedKey, "it is set by the program");

        var fix = Fix(entry.Key, type, given, path);
        return new Diagnostic(Codes.UnknownKey, where, SettingPath.Shown(entry.Key), Words.OneOf(type.Keys.Select(key => key.Name)), fix)
        {
            At = entry.At,
        };
    }

    private static DiagnosticCode CodeOf(string id) => Codes.All.First(code => code.Id == id);

    private string Fix(string key, RecordType type, IReadOnlyList<SettingEntry> given, string path)
    {
        var (taken, free) = (new List<string>(), new List<string>());
        foreach (var known in type.Keys)
            (given.Any(entry => entry.Key == known.Name) ? taken : free).Add(known.Name);

        if (DidYouMean.Nearest(key, free) is { } near)
            return $"did you mean {near}?";

        if (DidYouMean.Nearest(key, taken) is { } twin)
            return $"remove it: {twin} is given too";

        if (key.Split('.', '[')[0] is var first && first != key && root.Keys.Any(known => known.Name == first))
            return $"write it below {first}, indented; with the engine's command that is `pulumi config set --path`";

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
            case UnionType union when depth < MostDepth:
                return union.Cases.SelectMany(one => Below(one.Record, SettingPath.Key(path, one.Word), depth + 1));
            case ListType list:
                return Below(list.Item, $"{path}[]", depth);
            case MapType map:
                return Below(map.Value, $"{path}.<name>", depth);
            default:
                return [];
        }
    }
}
