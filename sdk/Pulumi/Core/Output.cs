using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Makes and combines outputs.</summary>
public static partial class Output
{
    public static Output<T> Create<T>(T value) => new(OutputData<T>.Plain(value));

    public static Output<T> Create<T>(Task<T> value) => Output<T>.Create(value);

    public static Output<T> CreateSecret<T>(T value) => new(new OutputData<T>(value, true, true, []));

    public static Output<T> CreateSecret<T>(Task<T> value) => Output<T>.Create(value, isSecret: true);

    public static Output<T> CreateSecret<T>(Output<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Map(data => data.WithSecret(true));
    }

    public static Output<T> Unsecret<T>(Output<T> output) => output.Map(data => data.WithSecret(false));

    public static async Task<bool> IsSecretAsync<T>(Output<T> output) => (await output.GetDataAsync().ConfigureAwait(false)).IsSecret;

    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => All(inputs.AsEnumerable());

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs) => All(inputs.Select(input => input?.Value!));

    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => All(outputs.AsEnumerable());

    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs)
    {
        var parts = outputs.ToArray();
        return Combination.Of(parts, () => parts.Select(part => part.Settled!.Value).ToImmutableArray());
    }

    /// <summary>Formats with the invariant culture; arguments may be outputs, inputs or plain values.</summary>
    public static Output<string> Format(FormattableString formattableString)
    {
        var arguments = formattableString.GetArguments();
        var parts = new Output<object?>[arguments.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = arguments[i] switch
            {
                IInput input => input.Flat.ToObject(),
                IOutput output => output.ToObject(),
                var plain => Create<object?>(plain),
            };
        }

        return Combination.Of(
            parts,
            () => string.Format(
                CultureInfo.InvariantCulture,
                formattableString.Format,
                Array.ConvertAll(parts, part => part.Settled!.Value)));
    }

    /// <summary>Writes a value as JSON; outputs and inputs inside of it are resolved.</summary>
    public static Output<string> JsonSerialize<T>(Output<T> value, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        return OutputJson.Serialize(value, options);
    }

    /// <summary>Reads a value from JSON; outputs and inputs inside of it are made known.</summary>
    public static Output<T> JsonDeserialize<T>(Output<string> json, JsonSerializerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        return OutputJson.Deserialize<T>(json, options);
    }
}
