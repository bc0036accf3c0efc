using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>A Galera cluster of MariaDB servers.</summary>
internal sealed class MariaDbResourceArgs() : CustomResourceArgs("k8s.mariadb.com/v1alpha1", "MariaDB")
{
    [Input("spec", required: true)] public required Input<MariaDbSpecArgs> Spec { get; init; }
}

internal sealed class MariaDbSpecArgs : ResourceArgs
{
    [Input("image", required: true)] public required Input<string> Image { get; init; }
    [Input("replicas", required: true)] public required Input<int> Replicas { get; init; } // an odd number
    [Input("galera", required: true)] public required Input<MariaDbGaleraArgs> Galera { get; init; }
    [Input("rootPasswordSecretKeyRef", required: true)] public required Input<PostgresKeyArgs> RootPasswordSecretKeyRef { get; init; }
    [Input("storage", required: true)] public required Input<MariaDbStorageArgs> Storage { get; init; }
    [Input("myCnf", required: true)] public required Input<string> MyCnf { get; init; }
    [Input("resources", required: true)] public required Input<PostgresResourcesArgs> Resources { get; init; }
    [Input("affinity", required: true)] public required Input<MariaDbAffinityArgs> Affinity { get; init; }
    [Input("nodeSelector")] public InputMap<string>? NodeSelector { get; init; }
    [Input("bootstrapFrom")] public Input<MariaDbBootstrapArgs>? BootstrapFrom { get; init; }
}

internal sealed class MariaDbGaleraArgs : ResourceArgs
{
    [Input("enabled", required: true)] public required Input<bool> Enabled { get; init; }
}

internal sealed class MariaDbStorageArgs : ResourceArgs
{
    [Input("size", required: true)] public required Input<string> Size { get; init; }
    [Input("storageClassName")] public Input<string>? StorageClassName { get; init; }
}

internal sealed class MariaDbAffinityArgs : ResourceArgs
{
    [Input("antiAffinityEnabled", required: true)] public required Input<bool> AntiAffinityEnabled { get; init; }
}

internal sealed class MariaDbBootstrapArgs : ResourceArgs
{
    [Input("s3", required: true)] public required Input<MariaDbS3Args> S3 { get; init; }
    [Input("backupContentType", required: true)] public required Input<string> BackupContentType { get; init; } // Logical or Physical
    [Input("targetRecoveryTime")] public Input<string>? TargetRecoveryTime { get; init; } // none for the newest backup
}

internal sealed class MariaDbS3Args : ResourceArgs
{
    [Input("bucket", required: true)] public required Input<string> Bucket { get; init; }
    [Input("prefix", required: true)] public required Input<string> Prefix { get; init; }
    [Input("endpoint", required: true)] public required Input<string> Endpoint { get; init; } // a host and a port
    [Input("region", required: true)] public required Input<string> Region { get; init; }
    [Input("accessKeyIdSecretKeyRef")] public Input<PostgresKeyArgs>? AccessKeyIdSecretKeyRef { get; init; }
    [Input("secretAccessKeySecretKeyRef")] public Input<PostgresKeyArgs>? SecretAccessKeySecretKeyRef { get; init; }
    [Input("tls", required: true)] public required Input<MariaDbTlsArgs> Tls { get; init; }
}

internal sealed class MariaDbTlsArgs : ResourceArgs
{
    [Input("enabled", required: true)] public required Input<bool> Enabled { get; init; }
}

/// <summary>What the others belong to.</summary>
internal sealed class MariaDbRefArgs : ResourceArgs
{
    [Input("name", required: true)] public required Input<string> Name { get; init; }
}

internal sealed class MariaDbDatabaseResourceArgs() : CustomResourceArgs("k8s.mariadb.com/v1alpha1", "Database")
{
    [Input("spec", required: true)] public required Input<MariaDbDatabaseSpecArgs> Spec { get; init; }
}

