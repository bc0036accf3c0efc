using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>A generator of passwords for Amazon's container registry; each is valid for 12 hours.</summary>
public sealed class EcrAuthorizationTokenResourceArgs() : CustomResourceArgs("generators.external-secrets.io/v1alpha1", "ECRAuthorizationToken")
{
    /// <summary>What is wanted.</summary>
    [Input("spec", required: true)]
    public required Input<EcrAuthorizationTokenSpecArgs> Spec { get; init; }
}

/// <summary>Which registry, and as whom.</summary>
public sealed class EcrAuthorizationTokenSpecArgs : ResourceArgs
{
    /// <summary>The region.</summary>
    [Input("region", required: true)]
    public required Input<string> Region { get; init; }

    /// <summary>The role to assume.</summary>
    [Input("role")]
    public Input<string>? Role { get; init; }

    /// <summary>As whom; none for the operator itself.</summary>
    [Input("auth")]
    public Input<AwsAuthArgs>? Auth { get; init; }
}
