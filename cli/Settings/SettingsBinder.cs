using System.Collections;
using System.Globalization;
using Infra.Components.Settings;
using Infra.Components.Validation;
using Infra.Diagnostics;
using Infra.Manifests;
using Infra.Wording;
using Pulumi;

namespace Infra.Settings;

/// <summary>
/// Makes records of trees and collects everything that is wrong with them. Both ways of running use it; what differs is where the trees
/// come from and what a secret is (<see cref="ISecrets"/>).
/// </summary>
internal sealed partial class SettingsBinder
{
    private readonly string _stack;
    private readonly ISecrets _secrets;
    private readonly IReferences? _references;
    private readonly SettingKeys _keys;
    private readonly List<Diagnostic> _problems = [];
    private readonly Dictionary<string, SourceLocation?> _places = new(StringComparer.Ordinal);

    private SettingsBinder(string stack, ISecrets secrets, IReferences? references, RecordType root)
    {
        _stack = stack;
        _secrets = secrets;
        _references = references;
        _keys = new SettingKeys(root);
    }

    /// <summary>Binds one stack's settings.</summary>
    /// <param name="stack">The stack, for messages.</param>
    /// <param name="type">The settings record.</param>
    /// <param name="config">The keys below <c>infra:</c>.</param>
    /// <param name="secrets">What a secret is.</param>
    /// <param name="problems">Receives what is wrong.</param>
    /// <param name="references">Components by name. Default: none; only the program sets members that refer to components.</param>
    /// <returns>The settings; null when something is wrong with them.</returns>
    public static object? Bind(string stack, Type type, StackConfig config, ISecrets secrets, ICollection<Diagnostic> problems, IReferences? references = null)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(problems);
        var root = (RecordType)SettingType.Of(type);
        var binder = new SettingsBinder(stack, secrets, references, root);
        var settings = binder.Record(config.Entries, root, "", config.At);
        foreach (var problem in binder._problems)
        {
            problems.Add(problem);
        }