internal sealed class MariaDbDatabaseSpecArgs : ResourceArgs
{
    [Input("mariaDbRef", required: true)] public required Input<MariaDbRefArgs> MariaDbRef { get; init; }
    [Input("name", required: true)] public required Input<string> Name { get; init; }
    [Input("characterSet", required: true)] public required Input<string> CharacterSet { get; init; }
    [Input("collate", required: true)] public required Input<string> Collate { get; init; }
    [Input("cleanupPolicy", required: true)] public required Input<string> CleanupPolicy { get; init; } // Skip or Delete
}

internal sealed class MariaDbUserResourceArgs() : CustomResourceArgs("k8s.mariadb.com/v1alpha1", "User")
{
    [Input("spec", required: true)] public required Input<MariaDbUserSpecArgs> Spec { get; init; }
}

internal sealed class MariaDbUserSpecArgs : ResourceArgs
{
    [Input("mariaDbRef", required: true)] public required Input<MariaDbRefArgs> MariaDbRef { get; init; }
    [Input("name", required: true)] public required Input<string> Name { get; init; }
    [Input("host", required: true)] public required Input<string> Host { get; init; }
    [Input("passwordSecretKeyRef", required: true)] public required Input<PostgresKeyArgs> PasswordSecretKeyRef { get; init; }
    [Input("maxUserConnections", required: true)] public required Input<int> MaxUserConnections { get; init; } // 0 for no limit
    [Input("cleanupPolicy", required: true)] public required Input<string> CleanupPolicy { get; init; } // Skip or Delete
}

internal sealed class MariaDbGrantResourceArgs() : CustomResourceArgs("k8s.mariadb.com/v1alpha1", "Grant")
{
    [Input("spec", required: true)] public required Input<MariaDbGrantSpecArgs> Spec { get; init; }
}

internal sealed class MariaDbGrantSpecArgs : ResourceArgs
{
    [Input("mariaDbRef", required: true)] public required Input<MariaDbRefArgs> MariaDbRef { get; init; }
    [Input("privileges", required: true)] public required InputList<string> Privileges { get; init; }
    [Input("database", required: true)] public required Input<string> Database { get; init; }
    [Input("table", required: true)] public required Input<string> Table { get; init; }
    [Input("username", required: true)] public required Input<string> Username { get; init; }
    [Input("host", required: true)] public required Input<string> Host { get; init; }
    [Input("cleanupPolicy", required: true)] public required Input<string> CleanupPolicy { get; init; } // Skip or Delete
}

internal sealed class MariaDbBackupResourceArgs() : CustomResourceArgs("k8s.mariadb.com/v1alpha1", "PhysicalBackup")
{
    [Input("spec", required: true)] public required Input<MariaDbBackupSpecArgs> Spec { get; init; }
}

internal sealed class MariaDbBackupSpecArgs : ResourceArgs
{
    [Input("mariaDbRef", required: true)] public required Input<MariaDbRefArgs> MariaDbRef { get; init; }
    [Input("schedule", required: true)] public required Input<MariaDbScheduleArgs> Schedule { get; init; }
    [Input("storage", required: true)] public required Input<MariaDbBackupStorageArgs> Storage { get; init; }
    [Input("compression", required: true)] public required Input<string> Compression { get; init; } // none, gzip or bzip2
    [Input("maxRetention", required: true)] public required Input<string> MaxRetention { get; init; } // a duration
    [Input("target", required: true)] public required Input<string> Target { get; init; } // Replica or PreferReplica
}

internal sealed class MariaDbScheduleArgs : ResourceArgs
{
    [Input("cron", required: true)] public required Input<string> Cron { get; init; }
    [Input("immediate", required: true)] public required Input<bool> Immediate { get; init; }
}

internal sealed class MariaDbBackupStorageArgs : ResourceArgs
{
    [Input("s3", required: true)] public required Input<MariaDbS3Args> S3 { get; init; }
}
