using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Reads the outputs of another stack.</summary>
public class StackReference : CustomResource
{
    public StackReference(string name, StackReferenceArgs? args = null, CustomResourceOptions? options = null)
        : base(
            "pulumi:pulumi:StackReference",
            name,
            new StackReferenceArgs { Name = args?.Name ?? name },
            CustomResourceOptions.Merge(options, new() { Id = args?.Name ?? name }))
    {
    }

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("outputs")]
    public Output<ImmutableDictionary<string, object>> Outputs { get; private set; } = null!;

    [Output("secretOutputNames")]
    public Output<ImmutableArray<string>> SecretOutputNames { get; private set; } = null!;

    /// <summary>An output of the other stack, null if it has none of that name.</summary>
    public Output<object?> GetOutput(Input<string> name) => WithItsOwnSecrecy(
        name,
        Output.Tuple((Output<string>)name, Outputs).Apply(pair => pair.Item2.GetValueOrDefault(pair.Item1)));

    /// <summary>An output of the other stack, which must have it.</summary>
    public Output<object> RequireOutput(Input<string> name) => WithItsOwnSecrecy(
        name,
        Output.Tuple((Output<string>)name, Name, Outputs).Apply(parts => parts.Item3.TryGetValue(parts.Item1, out var value)
            ? value
            : throw new KeyNotFoundException($"Required output '{parts.Item1}' does not exist on stack '{parts.Item2}'.")));

    public async Task<StackReferenceOutputDetails> GetOutputDetailsAsync(string name)
    {
        var data = await GetOutput(name).GetDataAsync().ConfigureAwait(false);
        return data.IsSecret ? new() { SecretValue = data.Value } : new() { Value = data.Value };
    }

    public async Task<object?> GetValueAsync(Input<string> name) => Open(await GetOutput(name).GetDataAsync().ConfigureAwait(false));

    public async Task<object> RequireValueAsync(Input<string> name) => Open(await RequireOutput(name).GetDataAsync().ConfigureAwait(false));

    private static T Open<T>(OutputData<T> data) => data.IsSecret
        ? throw new InvalidOperationException("The referenced output is secret, so it is only there as an Output.")
        : data.Value;

    /// <summary>The outputs are secret as a whole if one of them is; this looks at the one alone.</summary>
    private Output<T> WithItsOwnSecrecy<T>(Input<string> name, Output<T> value)
    {
        return new(SecrecyAsync());

        async Task<OutputData<T>> SecrecyAsync()
        {
            var data = await value.GetDataAsync().ConfigureAwait(false);
            var names = await SecretOutputNames.GetDataAsync().ConfigureAwait(false);
            var wanted = await name.ToOutput().GetDataAsync().ConfigureAwait(false);
            return data.WithSecret(names.IsKnown && wanted.IsKnown
                ? names.Value.Contains(wanted.Value)
                : (await Outputs.GetDataAsync().ConfigureAwait(false)).IsSecret);
        }
    }
}
