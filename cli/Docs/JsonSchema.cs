using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Infra.Components.Validation;

namespace Infra.Docs;

/// <summary>The JSON Schema (draft 2020-12) of <c>Pulumi.&lt;stack&gt;.yaml</c>, from the settings types that also bind it.</summary>
internal sealed partial class JsonSchema(XmlDocs docs)
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly SortedDictionary<string, JsonObject> _definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<SettingType, string> _names = [];

    /// <summary>The schema, as text.</summary>
    public static string Of(IReadOnlyList<SystemDefinition> systems, XmlDocs docs) =>
        new JsonSchema(docs).Root(systems).ToJsonString(Readable) + "\n";

    private JsonObject Root(IReadOnlyList<SystemDefinition> systems)
    {
        var choices = new JsonArray();
        foreach (var system in systems)
        {
            _definitions.Add($"system:{system.Name}", Config(system));
            choices.Add(new JsonObject
            {
                ["if"] = Within("config", Within(Key(StackBinder.SystemKey), new JsonObject { ["const"] = system.Name })),
                ["then"] = Within("config", Reference($"system:{system.Name}")),
            });
        }

        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "A stack's settings",
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["config"] = new JsonObject
                {
                    ["description"] = "The settings.",
                    ["type"] = "object",
                    ["properties"] = new JsonObject { [Key(StackBinder.SystemKey)] = SystemKey(systems) },
                    ["required"] = new JsonArray(Key(StackBinder.SystemKey)),
                },
                ["environment"] = new JsonObject { ["description"] = "Pulumi ESC environments." },
                ["secretsprovider"] = Plain("string", "How the engine encrypts secrets."),
                ["encryptedkey"] = Plain("string", "Written by the engine."),
                ["encryptionsalt"] = Plain("string", "Written by the engine."),
            },
            ["required"] = new JsonArray("config"),
            ["additionalProperties"] = false,
            ["allOf"] = choices,
            ["$defs"] = new JsonObject(_definitions.Select(definition => KeyValuePair.Create(definition.Key, (JsonNode?)definition.Value))),
        };
    }

    private JsonObject Config(SystemDefinition system)
    {
        var config = Record((RecordType)SettingType.Of(system.Settings), top: true);
        config["title"] = system.Name;
        config["description"] = system.Summary;
        ((JsonObject)config["properties"]!)[Key(StackBinder.SystemKey)] = SystemKey([system]);
        config["patternProperties"] = new JsonObject { [$"^(?!{StackFile.Namespace}:)"] = true };
        return config;
    }

    private static JsonObject SystemKey(IReadOnlyList<SystemDefinition> systems) => new()
    {
        ["description"] = "The system to build.",
        ["enum"] = new JsonArray([.. systems.Select(system => (JsonNode)system.Name)]),
    };

    private JsonObject Record(RecordType type, bool top)
    {
        string Written(string name) => top ? Key(name) : name;
        var properties = new JsonObject();
        foreach (var key in type.Keys)
            properties[Written(key.Name)] = Member(type, key, top);

        foreach (var refused in type.Refused)
        {
            properties[Written(refused.Key)] = new JsonObject
            {
                ["description"] = $"Cannot be set: {refused.Reason}.",
                ["doNotSuggest"] = true,
                ["not"] = new JsonObject(),
            };
        }

        // A file without its secrets is what a checkout holds; the engine is told them later.
        var required = type.Keys.Where(key => key.Required && key.Type is not SecretType).Select(key => Written(key.Name));
        return Described(type.Type, Closed(properties, required));
    }

    private JsonObject Member(RecordType record, SettingKey key, bool top)
    {
        var schema = Value(key.Type, key, top);
        var prose = docs.Of(key.Property);
        var fallback = key.Required ? null : Default(key.Property.GetValue(record.Example), key.Type);
        // Beside a reference, a description is the place's own.
        var allowed = key.Format is null || schema.ContainsKey("$ref") ? "" : $" Allowed: {key.Format.Allowed}.";
        var otherwise = fallback is null && prose.Default is not null ? $" Default: {prose.Default}." : "";
        if (prose.Text.Length > 0)
            schema["description"] = Readably(prose.Text + allowed + otherwise);

        if (fallback is not null)
            schema["default"] = fallback;

        return schema;
    }

    private JsonObject Value(SettingType type, SettingKey key, bool top) => type switch
    {
        TextType => Text(key.Format),
        NumberType => Number(key.Format, top),
        // `pulumi config set` writes top-level values as texts.
        SwitchType when top => new JsonObject { ["enum"] = new JsonArray(true, false, "true", "false") },
        SwitchType => new JsonObject { ["type"] = "boolean" },
        DateType => new JsonObject { ["type"] = "string", ["format"] = "date" },
        ChoiceType choice => new JsonObject { ["enum"] = Words(choice.Words.Select(word => word.Word)) },
        SecretType => Secret(),
        InputType<string> input => Any(Value(input.Inner, key, top), Secret()),
        InputType input => Value(input.Inner, key, top),
        ListType list => new JsonObject { ["type"] = "array", ["items"] = Value(list.Item, key, top: false) },
        MapType { Keys: { } keys } map => Closed(
            new JsonObject(keys.Words.Select(word =>
                KeyValuePair.Create(word.Key, (JsonNode?)Described(docs.Of((Enum)word.Value), Value(map.Value, key, top: false))))),
            key.Every && ReferenceEquals(map, key.Type) ? keys.Words.Select(word => word.Key) : []),
        MapType map => new JsonObject { ["type"] = "object", ["additionalProperties"] = Value(map.Value, key, top: false) },
        UnionType union => Named(union, () => Union(union)),
        RecordType record => OrDirectly(record, Named(record, () => Record(record, top: false))),
        _ => [],
    };

    private JsonObject Union(UnionType union)
    {
        var cases = Closed(new JsonObject(union.Cases.Select(one => KeyValuePair.Create(one.Word, (JsonNode?)Case(one.Record)))), []);
        cases["minProperties"] = 1;
        cases["maxProperties"] = 1;
        var bare = union.Bare.ToList();
        var words = new JsonObject { ["enum"] = Words(bare) };
        return Described(union.Type, bare.Count == 0 ? cases : Any(words, cases));
    }

    private JsonObject Case(RecordType record) => Described(docs.Of(record.Type), record.Whole is { } whole
        ? Value(whole.Type, whole, top: false)
        : OrDirectly(record, Named(record, () => Record(record, top: false))));

    private JsonObject OrDirectly(RecordType record, JsonObject reference) => record.Direct is { } direct
        ? Any(Member(record, direct, top: false), reference)
        : reference;

    private JsonObject Named(SettingType type, Func<JsonObject> schema)
    {
        if (!_names.TryGetValue(type, out var name))
        {
            name = Word(type.Type);
            for (var other = 2; _names.ContainsValue(name); other++)
                name = string.Create(CultureInfo.InvariantCulture, $"{Word(type.Type)}-{other}");

            // The name first: a record may hold itself.
            _names.Add(type, name);
            _definitions.Add(name, []);
            _definitions[name] = schema();
        }

        return Reference(name);
    }

    // Editors show titles, and names of definitions where there are none.
    private JsonObject Described(Type type, JsonObject schema)
    {
        var word = Word(type).Replace('-', ' ');
        Described(docs.Of(type), schema).Insert(0, "title", char.ToUpperInvariant(word[0]) + word[1..]);
        return schema;
    }

    private static JsonObject Described(Prose prose, JsonObject schema)
    {
        if (prose.Text.Length > 0)
            schema.Insert(0, "description", Readably(prose.Text));

        return schema;
    }

    private static string Word(Type type)
    {
        var name = Ending().Replace(type.Name, "");
        return (type.IsNested ? Word(type.DeclaringType!) + "-" : "") + JsonNamingPolicy.KebabCaseLower.ConvertName(name);
    }

    private static JsonObject Text(FormatAttribute? format)
    {
        var text = new JsonObject { ["type"] = "string" };
        if (format?.Pattern is { } pattern)
        {
            text["pattern"] = Portable(pattern);
            text["patternErrorMessage"] = $"Allowed: {format.Allowed}.";
        }

        return text;
    }

    private static JsonObject Number(FormatAttribute? format, bool top)
    {
        var number = new JsonObject { ["type"] = top ? new JsonArray("integer", "string") : "integer" };
        var (least, most) = format switch
        {
            RangeAttribute range => (range.Least, range.Most),
            PortAttribute => (1, 65535),
            _ => ((int?)null, (int?)null),
        };
        if (least is not null)
        {
            number["minimum"] = least;
            number["maximum"] = most;
        }

        if (top)
        {
            number["pattern"] = "^-?[0-9]+$";
            number["patternErrorMessage"] = $"Allowed: {format?.Allowed ?? "a whole number"}.";
        }

        return number;
    }

    private static JsonObject Secret() =>
        Closed(new JsonObject { ["secure"] = Plain("string", "The ciphertext, written by `pulumi config set --secret`.") }, ["secure"]);

    private static JsonObject Closed(JsonObject properties, IEnumerable<string> required)
    {
        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (Words(required) is { Count: > 0 } names)
            schema["required"] = names;

        schema["additionalProperties"] = false;
        return schema;
    }

    private static JsonNode? Default(object? value, SettingType type) => (type, value) switch
    {
        (TextType, string { Length: > 0 } text) => text,
        (NumberType, int number) => number,
        (SwitchType, bool flag) => flag,
        (ChoiceType choice, not null) => choice.WordOf(value),
        (ListType { Item: TextType }, IEnumerable<string> list) when list.Any() => Words(list),
        (ListType { Item: ChoiceType item }, IEnumerable items) when items.Cast<object>().ToList() is { Count: > 0 } list
            => Words(list.Select(item.WordOf)),
        _ => null,
    };

    private static JsonObject Any(JsonObject one, JsonObject other) => new() { ["anyOf"] = new JsonArray(one, other) };

    private static JsonArray Words(IEnumerable<string> words) => [.. words.Select(word => (JsonNode)word)];

    private static JsonObject Plain(string type, string description) => new() { ["description"] = description, ["type"] = type };

    private static JsonObject Reference(string name) => new() { ["$ref"] = $"#/$defs/{name}" };

    private static JsonObject Within(string key, JsonObject schema) => new()
    {
        ["properties"] = new JsonObject { [key] = schema },
        ["required"] = new JsonArray(key),
    };

    private static string Key(string name) => $"{StackFile.Namespace}:{name}";

    // Descriptions are no Markdown.
    private static string Readably(string text) => text.Replace("`", "", StringComparison.Ordinal);

    // Schema patterns match anywhere in a text. Not every reader of schemas knows \z and named groups.
    private static string Portable(string pattern)
    {
        var portable = GroupName().Replace(pattern.Replace(@"\z", "$", StringComparison.Ordinal), "(");
        return portable.StartsWith('^') ? portable : $"^(?:{portable})$";
    }

    [GeneratedRegex(@"\(\?<[A-Za-z]\w*>", RegexOptions.CultureInvariant)]
    private static partial Regex GroupName();

    [GeneratedRegex("(Settings|Args)$", RegexOptions.CultureInvariant)]
    private static partial Regex Ending();
}
