using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Components.CustomResources;

/// <summary>Where the event sources and sensors of a namespace meet.</summary>
internal sealed class EventBusResourceArgs() : CustomResourceArgs("argoproj.io/v1alpha1", "EventBus")
{
    [Input("spec", required: true)] public required Input<EventBusSpecArgs> Spec { get; init; }
}

internal sealed class EventBusSpecArgs : ResourceArgs
{
    [Input("jetstream", required: true)] public required Input<JetStreamArgs> JetStream { get; init; }
}

internal sealed class JetStreamArgs : ResourceArgs
{
    [Input("version", required: true)] public required Input<string> Version { get; init; } // one of the controller's configuration
    [Input("replicas", required: true)] public required Input<int> Replicas { get; init; }
    [Input("streamConfig", required: true)] public required Input<string> StreamConfig { get; init; } // YAML in a text
    [Input("persistence", required: true)] public required Input<JetStreamVolumeArgs> Persistence { get; init; }
    [Input("securityContext", required: true)] public required Input<PodSecurityContextArgs> SecurityContext { get; init; }
    [Input("containerTemplate", required: true)] public required Input<JetStreamContainerArgs> ContainerTemplate { get; init; }
    [Input("metricsContainerTemplate",
        required: true)]
    public required Input<JetStreamContainerArgs> MetricsContainerTemplate { get; init; }
    [Input("reloaderContainerTemplate",
        required: true)]
    public required Input<JetStreamContainerArgs> ReloaderContainerTemplate { get; init; }
}

internal sealed class JetStreamVolumeArgs : ResourceArgs
{
    [Input("accessMode", required: true)] public required Input<string> AccessMode { get; init; }
    [Input("volumeSize", required: true)] public required Input<string> VolumeSize { get; init; }
    [Input("storageClassName")] public Input<string>? StorageClassName { get; init; }
}

internal sealed class JetStreamContainerArgs : ResourceArgs
{
    [Input("resources", required: true)] public required Input<ResourceRequirementsArgs> Resources { get; init; }
    [Input("securityContext", required: true)] public required Input<SecurityContextArgs> SecurityContext { get; init; }
}
