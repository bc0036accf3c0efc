using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Infra.Components;

/// <summary>Configuration files as JSON, which every reader of YAML reads, on one line or indented.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions _options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions _indented = new(_options) { WriteIndented = true, NewLine = "\n" };

    public static string Indented(this JsonNode node) => node.ToJsonString(_indented) + "\n";

    public static string Line(this JsonNode node) => node.ToJsonString(_options);

    public static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode?)text)];

    public static JsonObject Map(IEnumerable<KeyValuePair<string, string>> entries) =>
        new(entries.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value)));
}
