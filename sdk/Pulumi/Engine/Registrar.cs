using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Brings resources from the program to the monitor once all that they wait for is there.</summary>
internal sealed class Registrar(Run run)
{
    /// <summary>Registers, reads or looks up a resource and settles its outputs.</summary>
    public async Task CompleteAsync(Resource resource, ResourceArgs args, ResourceOptions options)
    {
        try
        {
            resource.Registration!.Complete(await StateAsync(resource, args, options).ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            resource.Registration!.Fail(exception);
            throw;
        }
    }

    /// <summary>Tells the mocks what a component or stack gives out.</summary>
    public async Task RegisterOutputsAsync(Resource resource, Output<IDictionary<string, object?>> outputs)
    {
        var urn = await resource.Urn.GetValueAsync("").ConfigureAwait(false);
        var values = await outputs.GetValueAsync(ImmutableDictionary<string, object?>.Empty).ConfigureAwait(false);
        var label = "monitor.registerResourceOutputs(...)";
        var map = await Properties.SerializeAsync(label, new DictionaryOutputs(values), withIdentity: true).ConfigureAwait(false);
        await run.Mocks.RegisterResourceOutputs(new(urn, map.AsOutputs())).ConfigureAwait(false);
    }

    private async ValueTask<ResourceState> StateAsync(Resource resource, ResourceArgs args, ResourceOptions options)
    {
        if (options.Urn is { } urn)
            return run.Monitor.Find(urn);

        var id = options.Id is null ? "" : await options.Id.Value.GetValueAsync("").ConfigureAwait(false);
        if (string.IsNullOrEmpty(id))
        {
            var importId = (options as CustomResourceOptions)?.ImportId ?? "";
            var request = await PrepareAsync(resource, importId, args, options).ConfigureAwait(false);
            return await run.Monitor.RegisterAsync(resource, request).ConfigureAwait(false);
        }

        if (resource is not CustomResource)
            throw new ArgumentException("ResourceOptions.Id is only valid for a CustomResource");

        var read = await PrepareAsync(resource, id, args, options).ConfigureAwait(false);
        return await run.Monitor.ReadAsync(resource, read).ConfigureAwait(false);
    }

    private async ValueTask<Monitor.Request> PrepareAsync(Resource resource, string id, ResourceArgs args, ResourceOptions options)
    {
        var (type, name) = (resource.GetResourceType(), resource.GetResourceName());
        await Dependencies.WaitForAsync(options, resource).ConfigureAwait(false);
        var inputs = await Properties.SerializeAsync($"resource:{name}[{type}]", args, withIdentity: false).ConfigureAwait(false);
        await Dependencies.WaitForAsync(inputs, resource).ConfigureAwait(false);
        var parent = options.Parent ?? (type == Stack.TypeToken ? null : run.Stack);
        var parentUrn = parent is null ? "" : await parent.Urn.GetValueAsync("").ConfigureAwait(false);
        var provider = resource.Provider is null ? "" : await resource.Provider.ReferenceAsync().ConfigureAwait(false);
        return new(type, name, id, parentUrn, provider, inputs);
    }
}
