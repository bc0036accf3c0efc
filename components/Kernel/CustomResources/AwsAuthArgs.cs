using Pulumi;

namespace Infra.Components.CustomResources;

/// <summary>As whom AWS is asked: one of the two.</summary>
public sealed class AwsAuthArgs : ResourceArgs
{
    /// <summary>With an access key.</summary>
    [Input("secretRef")]
    public Input<AwsAuthSecretArgs>? SecretRef { get; init; }

    /// <summary>As a service account.</summary>
    [Input("jwt")]
    public Input<AwsAuthJwtArgs>? Jwt { get; init; }
}

/// <summary>An access key.</summary>
public sealed class AwsAuthSecretArgs : ResourceArgs
{
    /// <summary>Its identifier.</summary>
    [Input("accessKeyIDSecretRef", required: true)]
    public required Input<SecretKeyArgs> AccessKeyIdSecretRef { get; init; }

    /// <summary>Its secret part.</summary>
    [Input("secretAccessKeySecretRef", required: true)]
    public required Input<SecretKeyArgs> SecretAccessKeySecretRef { get; init; }
}

/// <summary>One key of a Secret.</summary>
public sealed class SecretKeyArgs : ResourceArgs
{
    /// <summary>The Secret.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }

    /// <summary>The key.</summary>
    [Input("key", required: true)]
    public required Input<string> Key { get; init; }

    /// <summary>The namespace; only in a store of the whole cluster.</summary>
    [Input("namespace")]
    public Input<string>? Namespace { get; init; }
}

/// <summary>A service account that a role trusts.</summary>
public sealed class AwsAuthJwtArgs : ResourceArgs
{
    /// <summary>The service account.</summary>
    [Input("serviceAccountRef", required: true)]
    public required Input<ServiceAccountRefArgs> ServiceAccountRef { get; init; }
}

/// <summary>A service account.</summary>
public sealed class ServiceAccountRefArgs : ResourceArgs
{
    /// <summary>The name.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }

    /// <summary>The namespace; only in a store of the whole cluster.</summary>
    [Input("namespace")]
    public Input<string>? Namespace { get; init; }
}
