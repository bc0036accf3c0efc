using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Infra.Wording;

namespace Infra.Reports;

/// <summary>Writes trees as JSON.</summary>
internal static class NodeJson
{
    private static readonly JsonWriterOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A tree as JSON: on one line, or on several with a line end.</summary>
    public static string Write(Node tree, bool indented = false)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, indented ? OneLine with { Indented = true, NewLine = "\n" } : OneLine))
            Write(json, tree);

        return Printable.Json(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length)) + (indented ? "\n" : "");
    }

    /// <summary>A tree as a part of a larger JSON text.</summary>
    public static JsonElement Element(Node tree)
    {
        using var document = JsonDocument.Parse(Write(tree));
        return document.RootElement.Clone();
    }

    private static void Write(Utf8JsonWriter json, Node node)
    {
        switch (node)
        {
            case MapNode map:
                json.WriteStartObject();
                foreach (var (key, value) in map.Entries)
                {
                    json.WritePropertyName(key);
                    Write(json, value);
                }

                json.WriteEndObject();
                break;
            case ListNode list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                    Write(json, item);

                json.WriteEndArray();
                break;
            case ScalarNode { Text: { } text }:
                json.WriteStringValue(text);
                break;
            default:
                json.WriteRawValue(node.ToString()!, skipInputValidation: true);
                break;
        }
    }
}
