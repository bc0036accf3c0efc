namespace Infra.Components;

/// <summary>Pods, as a network policy selects them.</summary>
/// <param name="space">The namespace they run in.</param>
/// <param name="labels">The labels that all of them carry, and no other pod of the namespace does.</param>
[Reference]
public sealed class PodSet(NamespaceRef space, IReadOnlyDictionary<string, Input<string>> labels)
{
    /// <summary>The namespace they run in.</summary>
    public NamespaceRef Namespace { get; } = space;

    /// <summary>The labels.</summary>
    public IReadOnlyDictionary<string, Input<string>> Labels { get; } = labels;
}
