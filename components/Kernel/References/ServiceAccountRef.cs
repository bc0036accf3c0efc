namespace Infra.Components;

/// <summary>A ServiceAccount with permissions in the cluster's API: pods that take it get its token.</summary>
/// <param name="name">The account's name.</param>
/// <param name="space">Its namespace, which is that of its pods.</param>
/// <param name="madeBy">The resources that make it and its permissions; none when another stack or a person does.</param>
[Reference]
public sealed class ServiceAccountRef(Input<string> name, NamespaceRef space, params IReadOnlyList<Resource> madeBy)
{
    /// <summary>The account's name.</summary>
    public Input<string> Name { get; } = name;

    /// <summary>Its namespace.</summary>
    public NamespaceRef Namespace { get; } = space;

    /// <summary>The resources that make it and its permissions, which its pods come after. Default: none.</summary>
    public IReadOnlyList<Resource> MadeBy { get; } = madeBy;
}
