using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Components.CustomResources;

/// <summary>RabbitMQ, as its cluster operator runs it.</summary>
internal sealed class RabbitMqResourceArgs() : CustomResourceArgs("rabbitmq.com/v1beta1", "RabbitmqCluster")
{
    [Input("spec", required: true)] public required Input<RabbitMqSpecArgs> Spec { get; init; }
}

internal sealed class RabbitMqSpecArgs : ResourceArgs
{
    [Input("replicas", required: true)] public required Input<int> Replicas { get; init; } // an odd number
    [Input("image", required: true)] public required Input<string> Image { get; init; } // with the management plugin
    [Input("imagePullSecrets")] public InputList<LocalObjectReferenceArgs>? ImagePullSecrets { get; init; }
    [Input("persistence", required: true)] public required Input<RabbitMqPersistenceArgs> Persistence { get; init; }
    [Input("resources", required: true)] public required Input<ResourceRequirementsArgs> Resources { get; init; }
    [Input("tolerations")] public InputList<TolerationArgs>? Tolerations { get; init; }
    [Input("rabbitmq", required: true)] public required Input<RabbitMqServerArgs> RabbitMq { get; init; }
    [Input("autoEnableAllFeatureFlags", required: true)] public required Input<bool> AutoEnableAllFeatureFlags { get; init; }
    [Input("terminationGracePeriodSeconds", required: true)] public required Input<int> TerminationGracePeriodSeconds { get; init; }
    [Input("override", required: true)] public required Input<RabbitMqOverrideArgs> Override { get; init; }
}

internal sealed class RabbitMqPersistenceArgs : ResourceArgs
{
    [Input("storage", required: true)] public required Input<string> Storage { get; init; }
    [Input("storageClassName")] public Input<string>? StorageClassName { get; init; }
}

internal sealed class RabbitMqServerArgs : ResourceArgs
{
    [Input("additionalPlugins")] public InputList<string>? AdditionalPlugins { get; init; }
    [Input("additionalConfig", required: true)] public required Input<string> AdditionalConfig { get; init; } // of rabbitmq.conf
}

internal sealed class RabbitMqOverrideArgs : ResourceArgs
{
    [Input("statefulSet", required: true)] public required Input<RabbitMqStatefulSetArgs> StatefulSet { get; init; }
}

internal sealed class RabbitMqStatefulSetArgs : ResourceArgs
{
    [Input("spec", required: true)] public required Input<RabbitMqStatefulSetSpecArgs> Spec { get; init; }
}

internal sealed class RabbitMqStatefulSetSpecArgs : ResourceArgs
{
    [Input("persistentVolumeClaimRetentionPolicy", required: true)]
    public required Input<StatefulSetPersistentVolumeClaimRetentionPolicyArgs> PersistentVolumeClaimRetentionPolicy { get; init; }

    [Input("template", required: true)] public required Input<PodTemplateSpecArgs> Template { get; init; } // merged into the operator's
}
