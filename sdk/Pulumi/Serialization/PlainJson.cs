using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Between JSON elements and plain values.</summary>
internal static class PlainJson
{
    /// <summary>Reads JSON; unlike elsewhere, nulls inside of objects stay.</summary>
    public static object? Read(JsonElement element, bool withHidden) => element.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.True or JsonValueKind.False => element.GetBoolean(),
        JsonValueKind.Array => element.EnumerateArray().Select(item => Read(item, withHidden)).ToImmutableArray(),
        _ => ReadObject(element, withHidden),
    };

    /// <summary>Writes a plain value; false if it holds anything that JSON cannot express.</summary>
    public static bool TryWrite(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                return true;
            case string text:
                writer.WriteStringValue(text);
                return true;
            case bool truth:
                writer.WriteBooleanValue(truth);
                return true;
            case double number:
                writer.WriteNumberValue(number);
                return true;
            case ImmutableArray<object?> items:
                writer.WriteStartArray();
                var allItems = items.All(item => TryWrite(writer, item));
                writer.WriteEndArray();
                return allItems;
            case ImmutableDictionary<string, object?> members:
                writer.WriteStartObject();
                var allMembers = members.All(member =>
                {
                    writer.WritePropertyName(member.Key);
                    return TryWrite(writer, member.Value);
                });
                if (allMembers)
                    writer.WriteEndObject();

                return allMembers;
            default:
                return false;
        }
    }

    private static ImmutableDictionary<string, object?> ReadObject(JsonElement element, bool withHidden)
    {
        var result = ImmutableDictionary.CreateBuilder<string, object?>();
        foreach (var member in element.EnumerateObject())
        {
            if (withHidden || !Plain.IsHidden(member.Name))
                result[member.Name] = Read(member.Value, withHidden);
        }

        return result.ToImmutable();
    }
}
