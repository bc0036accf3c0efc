using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>JSON of values that hold outputs and inputs.</summary>
internal static class OutputJson
{
    public static Output<string> Serialize<T>(Output<T> value, JsonSerializerOptions? options)
        => value.Apply(content => JsonSerializer.Serialize(content, options));

    public static Output<T> Deserialize<T>(Output<string> json, JsonSerializerOptions? options)
        => json.Apply(text => JsonSerializer.Deserialize<T>(text, options)!);
}
