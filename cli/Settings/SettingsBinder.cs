using System.Collections;
using System.Globalization;
using Infra.Components.Settings;
using Infra.Diagnostics;
using Infra.Wording;

namespace Infra.Settings;

/// <summary>
/// Makes a settings object of nodes and collects everything that is wrong with them. Both ways of running use it; what differs is where
/// the nodes come from and what a secret is (<see cref="ISecrets"/>).
/// </summary>
internal sealed class SettingsBinder
{
    private readonly string _stack;
    private readonly ISecrets _secrets;
    private readonly SettingKeys _keys;
    private readonly List<Diagnostic> _problems = [];
    private readonly Dictionary<string, SourceLocation?> _places = new(StringComparer.Ordinal);

    private SettingsBinder(string stack, ISecrets secrets, RecordType root)
    {
        _stack = stack;
        _secrets = secrets;
        _keys = new SettingKeys(root);
    }

    /// <summary>Binds one stack's settings.</summary>
    /// <param name="stack">The stack, for messages.</param>
    /// <param name="type">The settings record.</param>
    /// <param name="config">The keys below <c>infra:</c>.</param>
    /// <param name="secrets">What a secret is.</param>
    /// <param name="problems">Receives what is wrong.</param>
    /// <returns>The settings; null when something is wrong with them.</returns>
    public static object? Bind(string stack, Type type, SettingMap config, ISecrets secrets, ICollection<Diagnostic> problems)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(problems);
        var root = (RecordType)SettingType.Of(type);
        var binder = new SettingsBinder(stack, secrets, root);
        var settings = binder.Record(config, root, "", config.At);
        foreach (var problem in binder._problems)
        {
            problems.Add(problem);
        }

