using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Calls provider functions and methods of resources through the mocks.</summary>
internal sealed class Invoker(Run run)
{
    public Output<T> Invoke<T>(string token, InvokeArgs? args, InvokeOptions? options) => new(InvokeOutputAsync<T>(token, args, options));

    public async Task<T> InvokeAsync<T>(string token, InvokeArgs? args, InvokeOptions? options)
    {
        TargetTypes.Check($"{token} result", typeof(T));
        var sent = await SerializeAsync(token, args).ConfigureAwait(false);
        return (await AskAsync(token, sent.Known, Provider(token, options)).ConfigureAwait(false)).Whole<T>([]).Value;
    }

    public async Task InvokeAsync(string token, InvokeArgs? args, InvokeOptions? options)
    {
        var sent = await SerializeAsync(token, args).ConfigureAwait(false);
        await AskAsync(token, sent.Known, Provider(token, options)).ConfigureAwait(false);
    }

    public Output<T> Call<T>(string token, CallArgs? args, Resource? self, CallOptions? options)
        => new(CallAsync(token, args, self, options, result => result.Whole<T>([])));

    public void Call(string token, CallArgs? args, Resource? self, CallOptions? options)
        => _ = new Output<object?>(CallAsync(token, args, self, options, _ => OutputData<object?>.Plain(null)));

    private static ValueTask<SerializedMap> SerializeAsync(string token, InvokeArgs? args)
        => Properties.SerializeAsync($"invoke:{token}", args ?? InvokeArgs.Empty, withIdentity: true);

    private static ProviderResource? Provider(string token, InvokeOptions? options)
        => options?.Provider ?? options?.Parent?.GetProvider(token);

    private async Task<OutputData<T>> InvokeOutputAsync<T>(string token, InvokeArgs? args, InvokeOptions? options)
    {
        var sent = await LoggedAsync($"invoke {token}", SerializeAsync(token, args)).ConfigureAwait(false);
        var dependsOn = options is InvokeOutputOptions { DependsOn: { } named }
            ? await named.Value.GetValueAsync([]).ConfigureAwait(false)
            : [];
        ImmutableHashSet<Resource> dependencies = [.. sent.Dependencies ?? ImmutableHashSet<Resource>.Empty, .. dependsOn];
        if (sent.HasUnknown || !await AllHaveIdsAsync(dependencies).ConfigureAwait(false))
            return new(default!, false, false, []);

        TargetTypes.Check($"{token} result", typeof(T));
        var result = await AskAsync(token, sent.Known, Provider(token, options)).ConfigureAwait(false);
        return result.Whole<T>(dependencies);
    }

    private async Task<OutputData<T>> CallAsync<T>(
        string token, CallArgs? args, Resource? self, CallOptions? options, Func<SerializedMap, OutputData<T>> convert)
    {
        var sent = await LoggedAsync(
            $"call {token}",
            Properties.SerializeAsync($"call:{token}", args ?? CallArgs.Empty, withIdentity: true)).ConfigureAwait(false);
        var known = sent.Known;
        if (self is not null)
            known = known.SetItem("__self__", ResourceReference.Resolve(await self.Urn.GetValueAsync("").ConfigureAwait(false)));

        var provider = self is null ? options?.Provider ?? options?.Parent?.GetProvider(token) : self.Provider;
        return convert(await AskAsync(token, known, provider).ConfigureAwait(false));
    }

    private async Task<SerializedMap> AskAsync(string token, ImmutableDictionary<string, object> args, ProviderResource? provider)
    {
        var result = await run.Mocks.CallAsync(new()
        {
            Token = token,
            Args = args,
            Provider = provider is null ? "" : await provider.ReferenceAsync().ConfigureAwait(false),
        }).ConfigureAwait(false);
        return await Properties.SerializeAsync(result).ConfigureAwait(false);
    }

    /// <summary>An error in the arguments is reported even if nobody looks at the output.</summary>
    private async Task<SerializedMap> LoggedAsync(string what, ValueTask<SerializedMap> serialization)
    {
        try
        {
            return await serialization.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            run.LogError($"Error serializing arguments for {what}: {exception}");
            throw;
        }
    }

    private static async Task<bool> AllHaveIdsAsync(IEnumerable<Resource> resources)
    {
        foreach (var resource in resources.Concat(resources.SelectMany(Dependencies.Reach)))
        {
            if (resource is CustomResource { Id: { } id } && !(await id.GetDataAsync().ConfigureAwait(false)).IsKnown)
                return false;
        }

        return true;
    }
}
