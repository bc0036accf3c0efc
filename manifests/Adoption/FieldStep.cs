using System.Text.Encodings.Web;
using System.Text.Json;
using Infra.Schemas;

namespace Infra.Adoption;

/// <summary>
/// Steps of a path as a server writes it where field managers disagree: <c>.spec</c>, <c>[name="web"]</c>, <c>[="value"]</c>.
/// </summary>
internal static class FieldStep
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Field(string name) => "." + name;

    public static string Value(Node value) => $"[={Text(value)}]";

    /// <summary>The item of a list whose items have keys; null when it lacks one that has no default.</summary>
    public static string? Item(Schema list, Node item)
    {
        var keys = list.ListMapKeys.Order(StringComparer.Ordinal)
            .Select(key => (key, Value: (item as MapNode)?[key] ?? list.Items?.Properties.GetValueOrDefault(key)?.Default)).ToList();
        return keys.Count > 0 && keys.TrueForAll(key => key.Value is ScalarNode { Value: not null })
            ? $"[{string.Join(',', keys.Select(key => $"{key.key}={Text(key.Value!)}"))}]" : null;
    }

    /// <summary>
    /// A step as the server stores it: <c>f:name</c>, <c>k:{"name":"web"}</c>, <c>v:"value"</c>, <c>i:0</c>. Null for anything else.
    /// </summary>
    public static string? Read(string stored)
    {
        if (stored.Length < 2 || stored[1] != ':')
            return null;

        var rest = stored[2..];
        try
        {
            switch (stored[0])
            {
                case 'f':
                    return Field(rest);
                case 'v':
                    using (var value = JsonDocument.Parse(rest))
                        return $"[={Text(value.RootElement)}]";
                case 'k':
                    using (var keys = JsonDocument.Parse(rest))
                    {
                        return $"[{string.Join(',', keys.RootElement.EnumerateObject().OrderBy(key => key.Name, StringComparer.Ordinal)
                            .Select(key => $"{key.Name}={Text(key.Value)}"))}]";
                    }

                case 'i':
                    return $"[{rest}]";
                default:
                    return null;
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string Text(Node value) => value is ScalarNode { Text: { } text } ? Quoted(text) : value.ToString()!;

    private static string Text(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? Quoted(value.GetString()!) : value.GetRawText();

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Readable);
}
