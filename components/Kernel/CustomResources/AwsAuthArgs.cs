namespace Infra.Components.CustomResources;

/// <summary>How to authenticate to AWS: an access key or a service account.</summary>
internal sealed class AwsAuthArgs : ResourceArgs
{
    [Input("secretRef")] public Input<AwsAuthSecretArgs>? SecretRef { get; init; }
    [Input("jwt")] public Input<AwsAuthJwtArgs>? Jwt { get; init; }
}

internal sealed class AwsAuthSecretArgs : ResourceArgs
{
    [Input("accessKeyIDSecretRef", required: true)] public required Input<SecretKeyArgs> AccessKeyIdSecretRef { get; init; }
    [Input("secretAccessKeySecretRef", required: true)] public required Input<SecretKeyArgs> SecretAccessKeySecretRef { get; init; }
}

internal sealed class SecretKeyArgs : ResourceArgs
{
    [Input("name", required: true)] public required Input<string> Name { get; init; }
    [Input("key", required: true)] public required Input<string> Key { get; init; }
    [Input("namespace")] public Input<string>? Namespace { get; init; } // of a ClusterSecretStore only
}

internal sealed class AwsAuthJwtArgs : ResourceArgs
{
    [Input("serviceAccountRef", required: true)] public required Input<ServiceAccountRefArgs> ServiceAccountRef { get; init; }
}

internal sealed class ServiceAccountRefArgs : ResourceArgs
{
    [Input("name", required: true)] public required Input<string> Name { get; init; }
    [Input("namespace")] public Input<string>? Namespace { get; init; } // of a ClusterSecretStore only
}
