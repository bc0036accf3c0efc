namespace Infra.Components;

/// <summary>A Gateway, of this stack or of another one.</summary>
/// <param name="name">The Gateway's name.</param>
/// <param name="space">Its namespace.</param>
[Reference]
public sealed class GatewayRef(Input<string> name, NamespaceRef space)
{
    /// <summary>The Gateway's name.</summary>
    public Input<string> Name { get; } = name;

    /// <summary>Its namespace.</summary>
    public NamespaceRef Namespace { get; } = space;
}
