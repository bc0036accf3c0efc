using System.Text.Json;
using Infra.Diagnostics;

namespace Infra.Settings;

/// <summary>Reads structure that is written as JSON in a text, which is how the engine hands it on and how <c>pulumi config set</c> may write it.</summary>
internal static class JsonText
{
    /// <summary>The structure, or null when the text is no JSON list or map.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Where the text stands.</param>
    public static SettingNode? Read(string text, SourceLocation? at)
    {
        var trimmed = text.AsSpan().TrimStart();
        if (trimmed is not ['[' or '{', ..])
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return Node(json.RootElement, at);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static SettingNode Node(JsonElement json, SourceLocation? at) => json.ValueKind switch
    {
        JsonValueKind.Array => new SettingList(at, [.. json.EnumerateArray().Select(item => Node(item, at))]),
        JsonValueKind.Object => new SettingMap(at, [.. json.EnumerateObject().Select(entry => new SettingEntry(entry.Name, at, Node(entry.Value, at)))]),
        JsonValueKind.String => new SettingText(at, json.GetString()!, Quoted: true),
        _ => new SettingText(at, json.GetRawText(), Quoted: false),
    };
}
