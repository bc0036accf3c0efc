using Pulumi.Serialization;

namespace Pulumi;

/// <summary>The resources that others wait for: those named, and for a component all below it.</summary>
internal static class Dependencies
{
    /// <summary>Waits for what a resource depends on by its options.</summary>
    public static async ValueTask WaitForAsync(ResourceOptions options, Resource waiting)
    {
        if (options.DeletedWith is { } deletedWith)
            await deletedWith.Urn.GetDataAsync().ConfigureAwait(false);

        foreach (var alias in options.AliasesIfAny ?? [])
            await WaitForAsync(alias).ConfigureAwait(false);

        await WaitForAsync(options.ReplaceWithIfAny, waiting).ConfigureAwait(false);
        await WaitForAsync(options.DependsOnIfAny, waiting).ConfigureAwait(false);
    }

    /// <summary>Waits for the children of components that a resource's arguments name.</summary>
    public static async ValueTask WaitForAsync(SerializedMap inputs, Resource waiting)
    {
        foreach (var component in inputs.Dependencies?.OfType<ComponentResource>() ?? [])
            await WaitForAsync(component, waiting).ConfigureAwait(false);
    }

    /// <summary>The resource itself, or for a component of this program the ones below it.</summary>
    public static IEnumerable<Resource> Reach(Resource resource) => resource is ComponentResource { IsRemote: false }
        ? resource.Children().SelectMany(Reach)
        : [resource];

    private static async ValueTask WaitForAsync(Input<Alias> input)
    {
        if (await input.ToOutput().GetValueAsync(null!).ConfigureAwait(false) is not { Urn: null } alias)
            return;

        Output<string>?[] parts =
        [
            alias.Name?.Value, alias.Type?.Value, alias.Stack?.Value, alias.Project?.Value, alias.Parent?.Urn, alias.ParentUrn?.Value,
        ];
        foreach (var part in parts.OfType<Output<string>>())
            await part.GetDataAsync().ConfigureAwait(false);
    }

    private static async ValueTask WaitForAsync(InputList<Resource>? resources, Resource waiting)
    {
        if (resources is null)
            return;

        var list = await resources.Value.GetValueAsync([]).ConfigureAwait(false);
        foreach (var resource in list.IsDefault ? [] : list)
            await WaitForAsync(resource, waiting).ConfigureAwait(false);
    }

    private static async ValueTask WaitForAsync(Resource resource, Resource waiting)
    {
        foreach (var reached in Reach(resource))
        {
            if (reached == waiting)
            {
                throw new InvalidOperationException(
                    $"Resource '{waiting.GetResourceName()}' depends on '{resource.GetResourceName()}' and is part of it, "
                    + "so it would wait for itself forever.");
            }

            await reached.Urn.GetDataAsync().ConfigureAwait(false);
        }
    }
}
