namespace Infra.Components;

/// <summary>A namespace on a cluster, of this stack or of another one.</summary>
/// <param name="cluster">The cluster.</param>
/// <param name="name">The name. Where this stack makes the namespace it is the resource's output, so that everything inside comes after
/// it.</param>
/// <param name="text">The name where the program knows it although it is an output.</param>
[Reference]
public sealed class NamespaceRef(Cluster cluster, Input<string> name, string? text = null)
{
    /// <summary>The cluster.</summary>
    public Cluster Cluster { get; } = cluster;

    /// <summary>The name.</summary>
    public Input<string> Name { get; } = name;

    /// <summary>The name as a text, as far as the program knows it.</summary>
    internal string? Text { get; } = text ?? name.Text();

    /// <summary>Whether it denies its pods incoming traffic that no policy allows, as far as the program knows.</summary>
    internal bool DeniesIngress { get; init; }

    /// <summary>Whether both are one namespace, as far as it is known before anything is made.</summary>
    internal bool Is(NamespaceRef other) =>
        ReferenceEquals(this, other) || ReferenceEquals(Name, other.Name) || (Text is not null && Text == other.Text);
}
