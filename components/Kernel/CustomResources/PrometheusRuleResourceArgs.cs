using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>Rules that Prometheus evaluates.</summary>
internal sealed class PrometheusRuleResourceArgs() : CustomResourceArgs("monitoring.coreos.com/v1", "PrometheusRule")
{
    [Input("spec", required: true)] public required Input<PrometheusRuleSpecArgs> Spec { get; init; }
}

internal sealed class PrometheusRuleSpecArgs : ResourceArgs
{
    [Input("groups", required: true)] public required InputList<PrometheusRuleGroupArgs> Groups { get; init; }
}

internal sealed class PrometheusRuleGroupArgs : ResourceArgs
{
    [Input("name", required: true)] public required Input<string> Name { get; init; }
    [Input("rules", required: true)] public required InputList<PrometheusRuleArgs> Rules { get; init; }
}

internal sealed class PrometheusRuleArgs : ResourceArgs
{
    [Input("alert", required: true)] public required Input<string> Alert { get; init; }
    [Input("expr", required: true)] public required Input<string> Expr { get; init; }
    [Input("for")] public Input<string>? For { get; init; }
    [Input("labels", required: true)] public required InputMap<string> Labels { get; init; }
    [Input("annotations", required: true)] public required InputMap<string> Annotations { get; init; }
}
