namespace Pulumi;

/// <summary>Says whether a failed operation is tried again.</summary>
public delegate Task<bool> ErrorHookCallback(ErrorHookArgs args, CancellationToken cancellationToken = default);
