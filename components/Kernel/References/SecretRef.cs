namespace Infra.Components;

/// <summary>A Kubernetes Secret that a pod reads, and the resource that makes it. The program never sees its content.</summary>
/// <param name="name">The Secret's name, in the namespace of its readers.</param>
/// <param name="madeBy">The resource that makes it; null when another stack or a person does.</param>
[Reference]
public sealed class SecretRef(Input<string> name, Resource? madeBy = null)
{
    /// <summary>The Secret's name.</summary>
    public Input<string> Name { get; } = name;

    /// <summary>The resource that makes it, which its readers come after. Default: none.</summary>
    public Resource? MadeBy { get; } = madeBy;
}
