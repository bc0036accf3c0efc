using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>A cluster of PostgreSQL servers: one primary and its standbys.</summary>
internal sealed class PostgresClusterResourceArgs() : CustomResourceArgs("postgresql.cnpg.io/v1", "Cluster")
{
    [Input("spec", required: true)] public required Input<PostgresClusterSpecArgs> Spec { get; init; }
}

internal sealed class PostgresClusterSpecArgs : ResourceArgs
{
    [Input("instances", required: true)] public required Input<int> Instances { get; init; }
    [Input("imageName")] public Input<string>? ImageName { get; init; }
    [Input("imageCatalogRef")] public Input<ImageCatalogRefArgs>? ImageCatalogRef { get; init; } // excludes imageName
    [Input("bootstrap", required: true)] public required Input<PostgresBootstrapArgs> Bootstrap { get; init; }
    [Input("externalClusters")] public InputList<ExternalPostgresArgs>? ExternalClusters { get; init; }
    [Input("storage", required: true)] public required Input<PostgresVolumeArgs> Storage { get; init; }
    [Input("walStorage")] public Input<PostgresVolumeArgs>? WalStorage { get; init; }
    [Input("postgresql", required: true)] public required Input<PostgresConfigurationArgs> Postgresql { get; init; }
    [Input("managed", required: true)] public required Input<PostgresManagedArgs> Managed { get; init; }
    [Input("plugins")] public InputList<PostgresPluginArgs>? Plugins { get; init; }
    [Input("certificates")] public Input<PostgresCertificatesArgs>? Certificates { get; init; }
    [Input("affinity", required: true)] public required Input<PostgresAffinityArgs> Affinity { get; init; }
    [Input("resources", required: true)] public required Input<PostgresResourcesArgs> Resources { get; init; }
    [Input("enablePDB", required: true)] public required Input<bool> EnablePdb { get; init; }
    [Input("enableSuperuserAccess", required: true)] public required Input<bool> EnableSuperuserAccess { get; init; }
    [Input("primaryUpdateMethod", required: true)] public required Input<string> PrimaryUpdateMethod { get; init; } // restart or switchover
}

internal sealed class ImageCatalogRefArgs : ResourceArgs
{
    [Input("apiGroup", required: true)] public required Input<string> ApiGroup { get; init; }
    [Input("kind", required: true)] public required Input<string> Kind { get; init; } // ImageCatalog or ClusterImageCatalog
    [Input("name", required: true)] public required Input<string> Name { get; init; }
    [Input("major", required: true)] public required Input<int> Major { get; init; }
}

/// <summary>How the data comes to be: one of the three.</summary>
internal sealed class PostgresBootstrapArgs : ResourceArgs
{
    [Input("initdb")] public Input<PostgresInitArgs>? Initdb { get; init; }
    [Input("recovery")] public Input<PostgresRecoveryArgs>? Recovery { get; init; }
}

internal sealed class PostgresInitArgs : ResourceArgs
{
    [Input("database")] public Input<string>? Database { get; init; }
    [Input("owner")] public Input<string>? Owner { get; init; }
    [Input("secret")] public Input<PostgresSecretArgs>? Secret { get; init; } // username and password of the owner
    [Input("dataChecksums", required: true)] public required Input<bool> DataChecksums { get; init; }
    [Input("import")] public Input<PostgresImportArgs>? Import { get; init; }
}

internal sealed class PostgresImportArgs : ResourceArgs
{
    [Input("type", required: true)] public required Input<string> Type { get; init; } // microservice or monolith
    [Input("databases", required: true)] public required InputList<string> Databases { get; init; }
    [Input("roles")] public InputList<string>? Roles { get; init; } // of monolith only
    [Input("source", required: true)] public required Input<PostgresSourceArgs> Source { get; init; }
}

internal sealed class PostgresSourceArgs : ResourceArgs
{
    [Input("externalCluster", required: true)] public required Input<string> ExternalCluster { get; init; }
}

internal sealed class PostgresRecoveryArgs : ResourceArgs
{
    [Input("source", required: true)] public required Input<string> Source { get; init; }
    [Input("database", required: true)] public required Input<string> Database { get; init; }
    [Input("owner", required: true)] public required Input<string> Owner { get; init; }
    [Input("secret", required: true)] public required Input<PostgresSecretArgs> Secret { get; init; }
    [Input("recoveryTarget")] public Input<RecoveryTargetArgs>? RecoveryTarget { get; init; } // none for the end of the log
}

/// <summary>At most one of the targets.</summary>
internal sealed class RecoveryTargetArgs : ResourceArgs
{
    [Input("targetTime")] public Input<string>? TargetTime { get; init; }
    [Input("targetLSN")] public Input<string>? TargetLsn { get; init; }
    [Input("targetName")] public Input<string>? TargetName { get; init; }
    [Input("targetImmediate")] public Input<bool>? TargetImmediate { get; init; }
    [Input("backupID")] public Input<string>? BackupId { get; init; } // needed by a name and by immediate
    [Input("exclusive")] public Input<bool>? Exclusive { get; init; }
}

