using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>A Secret that is filled from elsewhere.</summary>
internal sealed class ExternalSecretResourceArgs() : CustomResourceArgs("external-secrets.io/v1", "ExternalSecret")
{
    [Input("spec", required: true)] public required Input<ExternalSecretSpecArgs> Spec { get; init; }
}

internal sealed class ExternalSecretSpecArgs : ResourceArgs
{
    [Input("refreshPolicy")] public Input<string>? RefreshPolicy { get; init; } // CreatedOnce or Periodic
    [Input("refreshInterval")] public Input<string>? RefreshInterval { get; init; }
    [Input("secretStoreRef")] public Input<SecretStoreRefArgs>? SecretStoreRef { get; init; }
    [Input("target", required: true)] public required Input<ExternalSecretTargetArgs> Target { get; init; }
    [Input("data")] public InputList<ExternalSecretDataArgs>? Data { get; init; }
    [Input("dataFrom")] public InputList<ExternalSecretDataFromArgs>? DataFrom { get; init; }
}

internal sealed class SecretStoreRefArgs : ResourceArgs
{
    [Input("kind", required: true)] public required Input<string> Kind { get; init; } // SecretStore or ClusterSecretStore
    [Input("name", required: true)] public required Input<string> Name { get; init; }
}

internal sealed class ExternalSecretTargetArgs : ResourceArgs
{
    [Input("name", required: true)] public required Input<string> Name { get; init; }
    [Input("creationPolicy", required: true)] public required Input<string> CreationPolicy { get; init; } // Owner, Orphan or Merge
    [Input("deletionPolicy", required: true)] public required Input<string> DeletionPolicy { get; init; }
    [Input("template")] public Input<ExternalSecretTemplateArgs>? Template { get; init; }
}

internal sealed class ExternalSecretTemplateArgs : ResourceArgs
{
    [Input("type")] public Input<string>? Type { get; init; }
    [Input("metadata")] public Input<ExternalSecretTemplateMetadataArgs>? Metadata { get; init; }
    [Input("engineVersion", required: true)] public required Input<string> EngineVersion { get; init; } // v2
    [Input("data")] public InputMap<string>? Data { get; init; }
}

internal sealed class ExternalSecretTemplateMetadataArgs : ResourceArgs
{
    [Input("labels", required: true)] public required InputMap<string> Labels { get; init; }
}

internal sealed class ExternalSecretDataArgs : ResourceArgs
{
    [Input("secretKey", required: true)] public required Input<string> SecretKey { get; init; }
    [Input("remoteRef", required: true)] public required Input<RemoteRefArgs> RemoteRef { get; init; }
    [Input("sourceRef")] public Input<SourceRefArgs>? SourceRef { get; init; } // none for the default store
}

internal sealed class ExternalSecretDataFromArgs : ResourceArgs
{
    [Input("extract")] public Input<RemoteRefArgs>? Extract { get; init; }
    [Input("sourceRef")] public Input<SourceRefArgs>? SourceRef { get; init; } // none for the default store
}

internal sealed class RemoteRefArgs : ResourceArgs
{
    [Input("key", required: true)] public required Input<string> Key { get; init; }
    [Input("property")] public Input<string>? Property { get; init; }
}

/// <summary>Where values come from: a store or a generator.</summary>
internal sealed class SourceRefArgs : ResourceArgs
{
    [Input("storeRef")] public Input<SecretStoreRefArgs>? StoreRef { get; init; }
    [Input("generatorRef")] public Input<GeneratorRefArgs>? GeneratorRef { get; init; }
}

internal sealed class GeneratorRefArgs : ResourceArgs
{
    [Input("apiVersion", required: true)] public required Input<string> ApiVersion { get; init; }
    [Input("kind", required: true)] public required Input<string> Kind { get; init; }
    [Input("name", required: true)] public required Input<string> Name { get; init; }
}
