using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Shop.Gift;

/// <summary>A HorizontalPodAutoscaler of <c>autoscaling/v1</c>.</summary>
internal sealed class HorizontalPodAutoscalerResourceArgs() : CustomResourceArgs("autoscaling/v1", "HorizontalPodAutoscaler")
{
    [Input("spec")] public InputMap<object> Spec { get; init; } = new();
}
