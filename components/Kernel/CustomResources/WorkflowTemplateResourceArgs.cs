using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Components.CustomResources;

/// <summary>A workflow that can be started any number of times.</summary>
internal sealed class WorkflowTemplateResourceArgs() : CustomResourceArgs("argoproj.io/v1alpha1", "WorkflowTemplate")
{
    [Input("spec", required: true)] public required Input<WorkflowSpecArgs> Spec { get; init; }
}

internal sealed class WorkflowSpecArgs : ResourceArgs
{
    [Input("entrypoint", required: true)] public required Input<string> Entrypoint { get; init; }
    [Input("serviceAccountName", required: true)] public required Input<string> ServiceAccountName { get; init; }
    [Input("arguments", required: true)] public required Input<WorkflowArgumentsArgs> Arguments { get; init; }
    [Input("activeDeadlineSeconds", required: true)] public required Input<int> ActiveDeadlineSeconds { get; init; }
    [Input("synchronization", required: true)] public required Input<WorkflowSynchronizationArgs> Synchronization { get; init; }
    [Input("ttlStrategy", required: true)] public required Input<WorkflowTtlArgs> TtlStrategy { get; init; }
    [Input("podGC", required: true)] public required Input<WorkflowPodGcArgs> PodGc { get; init; }
    [Input("nodeSelector")] public InputMap<string>? NodeSelector { get; init; }
    [Input("volumes", required: true)] public required InputList<VolumeArgs> Volumes { get; init; }
    [Input("templates", required: true)] public required InputList<WorkflowStepTemplateArgs> Templates { get; init; }
}

internal sealed class WorkflowArgumentsArgs : ResourceArgs
{
    [Input("parameters", required: true)] public required InputList<WorkflowParameterArgs> Parameters { get; init; }
}

internal sealed class WorkflowParameterArgs : ResourceArgs
{
    [Input("name", required: true)] public required Input<string> Name { get; init; }
    [Input("value")] public Input<string>? Value { get; init; } // none where whoever starts it must say it
    [Input("valueFrom")] public Input<WorkflowValueFromArgs>? ValueFrom { get; init; }
}

internal sealed class WorkflowValueFromArgs : ResourceArgs
{
    [Input("path", required: true)] public required Input<string> Path { get; init; } // a file of the container
}

internal sealed class WorkflowSynchronizationArgs : ResourceArgs
{
    [Input("mutexes", required: true)] public required InputList<WorkflowMutexArgs> Mutexes { get; init; }
}

internal sealed class WorkflowMutexArgs : ResourceArgs
{
    [Input("name", required: true)] public required Input<string> Name { get; init; }
}

internal sealed class WorkflowTtlArgs : ResourceArgs
{
    [Input("secondsAfterSuccess", required: true)] public required Input<int> SecondsAfterSuccess { get; init; }
    [Input("secondsAfterFailure", required: true)] public required Input<int> SecondsAfterFailure { get; init; }
}

internal sealed class WorkflowPodGcArgs : ResourceArgs
{
    [Input("strategy", required: true)] public required Input<string> Strategy { get; init; }
}

internal sealed class WorkflowStepTemplateArgs : ResourceArgs
{
    [Input("name", required: true)] public required Input<string> Name { get; init; }
    [Input("steps")] public InputList<InputList<WorkflowStepArgs>>? Steps { get; init; } // groups one after the other
    [Input("inputs")] public Input<WorkflowArgumentsArgs>? Inputs { get; init; }
    [Input("outputs")] public Input<WorkflowArgumentsArgs>? Outputs { get; init; }
    [Input("container")] public Input<ContainerArgs>? Container { get; init; }
    [Input("securityContext")] public Input<PodSecurityContextArgs>? SecurityContext { get; init; }
}

internal sealed class WorkflowStepArgs : ResourceArgs
{
    [Input("name", required: true)] public required Input<string> Name { get; init; }
    [Input("template", required: true)] public required Input<string> Template { get; init; }
    [Input("arguments")] public Input<WorkflowArgumentsArgs>? Arguments { get; init; }
}
