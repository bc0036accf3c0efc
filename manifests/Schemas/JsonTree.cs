using System.Text.Json;

namespace Infra.Schemas;

/// <summary>Trees of JSON that the program itself ships. Foreign JSON is read as YAML, with places.</summary>
internal static class JsonTree
{
    public static Node Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new MapNode(element.EnumerateObject().Select(entry => KeyValuePair.Create(entry.Name, Of(entry.Value)))),
        JsonValueKind.Array => new ListNode([.. element.EnumerateArray().Select(Of)]),
        JsonValueKind.String => new ScalarNode(element.GetString()),
        JsonValueKind.Number => ScalarNode.Number(element.GetDouble()),
        JsonValueKind.True => new ScalarNode(true),
        JsonValueKind.False => new ScalarNode(false),
        _ => ScalarNode.Null,
    };
}
