using Infra.Components.Validation;

namespace Infra.Stacks;

/// <summary>The stack that owns the platform which this stack attaches to: <c>infra:platform: prod</c>.</summary>
public sealed record PlatformRef
{
    /// <summary>The owner's stack, by its short name.</summary>
    [Name]
    public required string Stack { get; init; }

    /// <summary>
    /// Whether the owner's nodes pull images by a role of their own, as on EKS, so that there is no pull secret. Default: false.
    /// </summary>
    public bool NodesPullImages { get; init; }

    /// <summary>Whether an update waits until workloads have rolled out. Default: true.</summary>
    public bool WaitForRollout { get; init; } = true;
}
