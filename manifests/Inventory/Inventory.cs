namespace Infra.Manifests;

/// <summary>
/// Everything that a stack makes or a folder holds: what rules, comparisons, pictures and rendering work on. Every list is in an order that
/// depends on its content alone.
/// </summary>
public record Inventory
{
    /// <summary>The name of the stack or folder.</summary>
    public required string Stack { get; init; }

    /// <summary>The Kubernetes objects, by identity.</summary>
    public IReadOnlyList<Manifest> Manifests { get; init; } = [];

    /// <summary>The Helm releases, by namespace and name.</summary>
    public IReadOnlyList<ChartRelease> Charts { get; init; } = [];

    /// <summary>The remote manifests, by source.</summary>
    public IReadOnlyList<RemoteManifest> RemoteManifests { get; init; } = [];

    /// <summary>The resources outside the cluster, by type and name.</summary>
    public IReadOnlyList<StackResource> Cloud { get; init; } = [];
}
