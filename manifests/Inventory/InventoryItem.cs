namespace Infra.Manifests;

/// <summary>
/// What is known about the origin of anything in an inventory: the resource of a stack that it is, or the place in a file.
/// </summary>
public abstract record InventoryItem
{
    /// <summary>The resource of the stack. Default: none, it was read from a file.</summary>
    public ResourceKey? Resource { get; init; }

    /// <summary>The components that made it, outermost first. Default: none.</summary>
    public IReadOnlyList<ResourceKey> Components { get; init; } = [];

    /// <summary>The options that the engine is given beside the content. Default: none.</summary>
    public EngineOptions Options { get; init; } = EngineOptions.None;

    /// <summary>Where it begins in its file. Default: none, a stack made it.</summary>
    public SourceLocation? At { get; init; }
}
