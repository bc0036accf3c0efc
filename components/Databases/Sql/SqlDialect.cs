using Infra.Catalogue;

namespace Infra.Components.Databases;

/// <summary>Where MariaDB and MySQL differ.</summary>
internal sealed record SqlDialect
{
    public static SqlDialect MariaDb { get; } = new()
    {
        Scheme = "mariadb",
        Image = ImageCatalogue.MariaDb.Reference,
        Server = "mariadbd",
        Client = "mariadb",
        Admin = "mariadb-admin",
        Dump = "mariadb-dump",
        DumpOptions = "",
        Unencrypted = "--skip-ssl",
        Prefix = "MARIADB",
        BackupRights = "SELECT, SHOW VIEW, TRIGGER, LOCK TABLES, EVENT, RELOAD, PROCESS",
        DefinerRight = "SET USER",
        CannotUpgrade = (_, _) => null,
    };

    public static SqlDialect MySql { get; } = new()
    {
        Scheme = "mysql",
        Image = ImageCatalogue.MySql.Reference,
        Server = "mysqld",
        Client = "mysql",
        Admin = "mysqladmin",
        Dump = "mysqldump",
        // What another server would have to be told of this one's replication, and does not want to know.
        DumpOptions = "--set-gtid-purged=OFF --no-tablespaces",
        Unencrypted = "--ssl-mode=DISABLED",
        Prefix = "MYSQL",
        BackupRights = "SELECT, SHOW VIEW, TRIGGER, LOCK TABLES, EVENT, RELOAD, PROCESS",
        DefinerRight = "SET_ANY_DEFINER",
        CannotUpgrade = (from, to) =>
            from < new Version(8, 0) && to > new Version(8, 0) ? "a step to 8.0 first: the server reads no older data"
            : from < new Version(8, 4) && to > new Version(8, 4) ? "a step to 8.4 first: the server reads no older data"
            : null,
    };

    /// <summary>How URLs call it.</summary>
    public required string Scheme { get; init; }

    /// <summary>The pinned image.</summary>
    public required string Image { get; init; }

    /// <summary>The server's program.</summary>
    public required string Server { get; init; }

    public required string Client { get; init; }

    public required string Admin { get; init; }

    public required string Dump { get; init; }

    public required string DumpOptions { get; init; }

    /// <summary>The option of its programs to do without TLS.</summary>
    public required string Unencrypted { get; init; }

    /// <summary>What the variables of its image begin with.</summary>
    public required string Prefix { get; init; }

    /// <summary>What a dump of everything needs.</summary>
    public required string BackupRights { get; init; }

    /// <summary>What restores views and routines of other users.</summary>
    public required string DefinerRight { get; init; }

    /// <summary>Why the data of one series cannot be read by another; null when it can.</summary>
    public required Func<Version, Version, string?> CannotUpgrade { get; init; }
}
