namespace Infra.Components;

/// <summary>A storage class of the cluster, and whether its volumes can be shared.</summary>
/// <param name="name">The class's name.</param>
/// <param name="shared">Whether pods on several nodes can mount one volume.</param>
/// <param name="madeBy">What makes volumes of this class; null when the cluster or another stack does.</param>
[Reference]
public sealed class StorageClassRef(string name, bool shared, Resource? madeBy = null)
{
    /// <summary>The class's name.</summary>
    public string Name { get; } = name;

    /// <summary>Whether pods on several nodes can mount one volume.</summary>
    public bool Shared { get; } = shared;

    /// <summary>What makes volumes of this class, which they come after. Default: none.</summary>
    public Resource? MadeBy { get; } = madeBy;
}
