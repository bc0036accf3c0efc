using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Shop.Gift;

/// <summary>A CustomResourceDefinition of <c>apiextensions.k8s.io/v1</c>.</summary>
internal sealed class CustomResourceDefinitionResourceArgs() : CustomResourceArgs("apiextensions.k8s.io/v1", "CustomResourceDefinition")
{
    [Input("spec")] public InputMap<object> Spec { get; init; } = new();
}
