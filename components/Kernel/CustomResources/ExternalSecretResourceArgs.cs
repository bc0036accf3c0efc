using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>A Secret that is filled from elsewhere.</summary>
public sealed class ExternalSecretResourceArgs() : CustomResourceArgs("external-secrets.io/v1", "ExternalSecret")
{
    /// <summary>What is wanted.</summary>
    [Input("spec", required: true)]
    public required Input<ExternalSecretSpecArgs> Spec { get; init; }
}

/// <summary>What a Secret is filled with.</summary>
public sealed class ExternalSecretSpecArgs : ResourceArgs
{
    /// <summary><c>CreatedOnce</c> or <c>Periodic</c>.</summary>
    [Input("refreshPolicy")]
    public Input<string>? RefreshPolicy { get; init; }

    /// <summary>How often.</summary>
    [Input("refreshInterval")]
    public Input<string>? RefreshInterval { get; init; }

    /// <summary>The store of the sources that name none.</summary>
    [Input("secretStoreRef")]
    public Input<SecretStoreRefArgs>? SecretStoreRef { get; init; }

    /// <summary>The Secret.</summary>
    [Input("target", required: true)]
    public required Input<ExternalSecretTargetArgs> Target { get; init; }

    /// <summary>Single values.</summary>
    [Input("data")]
    public InputList<ExternalSecretDataArgs>? Data { get; init; }

    /// <summary>Whole secrets and generators.</summary>
    [Input("dataFrom")]
    public InputList<ExternalSecretDataFromArgs>? DataFrom { get; init; }
}

/// <summary>A store.</summary>
public sealed class SecretStoreRefArgs : ResourceArgs
{
    /// <summary><c>SecretStore</c> or <c>ClusterSecretStore</c>.</summary>
    [Input("kind", required: true)]
    public required Input<string> Kind { get; init; }

    /// <summary>The name.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }
}

/// <summary>The Secret that is filled.</summary>
public sealed class ExternalSecretTargetArgs : ResourceArgs
{
    /// <summary>The name.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }

    /// <summary><c>Owner</c>, <c>Orphan</c> or <c>Merge</c>.</summary>
    [Input("creationPolicy", required: true)]
    public required Input<string> CreationPolicy { get; init; }

    /// <summary>What happens when the remote secret is gone.</summary>
    [Input("deletionPolicy", required: true)]
    public required Input<string> DeletionPolicy { get; init; }

    /// <summary>What the Secret looks like.</summary>
    [Input("template")]
    public Input<ExternalSecretTemplateArgs>? Template { get; init; }
}

/// <summary>What the Secret looks like.</summary>
public sealed class ExternalSecretTemplateArgs : ResourceArgs
{
    /// <summary>Its type.</summary>
    [Input("type")]
    public Input<string>? Type { get; init; }

    /// <summary>The template engine, <c>v2</c>.</summary>
    [Input("engineVersion", required: true)]
    public required Input<string> EngineVersion { get; init; }

    /// <summary>Its keys and the templates of their values.</summary>
    [Input("data")]
    public InputMap<string>? Data { get; init; }
}

/// <summary>One value.</summary>
public sealed class ExternalSecretDataArgs : ResourceArgs
{
    /// <summary>The key in the Secret.</summary>
    [Input("secretKey", required: true)]
    public required Input<string> SecretKey { get; init; }

    /// <summary>The value in the store.</summary>
    [Input("remoteRef", required: true)]
    public required Input<RemoteRefArgs> RemoteRef { get; init; }

    /// <summary>The store; none for the default one.</summary>
    [Input("sourceRef")]
    public Input<SourceRefArgs>? SourceRef { get; init; }
}

/// <summary>Many values.</summary>
public sealed class ExternalSecretDataFromArgs : ResourceArgs
{
    /// <summary>A whole secret of a store.</summary>
    [Input("extract")]
    public Input<RemoteRefArgs>? Extract { get; init; }

    /// <summary>The store or generator; none for the default store.</summary>
    [Input("sourceRef")]
    public Input<SourceRefArgs>? SourceRef { get; init; }
}

/// <summary>A secret in a store.</summary>
public sealed class RemoteRefArgs : ResourceArgs
{
    /// <summary>The name.</summary>
    [Input("key", required: true)]
    public required Input<string> Key { get; init; }

    /// <summary>A property of its JSON.</summary>
    [Input("property")]
    public Input<string>? Property { get; init; }
}

/// <summary>Where values come from: one of the two.</summary>
public sealed class SourceRefArgs : ResourceArgs
{
    /// <summary>A store.</summary>
    [Input("storeRef")]
    public Input<SecretStoreRefArgs>? StoreRef { get; init; }

    /// <summary>A generator.</summary>
    [Input("generatorRef")]
    public Input<GeneratorRefArgs>? GeneratorRef { get; init; }
}

/// <summary>A generator.</summary>
public sealed class GeneratorRefArgs : ResourceArgs
{
    /// <summary>Its API version.</summary>
    [Input("apiVersion", required: true)]
    public required Input<string> ApiVersion { get; init; }

    /// <summary>Its kind.</summary>
    [Input("kind", required: true)]
    public required Input<string> Kind { get; init; }

    /// <summary>The name.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }
}
