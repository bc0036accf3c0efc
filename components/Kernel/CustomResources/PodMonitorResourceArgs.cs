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
    [Input("podTargetLabels")] public InputList<string>? PodTargetLabels { get; init; }
    [Input("podMetricsEndpoints", required: true)] public required InputList<PodMetricsEndpointArgs> PodMetricsEndpoints { get; init; }
}

internal sealed class PodMonitorSelectorArgs : ResourceArgs
{
    [Input("matchLabels", required: true)] public required InputMap<string> MatchLabels { get; init; }
}

internal sealed class PodMetricsEndpointArgs : ResourceArgs
{
    [Input("port")] public Input<string>? Port { get; init; }
    [Input("portNumber")] public Input<int>? PortNumber { get; init; }
    [Input("path")] public Input<string>? Path { get; init; }
    [Input("interval")] public Input<string>? Interval { get; init; }
    [Input("honorLabels")] public Input<bool>? HonorLabels { get; init; }
}
