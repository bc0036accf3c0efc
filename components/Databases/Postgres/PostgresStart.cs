using Infra.Components.ObjectStores;
using Infra.Components.Secrets;

namespace Infra.Components.Databases;

/// <summary>Where the data comes from when the servers are made. It is read once; later changes do nothing.</summary>
public abstract record PostgresStart
{
    private PostgresStart()
    {
    }

    /// <summary>Nowhere: the databases are empty.</summary>
    public sealed record Empty : PostgresStart;

    /// <summary>A backup in a bucket, up to its end or to a moment.</summary>
    public sealed record Backup : PostgresStart, IChecked
    {
        /// <summary>The bucket.</summary>
        public ObjectStore? Store { get; init; }

        /// <summary>The folder in it that several databases share. Default: <c>postgres</c>.</summary>
        [Matches(PostgresBackup.FolderForm, "a path without a leading or trailing slash")]
        public string Folder { get; init; } = "postgres";

        /// <summary>The folder in that one of the database that was saved.</summary>
        [Matches(PostgresBackup.ServerForm, "letters, digits and inner - . _, at most 100 of them")]
        public required string Server { get; init; }

        /// <summary>Up to when. Default: the end of the log.</summary>
        public PostgresMoment Until { get; init; } = new PostgresMoment.End();

        void IChecked.Check(Problems problems)
        {
            if (problems.HasReferences && Store is null)
                problems.Add(Codes.NoDestination, nameof(Store), null, "the bucket that the backup is in", "give it the object store");
        }
    }

    /// <summary>
    /// A running server elsewhere, such as the one that these replace. One database is copied with everything owned by the role that is
    /// written here; of several, the owners' roles are copied too.
    /// </summary>
    public sealed record Copy : PostgresStart, IChecked
    {
        /// <summary>Its address.</summary>
        [Matches("[A-Za-z0-9]([-A-Za-z0-9.:]*[A-Za-z0-9])?", "a host name or an address")]
        public required string Host { get; init; }

        /// <summary>Its port. Default: 5432.</summary>
        [Port]
        public int Port { get; init; } = 5432;

        /// <summary>The user that may read everything in it. Default: <c>postgres</c>.</summary>
        [Matches(PostgresRole.Form, PostgresRole.Allowed)]
        public string User { get; init; } = "postgres";

        /// <summary>Where that user's password comes from. Not generated: it is there already.</summary>
        public required PasswordSource Password { get; init; }

        /// <summary>Whether the connection must be encrypted. Default: true.</summary>
        public bool RequireTls { get; init; } = true;

        /// <summary>The databases to copy. Default: all that are declared.</summary>
        [Matches(PostgresRole.Form, PostgresRole.Allowed)]
        public IReadOnlyList<string> Databases { get; init; } = [];

        /// <summary>The roles of that server to copy as well, where several databases are copied. Default: none.</summary>
        [Matches(PostgresRole.Form, PostgresRole.Allowed)]
        public IReadOnlyList<string> Roles { get; init; } = [];

        void IChecked.Check(Problems problems) =>
            problems.AddIf(Password is PasswordSource.Generated, Codes.Exclusive, nameof(Password), "generated",
                "a password that the running server knows", "take it from the store, the settings or a Secret");
    }
}

/// <summary>A moment up to which a backup is restored.</summary>
public abstract record PostgresMoment
{
    private PostgresMoment()
    {
    }

    /// <summary>The end of the log: the last change that was saved.</summary>
    public sealed record End : PostgresMoment;

    /// <summary>A time, of which the last change before it is the last one.</summary>
    /// <param name="Moment">The time with its offset, as RFC 3339 writes it: <c>2026-11-30T14:05:00+09:00</c>.</param>
    public sealed record Time(
        [property: Matches(@"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
            + @"T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,6})?(Z|[-+](0[0-9]|1[0-4]):[0-5][0-9])",
            "a time with its offset, such as 2026-11-30T14:05:00+09:00")] string Moment) : PostgresMoment, IChecked
    {
        void IChecked.Check(Problems problems) => problems.AddIf(
            !DateTimeOffset.TryParse(Moment, CultureInfo.InvariantCulture, DateTimeStyles.None, out _), Codes.Form, nameof(Moment), Moment,
            "a day that the month has", "look the day up");
    }

    /// <summary>A place in the log, as PostgreSQL's errors name it.</summary>
    /// <param name="Position">The log sequence number, such as <c>0/3000158</c>.</param>
    public sealed record Lsn([property: Matches("[0-9A-Fa-f]{1,8}/[0-9A-Fa-f]{1,8}",
        "a log sequence number such as 0/3000158")] string Position)
        : PostgresMoment;

    /// <summary>A point that <c>pg_create_restore_point</c> named, for example before a migration.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="BackupId">The backup to begin with, as the Backup object calls it: <c>20261130T020000</c>.</param>
    public sealed record Point(
        [property: Matches(@"[^\x00-\x1f\x7f]{1,63}", "at most 63 characters")] string Name,
        [property: Matches("[0-9]{8}T[0-9]{6}", "the id of a backup, such as 20261130T020000")] string BackupId) : PostgresMoment;
}
