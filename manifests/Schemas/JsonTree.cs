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
        JsonValueKind.Object => Map(element, reference),
        JsonValueKind.Array => List(element, reference),
        JsonValueKind.String => new ScalarNode(element.GetString()),
        JsonValueKind.Number => ScalarNode.Number(element.GetDouble()),
        JsonValueKind.True => new ScalarNode(true),
        JsonValueKind.False => new ScalarNode(false),
        _ => ScalarNode.Null,
    };

    private static MapNode Map(JsonElement element, Func<string, string>? reference)
    {
        var entries = new List<KeyValuePair<string, Node>>(element.GetPropertyCount());
        foreach (var entry in element.EnumerateObject())
        {
            entries.Add(new(entry.Name, reference is not null && entry is { Name: "$ref", Value.ValueKind: JsonValueKind.String }
                ? new ScalarNode(reference(entry.Value.GetString()!)) : Of(entry.Value, reference)));
        }

        return new MapNode(entries);
    }

    private static ListNode List(JsonElement element, Func<string, string>? reference)
    {
        var items = new List<Node>(element.GetArrayLength());
        foreach (var item in element.EnumerateArray())
            items.Add(Of(item, reference));

        return new ListNode(items);
    }
}
