using Infra.Components.ObjectStores;

namespace Infra.Components.Databases;

/// <summary>
/// Backups in a bucket: the whole data by a schedule, and the log of what changed in between, so that any moment can be restored.
/// </summary>
public sealed record PostgresBackup : IChecked
{
    internal const string ServerForm = "[A-Za-z0-9]([-A-Za-z0-9._]{0,98}[A-Za-z0-9])?";
    internal const string FolderForm = "[A-Za-z0-9]([-A-Za-z0-9._/]{0,198}[A-Za-z0-9])?";

    /// <summary>The bucket.</summary>
    public ObjectStore? Store { get; init; }

    /// <summary>The folder in it that several databases share. Default: <c>postgres</c>.</summary>
    [Matches(FolderForm, "a path without a leading or trailing slash")]
    public string Folder { get; init; } = "postgres";

    /// <summary>
    /// This database's own folder in that one. It must be empty for a new database, so a restored one needs another. Default: the name of
    /// the database's object.
    /// </summary>
    [Matches(ServerForm, "letters, digits and inner - . _, at most 100 of them")]
    public string? Server { get; init; }

    /// <summary>When the whole data is saved, in UTC. Default: every night at 2:30.</summary>
    [Cron]
    public string Schedule { get; init; } = "30 2 * * *";

    /// <summary>How far back a moment can be restored: days, weeks or months. Default: <c>30d</c>.</summary>
    [Matches("[1-9][0-9]{0,3}[dwm]", "a number of days, weeks or months, such as 30d, 4w or 6m")]
    public string Retention { get; init; } = "30d";

    /// <summary>How many parts of the log are uploaded at once. Default: 4.</summary>
    [Range(1, 32)]
    public int ParallelUploads { get; init; } = 4;

    void IChecked.Check(Problems problems)
    {
        if (problems.HasReferences && Store is null)
            problems.Add(Codes.NoDestination, nameof(Store), null, "a bucket", "give it an object store, or take the backup out");
    }
}
