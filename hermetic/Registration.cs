using Pulumi.Utilities;

namespace Infra.Hermetic;

/// <summary>A resource while the stack runs: first what its constructor says, later what reaches the engine.</summary>
internal sealed class Registration(ResourceKey key, Resource resource, ResourceArgs? args, ResourceOptions options, int order)
{
    public ResourceKey Key { get; } = key;

    public Resource Resource { get; } = resource;

    public ResourceArgs? Args { get; } = args;

    public ResourceOptions Options { get; } = options;

    public int Order { get; } = order;

    /// <summary>What reached the engine. Default: null, it never did.</summary>
    public ImmutableDictionary<string, object>? Inputs { get; set; }

    /// <summary>The name of the provider that it is made through. Default: null, the package's default one.</summary>
    public string? Provider { get; set; }

    /// <summary>The names of what a component gives to others. Default: none.</summary>
    public IReadOnlyList<string> Outputs { get; set; } = [];

    /// <summary>Whether it exists already and is looked up by an id. The classes of packages give a new resource an empty one.</summary>
    public async Task<bool> IsLookupAsync() =>
        Options.Id is { } id && !string.IsNullOrEmpty(await OutputUtilities.GetValueAsync(id.ToOutput()));
}
