using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Makes JSON of any plain structure.</summary>
internal sealed class JsonConverter : Converter
{
    public override bool TryConvert(object value, out object? result)
    {
        result = null;
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            if (!PlainJson.TryWrite(writer, value))
            {
                writer.Reset();
                return false;
            }
        }

        using var document = JsonDocument.Parse(stream.GetBuffer().AsMemory(0, (int)stream.Length));
        result = document.RootElement.Clone();
        return true;
    }
}