internal sealed class ExternalPostgresArgs : ResourceArgs
{
    [Input("name", required: true)] public required Input<string> Name { get; init; }
    [Input("connectionParameters")] public InputMap<string>? ConnectionParameters { get; init; }
    [Input("password")] public Input<PostgresKeyArgs>? Password { get; init; }
    [Input("plugin")] public Input<PostgresPluginArgs>? Plugin { get; init; }
}

internal sealed class PostgresKeyArgs : ResourceArgs
{
    [Input("name", required: true)] public required Input<string> Name { get; init; }
    [Input("key", required: true)] public required Input<string> Key { get; init; }
}

internal sealed class PostgresSecretArgs : ResourceArgs
{
    [Input("name", required: true)] public required Input<string> Name { get; init; }
}

internal sealed class PostgresVolumeArgs : ResourceArgs
{
    [Input("size", required: true)] public required Input<string> Size { get; init; }
    [Input("storageClass")] public Input<string>? StorageClass { get; init; } // empty for a volume that is there already
}

internal sealed class PostgresConfigurationArgs : ResourceArgs
{
    [Input("parameters")] public InputMap<string>? Parameters { get; init; }
    [Input("shared_preload_libraries")] public InputList<string>? SharedPreloadLibraries { get; init; }
    [Input("pg_hba")] public InputList<string>? PgHba { get; init; } // before the operator's own last line
    [Input("synchronous")] public Input<PostgresSynchronousArgs>? Synchronous { get; init; }
}

internal sealed class PostgresSynchronousArgs : ResourceArgs
{
    [Input("method", required: true)] public required Input<string> Method { get; init; } // any or first
    [Input("number", required: true)] public required Input<int> Number { get; init; }
    [Input("dataDurability", required: true)] public required Input<string> DataDurability { get; init; } // required or preferred
    [Input("failoverQuorum", required: true)] public required Input<bool> FailoverQuorum { get; init; }
}

internal sealed class PostgresManagedArgs : ResourceArgs
{
    [Input("roles", required: true)] public required InputList<PostgresManagedRoleArgs> Roles { get; init; }
    [Input("services")] public Input<PostgresManagedServicesArgs>? Services { get; init; }
}

internal sealed class PostgresManagedRoleArgs : ResourceArgs
{
    [Input("name", required: true)] public required Input<string> Name { get; init; }
    [Input("ensure", required: true)] public required Input<string> Ensure { get; init; } // present or absent
    [Input("login", required: true)] public required Input<bool> Login { get; init; }
    [Input("createdb")] public Input<bool>? CreateDb { get; init; }
    [Input("inRoles")] public InputList<string>? InRoles { get; init; }
    [Input("connectionLimit")] public Input<int>? ConnectionLimit { get; init; } // none for no limit
    [Input("passwordSecret")] public Input<PostgresSecretArgs>? PasswordSecret { get; init; }
}

internal sealed class PostgresManagedServicesArgs : ResourceArgs
{
    [Input("additional", required: true)] public required InputList<PostgresManagedServiceArgs> Additional { get; init; }
}

internal sealed class PostgresManagedServiceArgs : ResourceArgs
{
    [Input("selectorType", required: true)] public required Input<string> SelectorType { get; init; } // rw, ro or r
    [Input("updateStrategy", required: true)] public required Input<string> UpdateStrategy { get; init; } // patch or replace
    [Input("serviceTemplate", required: true)] public required Input<PostgresServiceTemplateArgs> ServiceTemplate { get; init; }
}

internal sealed class PostgresServiceTemplateArgs : ResourceArgs
{
    [Input("metadata", required: true)] public required Input<PostgresSecretArgs> Metadata { get; init; } // its name
    [Input("spec", required: true)] public required Input<PostgresServiceSpecArgs> Spec { get; init; }
}

internal sealed class PostgresServiceSpecArgs : ResourceArgs
{
    [Input("type", required: true)] public required Input<string> Type { get; init; }
}

internal sealed class PostgresPluginArgs : ResourceArgs
{
    [Input("name", required: true)] public required Input<string> Name { get; init; }
    [Input("isWALArchiver")] public Input<bool>? IsWalArchiver { get; init; }
    [Input("parameters", required: true)] public required InputMap<string> Parameters { get; init; }
}

internal sealed class PostgresCertificatesArgs : ResourceArgs
{
    [Input("serverTLSSecret", required: true)] public required Input<string> ServerTlsSecret { get; init; }
    [Input("serverCASecret", required: true)] public required Input<string> ServerCaSecret { get; init; }
}

internal sealed class PostgresAffinityArgs : ResourceArgs
{
    [Input("enablePodAntiAffinity", required: true)] public required Input<bool> EnablePodAntiAffinity { get; init; }
    [Input("podAntiAffinityType")] public Input<string>? PodAntiAffinityType { get; init; } // preferred or required
    [Input("topologyKey")] public Input<string>? TopologyKey { get; init; }
    [Input("nodeSelector")] public InputMap<string>? NodeSelector { get; init; }
}

internal sealed class PostgresResourcesArgs : ResourceArgs
{
    [Input("requests", required: true)] public required InputMap<string> Requests { get; init; }
    [Input("limits", required: true)] public required InputMap<string> Limits { get; init; }
}
