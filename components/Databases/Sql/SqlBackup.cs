using Infra.Components.ObjectStores;
using Infra.Components.Storage;

namespace Infra.Components.Databases;

/// <summary>Dumps of all declared databases, each one a file.</summary>
public sealed record SqlBackup
{
    /// <summary>Where the dumps go.</summary>
    public required SqlBackupPlace To { get; init; }

    /// <summary>When, in UTC. Default: every night at 2:30.</summary>
    [Cron]
    public string Schedule { get; init; } = "30 2 * * *";

    /// <summary>For how many days a dump is kept. The newest one is never deleted. Default: 30.</summary>
    [Range(1, 3650)]
    public int KeepDays { get; init; } = 30;
}

/// <summary>Where dumps go.</summary>
public abstract record SqlBackupPlace
{
    private SqlBackupPlace()
    {
    }

    /// <summary>A bucket.</summary>
    public sealed record Bucket : SqlBackupPlace, IChecked
    {
        /// <summary>The bucket.</summary>
        public ObjectStore? Store { get; init; }

        /// <summary>The folder in it. Default: the component's name.</summary>
        [Matches(PostgresBackup.FolderForm, "a path without a leading or trailing slash")]
        public string? Folder { get; init; }

        void IChecked.Check(Problems problems)
        {
            if (problems.HasReferences && Store is null)
                problems.Add(Codes.NoDestination, nameof(Store), null, "a bucket", "give it an object store, or take the backup out");
        }
    }

    /// <summary>A volume of its own, which stays when the database goes.</summary>
    public sealed record Disk : SqlBackupPlace
    {
        /// <summary>The size of the volume.</summary>
        [Quantity]
        public required string Size { get; init; }

        /// <summary>The storage behind it, another one than the database's. Default: the cluster's storage class.</summary>
        public VolumeSource Source { get; init; } = new VolumeSource.Provisioned();
    }
}

/// <summary>A dump that is read back: the databases are as they were when it was made.</summary>
public sealed record SqlRestore
{
    /// <summary>The dump's file, as the backup named it. Default: the newest one.</summary>
    [Matches(@"[A-Za-z0-9][-A-Za-z0-9._]{0,200}\.sql\.gz", "the name of a dump, such as shop-20261130T023000Z.sql.gz")]
    public string? File { get; init; }

    /// <summary>What tells this restore from another one of the same dump. Default: nothing; it runs once.</summary>
    [Name]
    public string? Again { get; init; }
}
