using System.Text.Json;

namespace Infra.Settings;

/// <summary>
/// Reads structure that is written as JSON in a text, which is how the engine hands it on and how <c>pulumi config set</c> may write it.
/// </summary>
internal static class JsonText
{
    /// <summary>The structure, or null when the text is no JSON list or map.</summary>
    public static Node? Read(ScalarNode text)
    {
        var written = text.Written();
        if (written.AsSpan().TrimStart() is not ['[' or '{', ..])
            return null;

        try
        {
            using var json = JsonDocument.Parse(written, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return Tree(json.RootElement, text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Node Tree(JsonElement json, ScalarNode at) => json.ValueKind switch
    {
        JsonValueKind.Array => new ListNode([.. json.EnumerateArray().Select(item => Tree(item, at))])
        {
            Line = at.Line,
            Column = at.Column,
        },
        JsonValueKind.Object => new MapNode(json.EnumerateObject().Select(entry => KeyValuePair.Create(entry.Name, Tree(entry.Value, at))))
        {
            Line = at.Line,
            Column = at.Column,
        },
        JsonValueKind.String => new ScalarNode(json.GetString()) { Line = at.Line, Column = at.Column },
        _ => new ScalarNode(Scalars.Resolve(json.GetRawText())) { Line = at.Line, Column = at.Column, Plain = json.GetRawText() },
    };
}
