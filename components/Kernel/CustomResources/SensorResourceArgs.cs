using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>What happens when an event arrives.</summary>
internal sealed class SensorResourceArgs() : CustomResourceArgs("argoproj.io/v1alpha1", "Sensor")
{
    [Input("spec", required: true)] public required Input<SensorSpecArgs> Spec { get; init; }
}

internal sealed class SensorSpecArgs : ResourceArgs
{
    [Input("eventBusName", required: true)] public required Input<string> EventBusName { get; init; }
    [Input("replicas", required: true)] public required Input<int> Replicas { get; init; }
    [Input("template", required: true)] public required Input<EventPodArgs> Template { get; init; }
    [Input("dependencies", required: true)] public required InputList<SensorDependencyArgs> Dependencies { get; init; }
    [Input("triggers", required: true)] public required InputList<SensorTriggerArgs> Triggers { get; init; }
}

internal sealed class SensorDependencyArgs : ResourceArgs
{
    [Input("name", required: true)] public required Input<string> Name { get; init; }
    [Input("eventSourceName", required: true)] public required Input<string> EventSourceName { get; init; }
    [Input("eventName", required: true)] public required Input<string> EventName { get; init; }
    [Input("filters", required: true)] public required Input<SensorFiltersArgs> Filters { get; init; }
}

internal sealed class SensorFiltersArgs : ResourceArgs
{
    [Input("data", required: true)] public required InputList<SensorFilterArgs> Data { get; init; } // all of them hold
}

internal sealed class SensorFilterArgs : ResourceArgs
{
    [Input("path", required: true)] public required Input<string> Path { get; init; }
    [Input("type", required: true)] public required Input<string> Type { get; init; } // string, bool or number
    [Input("comparator")] public Input<string>? Comparator { get; init; } // = or !=
    [Input("value", required: true)] public required InputList<string> Value { get; init; } // one of them; of strings, expressions to be found in it
}

internal sealed class SensorTriggerArgs : ResourceArgs
{
    [Input("template", required: true)] public required Input<SensorTriggerTemplateArgs> Template { get; init; }
    [Input("retryStrategy", required: true)] public required Input<SensorRetryArgs> RetryStrategy { get; init; }
}

internal sealed class SensorTriggerTemplateArgs : ResourceArgs
{
    [Input("name", required: true)] public required Input<string> Name { get; init; }
    [Input("k8s", required: true)] public required Input<SensorObjectTriggerArgs> Kubernetes { get; init; }
}

internal sealed class SensorObjectTriggerArgs : ResourceArgs
{
    [Input("operation", required: true)] public required Input<string> Operation { get; init; } // create
    [Input("source", required: true)] public required Input<SensorObjectSourceArgs> Source { get; init; }
    [Input("parameters", required: true)] public required InputList<SensorParameterArgs> Parameters { get; init; }
}

internal sealed class SensorObjectSourceArgs : ResourceArgs
{
    [Input("resource", required: true)] public required InputMap<object> Resource { get; init; }
}

internal sealed class SensorParameterArgs : ResourceArgs
{
    [Input("src", required: true)] public required Input<SensorParameterSourceArgs> Source { get; init; }
    [Input("dest", required: true)] public required Input<string> Destination { get; init; } // a path in the resource
}

internal sealed class SensorParameterSourceArgs : ResourceArgs
{
    [Input("dependencyName", required: true)] public required Input<string> DependencyName { get; init; }
    [Input("dataKey", required: true)] public required Input<string> DataKey { get; init; } // a path in the event
}

internal sealed class SensorRetryArgs : ResourceArgs
{
    [Input("steps", required: true)] public required Input<int> Steps { get; init; }
}
