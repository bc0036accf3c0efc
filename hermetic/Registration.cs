using System.Collections.Immutable;
using Infra.Manifests;
using Pulumi;

namespace Infra.Hermetic;

/// <summary>A resource while the stack runs: first what its constructor says, later what reaches the engine.</summary>
/// <param name="key">Type and name.</param>
/// <param name="resource">The resource; its constructor has not ended yet.</param>
/// <param name="args">Its arguments.</param>
/// <param name="options">Its options.</param>
/// <param name="order">The place in the program.</param>
internal sealed class Registration(ResourceKey key, Resource resource, ResourceArgs? args, ResourceOptions options, int order)
{
    public ResourceKey Key { get; } = key;

    public Resource Resource { get; } = resource;

    public ResourceArgs? Args { get; } = args;

    public ResourceOptions Options { get; } = options;

    public int Order { get; } = order;

    /// <summary>Whether it exists already and is looked up by an id.</summary>
    public bool IsLookup { get; } = options.Id is not null;

    /// <summary>What reached the engine.</summary>
    public ImmutableDictionary<string, object>? Inputs { get; set; }

    public string? Provider { get; set; }
}
