using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>JSON of values that hold outputs and inputs.</summary>
internal static class OutputJson
{
    public static Output<string> Serialize<T>(Output<T> value, JsonSerializerOptions? options) => value.Apply(content =>
    {
        var converters = new OutputJsonConverters();
        var text = JsonSerializer.Serialize(content, With(options, converters));
        return new Output<string>(new OutputData<string>(
            converters.SawUnknown ? "" : text, !converters.SawUnknown, converters.SawSecret, [.. converters.Resources]));
    });

    public static Output<T> Deserialize<T>(Output<string> json, JsonSerializerOptions? options)
    {
        return new(ReadAsync());

        async Task<OutputData<T>> ReadAsync()
        {
            var data = await json.GetDataAsync().ConfigureAwait(false);
            var converters = new OutputJsonConverters { Source = data };
            return data.WithValue(data.IsKnown ? JsonSerializer.Deserialize<T>(data.Value, With(options, converters))! : default!);
        }
    }

    private static JsonSerializerOptions With(JsonSerializerOptions? options, OutputJsonConverters converters)
    {
        var copy = options is null ? new JsonSerializerOptions() : new(options);
        copy.Converters.Add(converters);
        return copy;
    }
}