        return binder._problems.Count == 0 ? settings : null;
    }

    private object? Record(IReadOnlyList<SettingEntry> entries, RecordType type, string path, SourceLocation? at)
    {
        var before = _problems.Count;
        var values = new Dictionary<SettingKey, object>();
        foreach (var key in type.Members.Where(member => !member.IsReference || _references is not null))
        {
            var keyPath = SettingPath.Key(path, key.Name);
            if (entries.FirstOrDefault(entry => entry.Key == key.Name) is { } entry)
            {
                if (Value(entry.Value, key.Type, key, keyPath, entry.At) is { } value)
                {
                    values.Add(key, value);
                }
            }
            else if (key.Required && Absent(key, keyPath, at) is { } value)
            {
                values.Add(key, value);
            }
        }

        foreach (var entry in entries.Where(entry => !type.Members.Any(member => member.Name == entry.Key && (!member.IsReference || _references is not null))))
        {
            _problems.Add(_keys.Refuse(entry, type, entries, path, _stack));
        }

        return _problems.Count > before ? null : Made(type, values, path, at);
    }

    private object? Made(RecordType type, Dictionary<SettingKey, object> values, string path, SourceLocation? at)
    {
        var before = _problems.Count;
        var made = type.Make(values);
        type.Place?.SetValue(made, new Place(Where(path), at));
        if (made is IConditionalKeys conditional)
        {
            foreach (var key in type.Keys.Where(key => !key.Required && !values.ContainsKey(key) && conditional.Needs(key.Property.Name)))
            {
                if (Absent(key, SettingPath.Key(path, key.Name), at) is { } value)
                {
                    key.Property.SetValue(made, value);
                }
            }
        }

        if (_problems.Count == before && made is IChecked rules)
        {
            foreach (var problem in Problems.Of(rules))
            {
                var full = Path(type, made, path, problem.Where);
                _problems.Add(problem with { Where = Where(full), At = PlaceOf(full) ?? at });
            }
        }

        return _problems.Count > before ? null : made;
    }

    private object? Value(Node node, SettingType type, SettingKey key, string path, SourceLocation? keyAt)
    {
        _places[path] = node is ScalarNode || node.IsEncrypted() ? node.At(keyAt) : keyAt;
        if (type is SecretType || (type is InputType<string> && (node.IsEncrypted() || _secrets.Hides(path))))
        {
            return Secret(node, path, keyAt) is not { } secret ? null : type is SecretType ? secret : (Input<string>)secret.Value;
        }

        if (node.IsEncrypted())
        {
            return Wrong(Codes.WrongType, path, keyAt, "an encrypted value", type.Wanted + ", not encrypted",
                "write it in plain text: it is no secret, and a preview without the engine must be able to read it");
        }

        // The engine keeps a top-level value as text: numbers and switches as they are written, lists and maps as JSON.
        var written = node is ScalarNode text && IsTop(path) && type is RecordType or UnionType or ListType or MapType
            ? JsonText.Read(text) ?? node
            : node;
        return (type, written) switch
        {
            (InputType input, _) => Value(written, input.Inner, key, path, keyAt) is { } plain ? input.Wrap(plain) : null,
            (UnionType union, ScalarNode { Value: not null } or MapNode) => Union(written, union, path, keyAt),
            (TextType, ScalarNode value) => TextValue(value, key, path, keyAt),
            (NumberType, ScalarNode value) => NumberValue(value, key, path, keyAt),
            (SwitchType, ScalarNode value) => SwitchValue(value, path, keyAt),
            (DateType, ScalarNode value) => DateValue(value, path, keyAt),
            (ChoiceType choice, ScalarNode value) => ChoiceValue(value, choice, path, keyAt),
            (ReferenceType reference, ScalarNode value) => ReferenceValue(value, reference, path, keyAt),
            (ListType list, ListNode value) => ListValue(value, list, key, path, keyAt),
            (MapType map, MapNode value) => MapValue(value, map, key, path, keyAt),
            (RecordType { Direct: { } direct } record, ScalarNode { Value: not null } or ListNode) => Value(written, direct.Type, direct, path, keyAt) is { } value
                ? Made(record, new() { [direct] = value }, path, keyAt) : null,
            (RecordType record, MapNode value) => Record(SettingEntry.Of(value, keyAt), record, path, keyAt),
            _ => WrongShape(written, type, path, keyAt),
        };
    }

    private Array? ListValue(ListNode node, ListType type, SettingKey key, string path, SourceLocation? at)
    {
        var before = _problems.Count;
        var items = Array.CreateInstance(type.Type.GetGenericArguments()[0], node.Items.Count);
        for (var i = 0; i < node.Items.Count; i++)
        {
            if (Value(node.Items[i], type.Item, key, SettingPath.Item(path, i), node.Items[i].At(at)) is { } item)
            {
                items.SetValue(item, i);
            }
        }

        return _problems.Count > before ? null : items;
    }

    // By key, because the engine hands maps on in no order that could be relied upon.
    private object? MapValue(MapNode node, MapType type, SettingKey key, string path, SourceLocation? at)
    {
        var before = _problems.Count;
        var map = typeof(SortedDictionary<,>).MakeGenericType(type.Type.GetGenericArguments());
        var values = (IDictionary)(type.Keys is null ? Activator.CreateInstance(map, StringComparer.Ordinal) : Activator.CreateInstance(map))!;
        foreach (var entry in SettingEntry.Of(node, at))
        {
            var below = SettingPath.Key(path, entry.Key);
            if (type.Keys is { } words && words.Words.All(word => word.Key != entry.Key))
            {
                Wrong(Codes.UnknownKey, below, entry.At, entry.Key, Words.OneOf(words.Words.Select(word => word.Key)),
                    Meant(entry.Key, words.Words.Select(word => word.Key)));
            }
            else if (Value(entry.Value, type.Value, key, below, entry.At) is { } value)
            {
                values.Add(type.Keys?.Words.First(word => word.Key == entry.Key).Value ?? entry.Key, value);
            }
        }

        if (key.Every && ReferenceEquals(type, key.Type)
            && type.Keys!.Words.Where(word => node[word.Key] is null).Select(word => word.Key).ToList() is { Count: > 0 } absent)
        {
            _problems.Add(new Diagnostic(Codes.MissingKey, Where(path), null, type.Wanted, $"add {string.Join(", ", absent)}") { At = at });
        }

        return _problems.Count > before ? null : values;
    }

    private object? Union(Node node, UnionType type, string path, SourceLocation? at)
    {
        var entries = node is MapNode map ? SettingEntry.Of(map, at) : [new SettingEntry(((ScalarNode)node).Written(), node.At(at), MapNode.Empty)];
        var named = entries.Where(entry => type.Cases.Any(one => one.Word == entry.Key)).ToList();
        if (named is not [var entry])
        {
            return named.Count > 1
                ? Wrong(Codes.Exclusive, path, named[1].At, string.Join(", ", named.Select(one => one.Key)), $"one of {type.Wanted}", "remove all but one")
                : entries is [var unknown, ..]
                    ? Wrong(node is MapNode ? Codes.UnknownKey : Codes.NotAChoice, path, unknown.At, unknown.Key, type.Wanted, Meant(unknown.Key, type.Cases.Select(one => one.Word)))
                    : Wrong(Codes.MissingKey, path, at, null, type.Wanted, "write one of these words as the key of what belongs to it");
        }

        var (word, record) = type.Cases.First(one => one.Word == entry.Key);
        var below = SettingPath.Key(path, word);
        if (entries.FirstOrDefault(other => other != entry) is { } surplus)
        {
            return Wrong(Codes.UnknownKey, SettingPath.Key(path, surplus.Key), surplus.At, surplus.Key, $"{word} alone",
                record.Keys.Any(key => key.Name == surplus.Key) ? $"write it below {word}, indented" : "remove it");
        }

        if (node is ScalarNode && !type.Bare.Contains(word))
        {
            return Wrong(Codes.WrongType, path, entry.At, word, record.Content.Wanted, $"write {word}: as a key, and below it {Words.OneOf(record.Content.Keys.Where(key => key.Required).Select(key => key.Name))}");
        }

        if (record.Whole is { } whole && entry.Value is MapNode or ListNode)
        {
            return Value(entry.Value, whole.Type, whole, below, entry.At) is { } part ? Made(record, new() { [whole] = part }, below, entry.At) : null;
        }

        if (record.Direct is not { } direct || (entry.Value is MapNode && !entry.Value.IsEncrypted()))
        {
            return entry.Value is MapNode members
                ? Record(SettingEntry.Of(members, entry.At), record, below, entry.At)
                : WrongShape(entry.Value, record, below, entry.At);
        }

        return Value(entry.Value, direct.Type, direct, below, entry.At) is { } value ? Made(record, new() { [direct] = value }, below, entry.At) : null;
    }

    private object? ReferenceValue(ScalarNode node, ReferenceType type, string path, SourceLocation? at)
    {
        var known = _references!.Of(type.Type);
        return known.TryGetValue(node.Written(), out var found)
            ? found
            : Wrong(Codes.NotAChoice, path, node.At(at), node.Written(), Words.OneOf(known.Keys.Order(StringComparer.Ordinal)), Meant(node.Written(), known.Keys));
    }

    private object? Absent(SettingKey key, string path, SourceLocation? at)
    {
        if (key.Type is SecretType && _secrets.Missing(path) is { } secret)
        {
            return secret;
        }

        var fix = key.Type is SecretType ? $"run `{PulumiConfig.SetSecret(path, _stack)}`"
            : key.Type is RecordType or UnionType or ListType or MapType ? "add it; `infra schema` says what it holds"
            : $"add it, or run `{PulumiConfig.Set(path, _stack)}`";
        return Wrong(Codes.MissingKey, path, at, null, key.Format?.Allowed ?? key.Type.Wanted, fix);
    }

    private object? Wrong(DiagnosticCode code, string path, SourceLocation? at, string? actual, string allowed, string fix)
    {
        var hidden = actual is not null && _secrets.Hides(path);
        _problems.Add(new Diagnostic(code, Where(path), actual is null || hidden ? null : SettingPath.Shown(actual), allowed,
            hidden ? fix.Replace(actual!, "…", StringComparison.Ordinal) : fix)
        { At = at });
        return null;
    }

    private static string Meant(string written, IEnumerable<string> known) =>
        DidYouMean.Nearest(written, known) is { } near ? $"did you mean {near}?" : "choose one of them";

    private string Where(string path) => $"stack {_stack}, infra:{path}";

    // What a check calls by the names of members, as the stack file writes it.
    private static string Path(SettingType type, object? value, string path, string members)
    {
        var rest = members.TrimStart('.');
        if (rest.Length == 0)
        {
            return path;
        }

        switch (type)
        {
            case UnionType union when value is not null:
                var (word, record) = union.CaseOf(value);
                return Path(record, value, SettingPath.Key(path, word), rest);
            case RecordType known:
                var name = rest[..(rest.AsSpan().IndexOfAny('.', '[') is >= 0 and var end ? end : rest.Length)];
                return known.Members.FirstOrDefault(member => member.Property.Name == name || member.Name == name) is { } key
                    ? Path(key.Type, value is null ? null : key.Property.GetValue(value), SettingPath.Key(path, key.Name), rest[name.Length..])
                    : SettingPath.Key(path, rest);
            case ListType list when rest[0] == '[' && rest.IndexOf(']', StringComparison.Ordinal) is > 0 and var close:
                var item = int.TryParse(rest[1..close], NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < ((value as IList)?.Count ?? 0)
                    ? ((IList)value!)[index] : null;
                return Path(list.Item, item, path + rest[..(close + 1)], rest[(close + 1)..]);
            case MapType map:
                // Keys may hold dots: the longest one that fits is meant.
                var plain = rest.Replace("[\"", "", StringComparison.Ordinal).Replace("\"]", "", StringComparison.Ordinal);
                var found = (value as IDictionary)?.Keys.Cast<object>().Where(one => plain.StartsWith(one.ToString()!, StringComparison.Ordinal)
                    || plain.StartsWith(map.Written(one), StringComparison.Ordinal)).MaxBy(one => one.ToString()!.Length);
                return found is null
                    ? SettingPath.Key(path, plain)
                    : Path(map.Value, ((IDictionary)value!)[found], SettingPath.Key(path, map.Written(found)), plain[Math.Min(plain.Length, found.ToString()!.Length)..]);
            default:
                return path + (rest[0] == '[' ? rest : "." + rest);
        }
    }

    private SourceLocation? PlaceOf(string? path)
    {
        for (; path is not null; path = SettingPath.Parent(path))
        {
            if (_places.TryGetValue(path, out var at))
            {
                return at;
            }
        }

        return null;
    }

    private static bool IsTop(string path) => SettingPath.Parent(path) is null;
}
