namespace Pulumi;

/// <summary>A transformation that the engine calls; nothing calls it in tests.</summary>
public delegate Task<ResourceTransformResult?> ResourceTransform(
    ResourceTransformArgs args, CancellationToken cancellationToken = default);
