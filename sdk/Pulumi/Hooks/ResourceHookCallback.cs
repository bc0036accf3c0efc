namespace Pulumi;

/// <summary>What a resource hook does.</summary>
public delegate Task ResourceHookCallback(ResourceHookArgs args, CancellationToken cancellationToken = default);
