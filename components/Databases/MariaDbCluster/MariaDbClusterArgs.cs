using Infra.Components.ObjectStores;

namespace Infra.Components.Databases;

/// <summary>Arguments of <see cref="MariaDbCluster"/>.</summary>
public sealed record MariaDbClusterArgs : IChecked
{
    /// <summary>The namespace.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>The CPU and memory of one server.</summary>
    public required Resources Resources { get; init; }

    /// <summary>The size of each server's volume. It can grow and never shrink.</summary>
    [Quantity]
    public required string Size { get; init; }

    /// <summary>The users, at least one.</summary>
    public required IReadOnlyList<SqlUser> Users { get; init; }

    /// <summary>The databases, at least one.</summary>
    public required IReadOnlyList<SqlDatabase> Databases { get; init; }

    /// <summary>The operator, which must be there first. Default: none; the cluster has it already, in <c>mariadb-system</c>.</summary>
    public MariaDbOperator? Operator { get; init; }

    /// <summary>The number of servers, which is odd: more than half of them have to agree. Default: 3.</summary>
    [Range(1, 9)]
    public int Servers { get; init; } = 3;

    /// <summary>The storage class. Default: the cluster's.</summary>
    public StorageClassRef? StorageClass { get; init; }

    /// <summary>The image with a tag that begins with the version. Default: the pinned one.</summary>
    [Image]
    public string? Image { get; init; }

    /// <summary>Where the administrator's password comes from. Default: it is generated in the cluster.</summary>
    public Secrets.PasswordSource RootPassword { get; init; } = new Secrets.PasswordSource.Generated();

    /// <summary>Options of the servers, as in the section <c>mysqld</c> of their file. Default: those of the image.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>Backups of the whole data in a bucket. Default: none; what is lost is lost.</summary>
    public MariaDbClusterBackup? Backup { get; init; }

    /// <summary>
    /// A backup that new servers begin with. It is read once, when they are made. Default: none; the databases are empty.
    /// </summary>
    public MariaDbClusterRestore? Restore { get; init; }

    /// <summary>The store of passwords that come from one. Default: none.</summary>
    public Secrets.StoreRef? Passwords { get; init; }

    /// <summary>The External Secrets Operator, which must come before generated passwords. Default: none, the cluster has it.</summary>
    public Secrets.ExternalSecrets? SecretsOperator { get; init; }

    /// <summary>Labels of the nodes that the servers may run on. Default: all nodes.</summary>
    public IReadOnlyDictionary<string, string> NodeSelector { get; init; } = new Dictionary<string, string>();

    void IChecked.Check(Problems problems)
    {
        var servers = Servers.ToString(CultureInfo.InvariantCulture);
        problems.AddIf(Servers < 3, Codes.NoFailover, nameof(Servers), servers, "3 or more, an odd number",
            $"add servers, or use {nameof(MariaDb)} for one");
        problems.AddIf(Servers >= 3 && Servers % 2 == 0, Codes.NoFailover, nameof(Servers), servers,
            "an odd number: when an even one is cut in half, neither half may go on", "add a server, or remove one");
        // What a lone server is told means the same here.
        ((IChecked)Alone).Check(problems);
        problems.AddIf(Restore is not null && Backup is not null && Backup.Store is not null && ReferenceEquals(Backup.Store, Restore.Store)
            && Backup.Folder == Restore.Folder, Codes.SameArchive, $"{nameof(Backup)}.{nameof(Backup.Folder)}", Backup?.Folder,
            "another folder than that of the backup that is restored", "give the restored database a folder of its own");
        if (StorageClass is not null && Namespace is not null)
            problems.AddStorageClass(nameof(StorageClass), StorageClass.Name, Namespace.Cluster.StorageClasses);
    }

    internal MariaDbArgs Alone => new()
    {
        Namespace = Namespace,
        Resources = Resources,
        Storage = new SqlStorage { Size = Size },
        Users = Users,
        Databases = Databases,
        Image = Image,
        RootPassword = RootPassword,
        Options = Options,
        Passwords = Passwords,
    };
}

/// <summary>Backups of the whole data of a cluster in a bucket.</summary>
public sealed record MariaDbClusterBackup : IChecked
{
    /// <summary>The bucket.</summary>
    public ObjectStore? Store { get; init; }

    /// <summary>The folder in it.</summary>
    [Matches(PostgresBackup.FolderForm, "a path without a leading or trailing slash")]
    public required string Folder { get; init; }

    /// <summary>When, in UTC. Default: every night at 2:30.</summary>
    [Cron]
    public string Schedule { get; init; } = "30 2 * * *";

    /// <summary>For how many days a backup is kept. Default: 30.</summary>
    [Range(1, 3650)]
    public int KeepDays { get; init; } = 30;

    void IChecked.Check(Problems problems)
    {
        if (problems.HasReferences && Store is null)
            problems.Add(Codes.NoDestination, nameof(Store), null, "a bucket", "give it an object store, or take the backup out");
    }
}

/// <summary>A backup in a bucket that new servers begin with.</summary>
public sealed record MariaDbClusterRestore : IChecked
{
    /// <summary>The bucket.</summary>
    public ObjectStore? Store { get; init; }

    /// <summary>The folder in it.</summary>
    [Matches(PostgresBackup.FolderForm, "a path without a leading or trailing slash")]
    public required string Folder { get; init; }

    /// <summary>The time whose backup is wanted: the nearest one before it, in UTC. Default: the newest one.</summary>
    [Matches("[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z",
        "a time such as 2026-11-30T05:05:00Z")]
    public string? Before { get; init; }

    void IChecked.Check(Problems problems)
    {
        if (problems.HasReferences && Store is null)
            problems.Add(Codes.NoDestination, nameof(Store), null, "the bucket that the backup is in", "give it the object store");
    }
}
