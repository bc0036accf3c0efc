using Pulumi.Testing;
using Pulumi.Utilities;

namespace Infra.Hermetic;

/// <summary>Stands for the engine, the plugins, the cloud and the cluster while a stack runs in process.</summary>
internal sealed class HermeticMocks(StackRun run, Recorder recorder, Func<string, Task<StackResult>> sibling) : IMocks
{
    private const string StackReferenceType = "pulumi:pulumi:StackReference";

    private ImmutableDictionary<string, Output<object?>> _outputs = ImmutableDictionary<string, Output<object?>>.Empty;

    /// <inheritdoc/>
    public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        try
        {
            var registration = recorder.Find(new ResourceKey(args.Type!, args.Name!));
            registration.Inputs = args.Inputs;
            registration.Provider = Providers.NameIn(args.Provider) ?? Providers.NameIn(registration.Options, args.Type!);
            if (args.Type == StackReferenceType)
                return (args.Id, await ReferenceAsync(args));

            await VanishedInputs.CheckAsync(run.Stack, registration, recorder);
            return registration.Resource is CustomResource
                ? (string.IsNullOrEmpty(args.Id) ? $"<{registration.Key} id>" : args.Id, State(registration, args.Inputs))
                : (null, State(registration, args.Inputs));
        }
        catch (RefusedException e)
        {
            foreach (var problem in e.Diagnostics)
                recorder.Add(problem);

            throw;
        }
    }

    /// <inheritdoc/>
    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(KnownState.OfCall(args.Token!, args.Args));

    /// <inheritdoc/>
    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        var key = ResourceReader.KeyOf(args.Urn);
        if (key.Type == ResourceTree.StackType)
            _outputs = args.Outputs;
        else
            recorder.Find(key).Outputs = [.. args.Outputs.Keys.Order(StringComparer.Ordinal)];

        return Task.CompletedTask;
    }

    /// <summary>The outputs of the stack, once it has run.</summary>
    public async Task<ImmutableArray<(string Name, object? Value, bool IsSecret)>> OutputsAsync()
    {
        var outputs = ImmutableArray.CreateBuilder<(string, object?, bool)>();
        foreach (var (name, output) in _outputs.OrderBy(o => o.Key, StringComparer.Ordinal))
            outputs.Add((name, await OutputUtilities.GetValueAsync(output), await Output.IsSecretAsync(output)));

        return outputs.ToImmutable();
    }

    // Only the classes of packages wait for what the engine says; our own components set their outputs themselves.
    private static ImmutableDictionary<string, object> State(Registration registration, ImmutableDictionary<string, object> inputs) =>
        registration.Key.Type.StartsWith("infra:", StringComparison.Ordinal)
            ? inputs
            : KnownState.Of(registration.Key, registration.Resource.GetType(), inputs);

    private async Task<object> ReferenceAsync(MockResourceArgs args)
    {
        var name = args.Id is { Length: > 0 } id ? id : args.Name!;
        if (name.Split('/') is not [StackRun.Organization, var project, var stack] || project != run.Project)
        {
            throw new RefusedException(new Diagnostic(Codes.UnknownStack, $"stack {run.Stack}, {StackReferenceType} {args.Name}", name,
                $"{StackRun.Organization}/{run.Project}/<stack>, a stack of this project", "refer to a stack of this project"));
        }

        var result = await sibling(stack);
        return ImmutableDictionary<string, object>.Empty
            .Add("name", name)
            .Add("outputs", result.RawOutputs)
            .Add("secretOutputNames", result.Outputs.Where(o => o.IsSecret).Select(o => (object)o.Name).ToImmutableArray());
    }
}
