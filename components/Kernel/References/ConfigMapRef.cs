namespace Infra.Components;

/// <summary>A ConfigMap that a pod reads, and the resource that makes it.</summary>
/// <param name="name">The ConfigMap's name, in the namespace of its readers.</param>
/// <param name="madeBy">The resource that makes it; null when another stack or a person does.</param>
/// <param name="version">A text that changes with the content; null when the program does not see changes.</param>
/// <param name="keys">The keys that it has; null when the program does not know them.</param>
[Reference]
public sealed class ConfigMapRef(
    Input<string> name, Resource? madeBy = null, Input<string>? version = null, IReadOnlyCollection<string>? keys = null)
{
    /// <summary>The ConfigMap's name.</summary>
    public Input<string> Name { get; } = name;

    /// <summary>The resource that makes it, which its readers come after. Default: none.</summary>
    public Resource? MadeBy { get; } = madeBy;

    /// <summary>A text that changes with the content; pods that read it are replaced then. Default: none; they are not.</summary>
    public Input<string>? Version { get; } = version;

    /// <summary>The keys that it has, so that another one is refused. Default: unknown.</summary>
    public IReadOnlyCollection<string>? Keys { get; } = keys;
}
