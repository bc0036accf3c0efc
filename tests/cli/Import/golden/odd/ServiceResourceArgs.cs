using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Shop.Odd;

/// <summary>A Service of <c>example.com/v1</c>.</summary>
internal sealed class ServiceResourceArgs() : CustomResourceArgs("example.com/v1", "Service")
{
    [Input("data")] public Input<string>? Data { get; init; }

    [Input("spec")] public InputMap<object> Spec { get; init; } = new();
}
