using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>Pods that Prometheus collects metrics of.</summary>
internal sealed class PodMonitorResourceArgs() : CustomResourceArgs("monitoring.coreos.com/v1", "PodMonitor")
{
    [Input("spec", required: true)] public required Input<PodMonitorSpecArgs> Spec { get; init; }
}

internal sealed class PodMonitorSpecArgs : ResourceArgs
{
    [Input("selector", required: true)] public required Input<PodMonitorSelectorArgs> Selector { get; init; }
    [Input("podMetricsEndpoints", required: true)] public required InputList<PodMetricsEndpointArgs> PodMetricsEndpoints { get; init; }
}

internal sealed class PodMonitorSelectorArgs : ResourceArgs
{
    [Input("matchLabels", required: true)] public required InputMap<string> MatchLabels { get; init; }
}

internal sealed class PodMetricsEndpointArgs : ResourceArgs
{
    [Input("port", required: true)] public required Input<string> Port { get; init; }
}
