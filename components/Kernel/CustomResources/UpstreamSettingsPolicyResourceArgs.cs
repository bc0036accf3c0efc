using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>NGINX's settings for the pods behind Services.</summary>
internal sealed class UpstreamSettingsPolicyResourceArgs() : CustomResourceArgs("gateway.nginx.org/v1alpha1", "UpstreamSettingsPolicy")
{
    [Input("spec", required: true)] public required Input<UpstreamSettingsPolicySpecArgs> Spec { get; init; }
}

internal sealed class UpstreamSettingsPolicySpecArgs : ResourceArgs
{
    // At most 16.
    [Input("targetRefs", required: true)] public required InputList<PolicyTargetRefArgs> TargetRefs { get; init; }
    [Input("loadBalancingMethod")] public Input<string>? LoadBalancingMethod { get; init; }
}
