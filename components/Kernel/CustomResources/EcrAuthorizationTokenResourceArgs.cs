using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>A generator of passwords for Amazon's container registry; each is valid for 12 hours.</summary>
internal sealed class EcrAuthorizationTokenResourceArgs()
    : CustomResourceArgs("generators.external-secrets.io/v1alpha1", "ECRAuthorizationToken")
{
    [Input("spec", required: true)] public required Input<EcrAuthorizationTokenSpecArgs> Spec { get; init; }
}

internal sealed class EcrAuthorizationTokenSpecArgs : ResourceArgs
{
    [Input("region", required: true)] public required Input<string> Region { get; init; }
    [Input("role")] public Input<string>? Role { get; init; }
    [Input("auth")] public Input<AwsAuthArgs>? Auth { get; init; } // none for the operator's own identity
}
