using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>A store of secrets: a SecretStore, or a ClusterSecretStore.</summary>
/// <param name="kind"><c>SecretStore</c> or <c>ClusterSecretStore</c>.</param>
public sealed class SecretStoreResourceArgs(string kind) : CustomResourceArgs("external-secrets.io/v1", kind)
{
    /// <summary>What is wanted.</summary>
    [Input("spec", required: true)]
    public required Input<SecretStoreSpecArgs> Spec { get; init; }
}

/// <summary>Where a store is, and who may use it.</summary>
public sealed class SecretStoreSpecArgs : ResourceArgs
{
    /// <summary>Where it is.</summary>
    [Input("provider", required: true)]
    public required Input<SecretStoreProviderArgs> Provider { get; init; }

    /// <summary>Who may use one of the whole cluster; none for everybody.</summary>
    [Input("conditions")]
    public InputList<SecretStoreConditionArgs>? Conditions { get; init; }
}

/// <summary>Who may use a store of the whole cluster.</summary>
public sealed class SecretStoreConditionArgs : ResourceArgs
{
    /// <summary>The namespaces.</summary>
    [Input("namespaces", required: true)]
    public required InputList<string> Namespaces { get; init; }
}

/// <summary>Where a store is.</summary>
public sealed class SecretStoreProviderArgs : ResourceArgs
{
    /// <summary>In AWS.</summary>
    [Input("aws", required: true)]
    public required Input<AwsProviderArgs> Aws { get; init; }
}

/// <summary>A store in AWS.</summary>
public sealed class AwsProviderArgs : ResourceArgs
{
    /// <summary><c>SecretsManager</c> or <c>ParameterStore</c>.</summary>
    [Input("service", required: true)]
    public required Input<string> Service { get; init; }

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
