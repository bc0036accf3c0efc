using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>A store of secrets: a SecretStore, or a ClusterSecretStore.</summary>
internal sealed class SecretStoreResourceArgs(string kind) : CustomResourceArgs("external-secrets.io/v1", kind)
{
    [Input("spec", required: true)] public required Input<SecretStoreSpecArgs> Spec { get; init; }
}

internal sealed class SecretStoreSpecArgs : ResourceArgs
{
    [Input("provider", required: true)] public required Input<SecretStoreProviderArgs> Provider { get; init; }
    // Of a ClusterSecretStore only; none for all namespaces.
    [Input("conditions")] public InputList<SecretStoreConditionArgs>? Conditions { get; init; }
}

internal sealed class SecretStoreConditionArgs : ResourceArgs
{
    [Input("namespaces", required: true)] public required InputList<string> Namespaces { get; init; }
}

internal sealed class SecretStoreProviderArgs : ResourceArgs
{
    [Input("aws")] public Input<AwsProviderArgs>? Aws { get; init; }
    [Input("kubernetes")] public Input<KubernetesProviderArgs>? Kubernetes { get; init; }
}

/// <summary>The Secrets of another namespace of the same cluster.</summary>
internal sealed class KubernetesProviderArgs : ResourceArgs
{
    [Input("remoteNamespace", required: true)] public required Input<string> RemoteNamespace { get; init; }
    [Input("server", required: true)] public required Input<KubernetesServerArgs> Server { get; init; }
    [Input("auth", required: true)] public required Input<KubernetesAuthArgs> Auth { get; init; }
}

internal sealed class KubernetesServerArgs : ResourceArgs
{
    [Input("caProvider", required: true)] public required Input<CaProviderArgs> CaProvider { get; init; }
}

internal sealed class CaProviderArgs : ResourceArgs
{
    [Input("type", required: true)] public required Input<string> Type { get; init; } // Secret or ConfigMap
    [Input("name", required: true)] public required Input<string> Name { get; init; }
    [Input("key", required: true)] public required Input<string> Key { get; init; }
}

internal sealed class KubernetesAuthArgs : ResourceArgs
{
    [Input("serviceAccount", required: true)] public required Input<ServiceAccountRefArgs> ServiceAccount { get; init; }
}

internal sealed class AwsProviderArgs : ResourceArgs
{
    [Input("service", required: true)] public required Input<string> Service { get; init; } // SecretsManager or ParameterStore
    [Input("region", required: true)] public required Input<string> Region { get; init; }
    [Input("role")] public Input<string>? Role { get; init; }
    [Input("auth")] public Input<AwsAuthArgs>? Auth { get; init; } // none for the operator's own identity
}
