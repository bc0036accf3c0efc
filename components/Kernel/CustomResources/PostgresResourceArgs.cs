using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>The images of PostgreSQL by major version.</summary>
internal sealed class ImageCatalogResourceArgs() : CustomResourceArgs("postgresql.cnpg.io/v1", "ImageCatalog")
{
    [Input("spec", required: true)] public required Input<ImageCatalogSpecArgs> Spec { get; init; }
}

internal sealed class ImageCatalogSpecArgs : ResourceArgs
{
    [Input("images", required: true)] public required InputList<CatalogImageArgs> Images { get; init; }
}

internal sealed class CatalogImageArgs : ResourceArgs
{
    [Input("major", required: true)] public required Input<int> Major { get; init; }
    [Input("image", required: true)] public required Input<string> Image { get; init; }
}

/// <summary>A database in a cluster of servers.</summary>
internal sealed class PostgresDatabaseResourceArgs() : CustomResourceArgs("postgresql.cnpg.io/v1", "Database")
{
    [Input("spec", required: true)] public required Input<PostgresDatabaseSpecArgs> Spec { get; init; }
}

internal sealed class PostgresDatabaseSpecArgs : ResourceArgs
{
    [Input("cluster", required: true)] public required Input<PostgresSecretArgs> Cluster { get; init; } // its name
    [Input("name", required: true)] public required Input<string> Name { get; init; }
    [Input("owner", required: true)] public required Input<string> Owner { get; init; }
    [Input("ensure", required: true)] public required Input<string> Ensure { get; init; } // present or absent
    [Input("databaseReclaimPolicy", required: true)] public required Input<string> DatabaseReclaimPolicy { get; init; } // retain or delete
    [Input("extensions")] public InputList<PostgresExtensionArgs>? Extensions { get; init; }
    [Input("schemas")] public InputList<PostgresSchemaArgs>? Schemas { get; init; }
}

internal sealed class PostgresExtensionArgs : ResourceArgs
{
    [Input("name", required: true)] public required Input<string> Name { get; init; }
}

internal sealed class PostgresSchemaArgs : ResourceArgs
{
    [Input("name", required: true)] public required Input<string> Name { get; init; }
    [Input("owner", required: true)] public required Input<string> Owner { get; init; }
}

/// <summary>PgBouncer in front of a cluster of servers.</summary>
internal sealed class PoolerResourceArgs() : CustomResourceArgs("postgresql.cnpg.io/v1", "Pooler")
{
    [Input("spec", required: true)] public required Input<PoolerSpecArgs> Spec { get; init; }
}

internal sealed class PoolerSpecArgs : ResourceArgs
{
    [Input("cluster", required: true)] public required Input<PostgresSecretArgs> Cluster { get; init; } // its name
    [Input("type", required: true)] public required Input<string> Type { get; init; } // rw, ro or r
    [Input("instances", required: true)] public required Input<int> Instances { get; init; }
    [Input("pgbouncer", required: true)] public required Input<PgBouncerArgs> PgBouncer { get; init; }
}

internal sealed class PgBouncerArgs : ResourceArgs
{
    [Input("poolMode", required: true)] public required Input<string> PoolMode { get; init; } // session or transaction
    [Input("parameters", required: true)] public required InputMap<string> Parameters { get; init; }
}

/// <summary>When a cluster of servers is backed up.</summary>
internal sealed class ScheduledBackupResourceArgs() : CustomResourceArgs("postgresql.cnpg.io/v1", "ScheduledBackup")
{
    [Input("spec", required: true)] public required Input<ScheduledBackupSpecArgs> Spec { get; init; }
}

internal sealed class ScheduledBackupSpecArgs : ResourceArgs
{
    [Input("cluster", required: true)] public required Input<PostgresSecretArgs> Cluster { get; init; } // its name
    [Input("schedule", required: true)] public required Input<string> Schedule { get; init; } // six fields, seconds first
    [Input("immediate", required: true)] public required Input<bool> Immediate { get; init; }
    [Input("backupOwnerReference", required: true)]
    public required Input<string> BackupOwnerReference { get; init; } // none, self or cluster
    [Input("method", required: true)] public required Input<string> Method { get; init; } // plugin
    [Input("pluginConfiguration", required: true)] public required Input<PluginNameArgs> PluginConfiguration { get; init; }
}

internal sealed class PluginNameArgs : ResourceArgs
{
    [Input("name", required: true)] public required Input<string> Name { get; init; }
}

/// <summary>Where the Barman Cloud plugin keeps backups.</summary>
internal sealed class BarmanStoreResourceArgs() : CustomResourceArgs("barmancloud.cnpg.io/v1", "ObjectStore")
{
    [Input("spec", required: true)] public required Input<BarmanStoreSpecArgs> Spec { get; init; }
}

internal sealed class BarmanStoreSpecArgs : ResourceArgs
{
    [Input("configuration", required: true)] public required Input<BarmanConfigurationArgs> Configuration { get; init; }
    [Input("instanceSidecarConfiguration", required: true)]
    public required Input<BarmanSidecarArgs> InstanceSidecarConfiguration { get; init; }
    [Input("retentionPolicy")] public Input<string>? RetentionPolicy { get; init; } // none for a store that is only read
}

internal sealed class BarmanConfigurationArgs : ResourceArgs
{
    [Input("destinationPath", required: true)] public required Input<string> DestinationPath { get; init; } // s3://bucket/folder
    [Input("endpointURL")] public Input<string>? EndpointUrl { get; init; } // none for AWS
    [Input("s3Credentials", required: true)] public required Input<BarmanCredentialsArgs> S3Credentials { get; init; }
    [Input("wal", required: true)] public required Input<BarmanWalArgs> Wal { get; init; }
    [Input("data", required: true)] public required Input<BarmanDataArgs> Data { get; init; }
}

/// <summary>A key, or the identity of the pods.</summary>
internal sealed class BarmanCredentialsArgs : ResourceArgs
{
    [Input("accessKeyId")] public Input<PostgresKeyArgs>? AccessKeyId { get; init; }
    [Input("secretAccessKey")] public Input<PostgresKeyArgs>? SecretAccessKey { get; init; }
    [Input("inheritFromIAMRole")] public Input<bool>? InheritFromIamRole { get; init; }
}

/// <summary>What runs beside each server.</summary>
internal sealed class BarmanSidecarArgs : ResourceArgs
{
    [Input("env", required: true)] public required InputList<BarmanVariableArgs> Env { get; init; }
}

internal sealed class BarmanVariableArgs : ResourceArgs
{
    [Input("name", required: true)] public required Input<string> Name { get; init; }
    [Input("value", required: true)] public required Input<string> Value { get; init; }
}

internal sealed class BarmanWalArgs : ResourceArgs
{
    [Input("compression", required: true)] public required Input<string> Compression { get; init; }
    [Input("maxParallel")] public Input<int>? MaxParallel { get; init; }
}

internal sealed class BarmanDataArgs : ResourceArgs
{
    [Input("compression", required: true)] public required Input<string> Compression { get; init; }
    [Input("jobs")] public Input<int>? Jobs { get; init; }
}
