using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi.Serialization;

/// <summary>Reads and writes outputs and inputs inside of JSON, noting what it saw while writing.</summary>
internal sealed class OutputJsonConverters : JsonConverterFactory
{
    private static readonly Dictionary<Type, Type> Converters = new()
    {
        [typeof(Output<>)] = typeof(OutputConverter<>),
        [typeof(Input<>)] = typeof(InputConverter<>),
        [typeof(InputList<>)] = typeof(InputListConverter<>),
        [typeof(InputMap<>)] = typeof(InputMapConverter<>),
    };

    public bool SawUnknown { get; private set; }

    public bool SawSecret { get; private set; }

    public HashSet<Resource> Resources { get; } = [];

    /// <summary>Where JSON that is read comes from; what is made of it is as secret and depends on the same.</summary>
    public OutputData<string>? Source { get; init; }

    public override bool CanConvert(Type typeToConvert)
        => typeToConvert.IsGenericType && Converters.ContainsKey(typeToConvert.GetGenericTypeDefinition());

    public override System.Text.Json.Serialization.JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
        => (System.Text.Json.Serialization.JsonConverter)Activator.CreateInstance(
            Converters[typeToConvert.GetGenericTypeDefinition()].MakeGenericType(typeToConvert.GenericTypeArguments), this)!;

    private Output<T> Read<T>(ref Utf8JsonReader reader, JsonSerializerOptions options)
        => new(Source!.WithValue(JsonSerializer.Deserialize<T>(ref reader, options)!));

    private void Write<T>(Utf8JsonWriter writer, Output<T> value, JsonSerializerOptions options)
    {
        // JSON converters cannot wait otherwise.
        var data = value.Settled ?? value.GetDataAsync().AsTask().GetAwaiter().GetResult();
        Resources.UnionWith(data.Resources);
        SawUnknown |= !data.IsKnown;
        SawSecret |= data.IsKnown && data.IsSecret;
        JsonSerializer.Serialize(writer, data.IsKnown ? data.Value : default, options);
    }

    private sealed class OutputConverter<T>(OutputJsonConverters parent) : JsonConverter<Output<T>>
    {
        public override Output<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => parent.Read<T>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, Output<T> value, JsonSerializerOptions options)
            => parent.Write(writer, value, options);
    }

    private sealed class InputConverter<T>(OutputJsonConverters parent) : JsonConverter<Input<T>>
    {
        public override Input<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => parent.Read<T>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, Input<T> value, JsonSerializerOptions options)
            => parent.Write(writer, value.Value, options);
    }

    private sealed class InputListConverter<T>(OutputJsonConverters parent) : JsonConverter<InputList<T>>
    {
        public override InputList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => parent.Read<ImmutableArray<T>>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, InputList<T> value, JsonSerializerOptions options)
            => parent.Write(writer, value.Value, options);
    }

    private sealed class InputMapConverter<T>(OutputJsonConverters parent) : JsonConverter<InputMap<T>>
    {
        public override InputMap<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => parent.Read<ImmutableDictionary<string, T>>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, InputMap<T> value, JsonSerializerOptions options)
            => parent.Write(writer, value.Value, options);
    }
}
