namespace Infra.Components;

/// <summary>One key of a Kubernetes Secret.</summary>
/// <param name="Secret">The Secret.</param>
/// <param name="Key">The key.</param>
[Reference]
public sealed record SecretKeyRef(SecretRef Secret, string Key);
