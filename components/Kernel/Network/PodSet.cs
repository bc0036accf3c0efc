using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

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

    /// <summary>The metadata of an object that belongs to them: it is in their namespace and has their labels.</summary>
    internal ObjectMetaArgs Named(string name, InputMap<string>? annotations = null)
    {
        var metadata = new ObjectMetaArgs { Name = name, Namespace = Namespace.Name, Labels = Flow.Labels(Labels) };
        if (annotations is not null)
            metadata.Annotations = annotations;

        return metadata;
    }
}
