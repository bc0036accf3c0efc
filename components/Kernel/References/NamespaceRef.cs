namespace Infra.Components;

/// <summary>A namespace on a cluster, of this stack or of another one.</summary>
/// <param name="cluster">The cluster.</param>
/// <param name="name">The name. Where this stack makes the namespace it is the resource's output, so that everything inside comes after
/// it.</param>
[Reference]
public sealed class NamespaceRef(Cluster cluster, Input<string> name)
{
    /// <summary>The cluster.</summary>
    public Cluster Cluster { get; } = cluster;

    /// <summary>The name.</summary>
    public Input<string> Name { get; } = name;

    /// <summary>Whether both are one namespace, as far as it is known before anything is made.</summary>
    internal bool Is(NamespaceRef other) =>
        ReferenceEquals(this, other) || ReferenceEquals(Name, other.Name) || (Name.Text() is { } text && text == other.Name.Text());
}
