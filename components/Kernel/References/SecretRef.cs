namespace Infra.Components;

/// <summary>A Kubernetes Secret that a pod reads, and the resource that makes it. The program never sees its content.</summary>
/// <param name="name">The Secret's name, in the namespace of its readers.</param>
/// <param name="madeBy">The resource that makes it; null when another stack or a person does.</param>
/// <param name="version">A text that changes with the content and says nothing of it; null when the program does not see changes.</param>
[Reference]
public sealed class SecretRef(Input<string> name, Resource? madeBy = null, Input<string>? version = null)
{
    /// <summary>The Secret's name.</summary>
    public Input<string> Name { get; } = name;

    /// <summary>The resource that makes it, which its readers come after. Default: none.</summary>
    public Resource? MadeBy { get; } = madeBy;

    /// <summary>A text that changes with the content; pods that read it are replaced then. Default: none; they are not.</summary>
    public Input<string>? Version { get; } = version;
}
