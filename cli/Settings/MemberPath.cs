using System.Collections;

namespace Infra.Settings;

/// <summary>Turns a path of members (<c>Nodes[0].Address</c>), as a check names it, into the keys of the stack file.</summary>
internal static class MemberPath
{
    /// <summary>The path of keys.</summary>
    public static string Written(SettingType type, object? value, string path, string members)
    {
        var rest = members.TrimStart('.');
        return (rest, type, value) switch
        {
            ("", _, _) => path,
            (_, UnionType union, not null) => OfCase(union, value, path, rest),
            // A check may take one for a list of one.
            (['[', ..], RecordType, _) => Written(type, value, path, rest[(rest.IndexOf(']', StringComparison.Ordinal) + 1)..]),
            (_, RecordType record, _) => OfMember(record, value, path, rest),
            (['[', ..], ListType list, _) => OfItem(list, value as IList, path, rest),
            (_, MapType map, _) => OfEntry(map, value as IDictionary, path, rest),
            _ => SettingPath.Key(path, rest),
        };
    }

    private static string OfCase(UnionType union, object value, string path, string rest)
    {
        var (word, record) = union.CaseOf(value);
        // A case that is one record is written as that.
        return record.Whole is { Type: RecordType content } whole
            ? Written(content, whole.Property.GetValue(value), SettingPath.Key(path, word), rest)
            : Written(record, value, SettingPath.Key(path, word), rest);
    }

    private static string OfMember(RecordType record, object? value, string path, string rest)
    {
        var end = rest.AsSpan().IndexOfAny('.', '[');
        var name = end < 0 ? rest : rest[..end];
        var member = record.Members.FirstOrDefault(member => member.Property.Name == name || member.Name == name);
        if (member is null)
            return SettingPath.Key(path, rest);

        var below = value is null ? null : member.Property.GetValue(value);
        return Written(member.Type, below, SettingPath.Key(path, member.Name), rest[name.Length..]);
    }

    private static string OfItem(ListType list, IList? items, string path, string rest)
    {
        var end = rest.IndexOf(']', StringComparison.Ordinal) + 1;
        var isItem = int.TryParse(rest.AsSpan(1, Math.Max(0, end - 2)), NumberStyles.None, CultureInfo.InvariantCulture, out var index);
        return Written(list.Item, isItem && index < items?.Count ? items[index] : null, path + rest[..end], rest[end..]);
    }

    // Keys may hold dots: the longest one that fits is meant. Both `Env.HOME` and `mirrors["docker.io"]` are understood, and so is a member
    // of an enum that the map lacks.
    private static string OfEntry(MapType map, IDictionary? entries, string path, string rest)
    {
        var plain = rest.Replace("[\"", "", StringComparison.Ordinal).Replace("\"]", "", StringComparison.Ordinal);
        var found = (entries?.Keys.Cast<object>() ?? []).Concat(map.Keys is null ? [] : Enum.GetValues(map.Keys.Type).Cast<object>())
            .SelectMany(key => new[] { (Key: key, Text: key.ToString()!), (Key: key, Text: map.Written(key)) })
            .Where(one => plain.StartsWith(one.Text, StringComparison.Ordinal))
            .DefaultIfEmpty()
            .MaxBy(one => one.Text?.Length);
        return found.Key is null
            ? SettingPath.Key(path, plain)
            : Written(map.Value, entries?[found.Key], SettingPath.Key(path, map.Written(found.Key)), plain[found.Text.Length..]);
    }
}
