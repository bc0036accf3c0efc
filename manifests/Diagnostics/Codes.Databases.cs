namespace Infra.Diagnostics;

/// <summary>Databases and their backups, 06.</summary>
public static partial class Codes
{
    public static readonly DiagnosticCode Undeclared = new("INF0601", "name is not declared",
        "A database has an owner, a role is a member of roles, a login opens a database: all of them that the same component declares, as virtual hosts and exchanges of a broker are, for "
        + "nothing else would make them.");
    public static readonly DiagnosticCode ReservedName = new("INF0602", "name is reserved",
        "The server or its operator uses the name itself: `postgres`, `template0`, roles that begin with `pg_` or `cnpg_`, MySQL's own schemas.");
    public static readonly DiagnosticCode NoFailover = new("INF0603", "count cannot fail over",
        "With these counts the loss of one instance stops the database or the broker instead of starting another one, or an even number could be cut into two halves. Write that one instance is meant, or add instances.");
    public static readonly DiagnosticCode NoDestination = new("INF0604", "backup has no destination",
        "A backup goes into a bucket or onto a volume that outlives the database; without one there is no backup, only the word.");
    public static readonly DiagnosticCode SameArchive = new("INF0605", "archive belongs to another database",
        "A restored database would write its log into the archive that it was restored from. PostgreSQL's archive must be empty for a new database.");
    public static readonly DiagnosticCode MajorUpgrade = new("INF0606", "upgrade of the data is not stated",
        "A new major version rewrites the data and has no way back: it needs a backup that was restored once, and a step that says from which version to which.");
    public static readonly DiagnosticCode Downgrade = new("INF0607", "version goes back",
        "No database reads the data of a newer one. Going back means a restore of a backup that the older version wrote.");
    public static readonly DiagnosticCode FixedParameter = new("INF0608", "parameter is decided elsewhere",
        "The operator or another argument sets the parameter, and would overwrite or refuse it.");
}
