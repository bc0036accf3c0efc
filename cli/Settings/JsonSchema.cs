using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Infra.Components.Settings;
using Infra.Components.Validation;

namespace Infra.Settings;

/// <summary>The JSON Schema (draft 2020-12) of <c>Pulumi.&lt;stack&gt;.yaml</c>, from the settings types that also bind it.</summary>
internal static partial class JsonSchema
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema, as text.</summary>
    /// <param name="systems">The systems that a stack file may choose from.</param>
    public static string Of(IReadOnlyList<SystemDefinition> systems)
    {
        ArgumentNullException.ThrowIfNull(systems);
        var definitions = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        var choices = new JsonArray();
        foreach (var system in systems)
        {
            var config = Config(system, definitions);
            definitions.Add($"system:{system.Name}", config);
            choices.Add(new JsonObject
            {
                ["if"] = Within("config", Within(Key(StackBinder.SystemKey), new JsonObject { ["const"] = system.Name })),
                ["then"] = Within("config", Reference($"system:{system.Name}")),
            });
        }

        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "A stack's settings",
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["config"] = new JsonObject
                {
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
            ["$defs"] = new JsonObject(definitions.Select(definition => KeyValuePair.Create(definition.Key, (JsonNode?)definition.Value))),
        };
        return schema.ToJsonString(Readable) + "\n";
    }

    private static JsonObject Config(SystemDefinition system, SortedDictionary<string, JsonObject> definitions)
    {
        var config = Record((RecordType)SettingType.Of(system.Settings), definitions, top: true);
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

    private static JsonObject Record(RecordType type, SortedDictionary<string, JsonObject> definitions, bool top)
    {
        string Written(string name) => top ? Key(name) : name;
        var example = Activator.CreateInstance(type.Type)!;
        var properties = new JsonObject();
        foreach (var key in type.Keys)
        {
            var schema = Value(key.Type, key.Format, definitions, top);
            if (key.Property.GetCustomAttribute<DescriptionAttribute>() is { } described)
            {
                // Beside a reference, a description is the place's own.
                schema["description"] = described.Description + (key.Format is null || schema.ContainsKey("$ref") ? "" : $" Allowed: {key.Format.Allowed}.");
            }

            if (!key.Required && Default(key.Property.GetValue(example), key.Type) is { } fallback)
            {
                schema["default"] = fallback;
            }

            properties[Written(key.Name)] = schema;
        }

        foreach (var refused in type.Refused)
        {
            properties[Written(refused.Key)] = new JsonObject { ["description"] = $"Cannot be set: {refused.Reason}.", ["not"] = new JsonObject() };
        }

        var record = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (type.Type.GetCustomAttribute<DescriptionAttribute>() is { } about)
        {
            record["description"] = about.Description;
        }

        // A file without its secrets is what a checkout holds; the engine is told them later.
        var required = type.Keys.Where(key => key.Required && key.Type is not SecretType).Select(key => (JsonNode)Written(key.Name)).ToArray();
        if (required.Length > 0)
        {
            record["required"] = new JsonArray(required);
        }

        record["additionalProperties"] = false;
        return record;
    }

    private static JsonObject Value(SettingType type, FormatAttribute? format, SortedDictionary<string, JsonObject> definitions, bool top)
    {
        switch (type)
        {
            case TextType:
                var text = new JsonObject { ["type"] = "string" };
                if (format?.Pattern is { } pattern)
                {
                    text["pattern"] = Portable(pattern);
                }

                return text;
            case NumberType:
                return Number(format, top);
            case SwitchType:
                // `pulumi config set` writes top-level values as texts.
                return top ? new JsonObject { ["enum"] = new JsonArray(true, false, "true", "false") } : new JsonObject { ["type"] = "boolean" };
            case ChoiceType choice:
                return new JsonObject { ["enum"] = new JsonArray([.. choice.Words.Select(word => (JsonNode)word.Word)]) };
            case SecretType:
                return new JsonObject
                {
                    ["type"] = "object",
                    ["properties"] = new JsonObject { ["secure"] = Plain("string", "The ciphertext, written by `pulumi config set --secret`.") },
                    ["required"] = new JsonArray("secure"),
                    ["additionalProperties"] = false,
                };
            case ListType list:
                return new JsonObject { ["type"] = "array", ["items"] = Value(list.Item, format, definitions, top: false) };
            case MapType map:
                return new JsonObject { ["type"] = "object", ["additionalProperties"] = Value(map.Value, format, definitions, top: false) };
            default:
                var record = (RecordType)type;
                var name = record.Type.FullName!;
                if (!definitions.ContainsKey(name))
                {
                    // The name first: a record may hold itself.
                    definitions.Add(name, []);
                    definitions[name] = Record(record, definitions, top: false);
                }

                return Reference(name);
        }
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
        }

        return number;
    }

    private static JsonNode? Default(object? value, SettingType type) => (type, value) switch
    {
        (TextType, string { Length: > 0 } text) => text,
        (NumberType, int number) => number,
        (SwitchType, bool flag) => flag,
        (ChoiceType choice, not null) => choice.WordOf(value),
        (ListType { Item: TextType }, IEnumerable<string> list) when list.Any() => new JsonArray([.. list.Select(item => (JsonNode)item)]),
        _ => null,
    };

    private static JsonObject Plain(string type, string description) => new() { ["description"] = description, ["type"] = type };

    private static JsonObject Reference(string name) => new() { ["$ref"] = string.Create(CultureInfo.InvariantCulture, $"#/$defs/{name}") };

    private static JsonObject Within(string key, JsonObject schema) => new()
    {
        ["properties"] = new JsonObject { [key] = schema },
        ["required"] = new JsonArray(key),
    };

    private static string Key(string name) => $"{StackFile.Namespace}:{name}";

    // Schema patterns match anywhere in a text. Not every reader of schemas knows \z and named groups.
    private static string Portable(string pattern)
    {
        var portable = GroupName().Replace(pattern.Replace(@"\z", "$", StringComparison.Ordinal), "(");
        return portable.StartsWith('^') ? portable : $"^(?:{portable})$";
    }

    [GeneratedRegex(@"\(\?<[A-Za-z]\w*>", RegexOptions.CultureInvariant)]
    private static partial Regex GroupName();
}
