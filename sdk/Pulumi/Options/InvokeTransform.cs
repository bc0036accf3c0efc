namespace Pulumi;

/// <summary>A transformation of function calls that the engine calls; nothing calls it in tests.</summary>
public delegate Task<InvokeTransformResult?> InvokeTransform(
    InvokeTransformArgs args, CancellationToken cancellationToken = default);
