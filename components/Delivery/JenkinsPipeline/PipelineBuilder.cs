namespace Infra.Components.Delivery;

/// <summary>What builds an image.</summary>
public enum PipelineBuilder
{
    /// <summary>BuildKit without root, in the pod of the build.</summary>
    BuildKit,

    /// <summary>The Docker of the node, by its socket. Jenkins has to allow it.</summary>
    NodeDocker,
}
