using System.Text.Json;

namespace Infra.Schemas;

/// <summary>Trees of JSON without places. What users check is read as YAML, with places.</summary>
internal static class JsonTree
{
    /// <summary>The tree of an element.</summary>
    /// <param name="element">The element.</param>
    /// <param name="reference">What a <c>$ref</c> becomes. Default: itself.</param>
    public static Node Of(JsonElement element, Func<string, string>? reference = null) => element.ValueKind switch
    {
        JsonValueKind.Object => new MapNode(element.EnumerateObject().Select(entry => KeyValuePair.Create(entry.Name,
            reference is not null && entry is { Name: "$ref", Value.ValueKind: JsonValueKind.String }
                ? new ScalarNode(reference(entry.Value.GetString()!)) : Of(entry.Value, reference)))),
        JsonValueKind.Array => new ListNode([.. element.EnumerateArray().Select(item => Of(item, reference))]),
        JsonValueKind.String => new ScalarNode(element.GetString()),
        JsonValueKind.Number => ScalarNode.Number(element.GetDouble()),
        JsonValueKind.True => new ScalarNode(true),
        JsonValueKind.False => new ScalarNode(false),
        _ => ScalarNode.Null,
    };
}