        return binder._problems.Count == 0 ? settings : null;
    }

    private object? Record(SettingMap map, RecordType type, string path, SourceLocation? at)
    {
        var before = _problems.Count;
        var made = Activator.CreateInstance(type.Type)!;
        foreach (var key in type.Keys)
        {
            var keyPath = SettingPath.Key(path, key.Name);
            if (map.Find(key.Name) is { } entry)
            {
                if (Value(entry.Value, key.Type, key, keyPath, entry.At) is { } value)
                {
                    key.Property.SetValue(made, value);
                }
            }
            else if (key.Required)
            {
                Absent(made, key, keyPath, at);
            }
        }

        if (_problems.Count == before && made is IConditionalKeys conditional)
        {
            foreach (var key in type.Keys.Where(key => !key.Required && map.Find(key.Name) is null && conditional.Needs(key.Name)))
            {
                Absent(made, key, SettingPath.Key(path, key.Name), at);
            }
        }

        foreach (var entry in map.Entries.Where(entry => type.Keys.All(key => key.Name != entry.Key)))
        {
            _problems.Add(_keys.Refuse(entry, type, map, path, _stack));
        }

        if (_problems.Count > before)
        {
            return null;
        }

        if (made is ICheckedSettings rules)
        {
            Check(rules, path, at);
        }

        return _problems.Count > before ? null : made;
    }

    private void Check(ICheckedSettings rules, string path, SourceLocation? at)
    {
        var found = new SettingsProblems();
        rules.Check(found);
        foreach (var problem in found.Found)
        {
            var full = path.Length == 0 ? problem.Where : problem.Where.Length == 0 ? path : $"{path}.{problem.Where}";
            _problems.Add(problem with { Where = Where(full), At = Place(full) ?? at });
        }
    }

    private object? Value(SettingNode node, SettingType type, SettingKey key, string path, SourceLocation? keyAt)
    {
        _places[path] = node is SettingText or SettingSecret ? node.At : keyAt;
        if (type is SecretType)
        {
            return Secret(node, path);
        }

        if (node is SettingSecret)
        {
            return Wrong(Codes.WrongType, path, keyAt, "an encrypted value", type.Wanted + ", not encrypted",
                "write it in plain text: it is no secret, and a preview without the engine must be able to read it");
        }

        // The engine keeps a top-level value as text: numbers and switches as they are written, lists and maps as JSON.
        var written = node is SettingText text && IsTop(path) && type is (RecordType or ListType or MapType)
            ? JsonText.Read(text.Text, text.At) ?? node
            : node;
        return (type, written) switch
        {
            (TextType, SettingText value) => TextValue(value, key, path),
            (NumberType, SettingText value) => NumberValue(value, key, path),
            (SwitchType, SettingText value) => SwitchValue(value, path),
            (ChoiceType choice, SettingText value) => ChoiceValue(value, choice, path),
            (ListType list, SettingList value) => ListValue(value, list, key, path),
            (MapType map, SettingMap value) => MapValue(value, map, key, path),
            (RecordType record, SettingMap value) => Record(value, record, path, keyAt),
            _ => WrongShape(written, type, path, keyAt),
        };
    }

    private object? Secret(SettingNode node, string path)
    {
        switch (_secrets.Read(node, path))
        {
            case { } secret:
                return secret;
            default:
                return Wrong(Codes.PlainSecret, path, node.At, null, "a value encrypted by the engine",
                    $"replace the secret at its source, then run `{PulumiConfig.SetSecret(path, _stack)}`");
        }
    }

    private object? TextValue(SettingText node, SettingKey key, string path)
    {
        if (!node.IsFaithfulText)
        {
            return node.Kind is TextKind.Nothing
                ? Nothing(node, key.Type, path)
                : Wrong(Codes.WrongType, path, node.At, node.Text, "a text", $"put it in quotes: \"{SettingPath.Shown(node.Text)}\"");
        }

        if (key.Format is null && string.IsNullOrWhiteSpace(node.Text))
        {
            return Wrong(Codes.Empty, path, node.At, "an empty text", "a text", key.Required ? "write the value" : "write the value, or remove the key");
        }

        return Formatted(node.Text, node, key, path);
    }

    private object? NumberValue(SettingText node, SettingKey key, string path)
    {
        if (node.Kind is TextKind.Nothing)
        {
            return Nothing(node, key.Type, path);
        }

        if (int.TryParse(node.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number.ToString(CultureInfo.InvariantCulture) == node.Text)
        {
            return node.Kind is TextKind.WholeNumber || IsTop(path)
                ? Formatted(number, node, key, path)
                : Wrong(Codes.WrongType, path, node.At, $"\"{node.Text}\"", "a whole number", "remove the quotes");
        }

        return Wrong(Codes.WrongType, path, node.At, node.Text, key.Format?.Allowed ?? "a whole number", "write digits only");
    }

    private object? SwitchValue(SettingText node, string path) => node.Text switch
    {
        "true" when !node.Quoted || IsTop(path) => true,
        "false" when !node.Quoted || IsTop(path) => false,
        "true" or "false" => Wrong(Codes.WrongType, path, node.At, $"\"{node.Text}\"", "true or false", "remove the quotes"),
        _ when node.Kind is TextKind.Nothing => Nothing(node, SettingType.Of(typeof(bool)), path),
        _ => Wrong(Codes.WrongType, path, node.At, node.Text, "true or false", "write true or false"),
    };

    private object? ChoiceValue(SettingText node, ChoiceType type, string path)
    {
        foreach (var (word, value) in type.Words)
        {
            if (word == node.Text)
            {
                return value;
            }
        }

        return node.Kind is TextKind.Nothing
            ? Nothing(node, type, path)
            : Wrong(Codes.NotAChoice, path, node.At, node.Text, type.Wanted,
                DidYouMean.Nearest(node.Text, type.Words.Select(w => w.Word)) is { } near ? $"did you mean {near}?" : "choose one of them");
    }

    private Array? ListValue(SettingList node, ListType type, SettingKey key, string path)
    {
        var before = _problems.Count;
        var items = Array.CreateInstance(type.Type.GetGenericArguments()[0], node.Items.Count);
        for (var i = 0; i < node.Items.Count; i++)
        {
            if (Value(node.Items[i], type.Item, key, SettingPath.Item(path, i), node.Items[i].At) is { } item)
            {
                items.SetValue(item, i);
            }
        }

        return _problems.Count > before ? null : items;
    }

    // By key, because the engine hands maps on in no order that could be relied upon.
    private object? MapValue(SettingMap node, MapType type, SettingKey key, string path)
    {
        var before = _problems.Count;
        var values = (IDictionary)Activator.CreateInstance(
            typeof(SortedDictionary<,>).MakeGenericType(type.Type.GetGenericArguments()), StringComparer.Ordinal)!;
        foreach (var entry in node.Entries)
        {
            if (Value(entry.Value, type.Value, key, SettingPath.Key(path, entry.Key), entry.At) is { } value)
            {
                values.Add(entry.Key, value);
            }
        }

        return _problems.Count > before ? null : values;
    }

    private object? Formatted(object value, SettingText node, SettingKey key, string path) => key.Format?.Refuse(value) is { } code
        ? Wrong(code, path, node.At, node.Text.Length == 0 ? "an empty text" : node.Text, key.Format.Allowed, key.Format.Fix)
        : value;

    private object? WrongShape(SettingNode node, SettingType type, string path, SourceLocation? keyAt) => node switch
    {
        SettingText { Kind: TextKind.Nothing } nothing => Nothing(nothing, type, path),
        SettingText text => Wrong(Codes.WrongType, path, text.At, text.Text, type.Wanted, type is ListType
            ? "write the items below the key, each behind `- `"
            : "write the keys below it, indented"),
        SettingList => Wrong(Codes.WrongType, path, keyAt, "a list", type.Wanted, type is MapType or RecordType
            ? "remove the hyphens and give each value its key"
            : "write one value"),
        _ => Wrong(Codes.WrongType, path, keyAt, "a map", type.Wanted, type is ListType
            ? "write the items below the key, each behind `- `"
            : "write one value"),
    };

    private object? Nothing(SettingText node, SettingType type, string path) => Wrong(Codes.WrongType, path, node.At, "nothing", type.Wanted, type switch
    {
        ListType => "write the items, or [] for none, or remove the key",
        MapType => "write the entries, or {} for none, or remove the key",
        _ => "write the value, or remove the key",
    });

    private void Absent(object made, SettingKey key, string path, SourceLocation? at)
    {
        if (key.Type is SecretType && _secrets.Missing(path) is { } secret)
        {
            key.Property.SetValue(made, secret);
        }
        else
        {
            Missing(key, path, at);
        }
    }

    private void Missing(SettingKey key, string path, SourceLocation? at)
    {
        var fix = key.Type is SecretType ? $"run `{PulumiConfig.SetSecret(path, _stack)}`"
            : key.Type is TextType or NumberType or SwitchType or ChoiceType ? $"add it, or run `{PulumiConfig.Set(path, _stack)}`"
            : "add it; `infra schema` says what it holds";
        _problems.Add(new Diagnostic(Codes.MissingKey, Where(path), null, key.Format?.Allowed ?? key.Type.Wanted, fix) { At = at });
    }

    private object? Wrong(DiagnosticCode code, string path, SourceLocation? at, string? actual, string allowed, string fix)
    {
        var shown = actual is null || _secrets.Hides(path) ? null : SettingPath.Shown(actual);
        _problems.Add(new Diagnostic(code, Where(path), shown, allowed, _secrets.Hides(path) && actual is not null ? fix.Replace(actual, "…", StringComparison.Ordinal) : fix) { At = at });
        return null;
    }

    private string Where(string path) => $"stack {_stack}, infra:{path}";

    private SourceLocation? Place(string? path)
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
