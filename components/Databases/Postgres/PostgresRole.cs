using Infra.Components.Secrets;

namespace Infra.Components.Databases;

/// <summary>A role: a user of the database, or a group of them. The operator keeps it as it is written here.</summary>
public sealed record PostgresRole : IChecked
{
    internal const string Form = "[A-Za-z_][-A-Za-z0-9_]{0,62}";
    internal const string Allowed = "at most 63 letters, digits, _ and -, the first one a letter or _";

    /// <summary>Its name, in which upper and lower case differ.</summary>
    [Matches(Form, Allowed)]
    public required string Name { get; init; }

    /// <summary>Where its password comes from. Default: it is generated in the cluster.</summary>
    public PasswordSource Password { get; init; } = new PasswordSource.Generated();

    /// <summary>Whether it may log in. Default: true. A group of permissions does not, and has no password.</summary>
    public bool Login { get; init; } = true;

    /// <summary>Whether it may create databases. Default: false.</summary>
    public bool CreateDatabases { get; init; }

    /// <summary>
    /// The roles that it is a member of: others of this list, or PostgreSQL's own such as <c>pg_monitor</c>. Default: none.
    /// </summary>
    [Matches(Form, Allowed)]
    public IReadOnlyList<string> MemberOf { get; init; } = [];

    /// <summary>How many connections it may have at once. Default: no limit but the server's.</summary>
    [Range(1, 10000)]
    public int? ConnectionLimit { get; init; }

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(IsReserved(Name), Codes.ReservedName, nameof(Name), Name, "a name that neither PostgreSQL nor CloudNativePG uses",
            "choose another one: no application connects as the administrator");
        problems.AddIf(!Login && Password is not PasswordSource.Generated, Codes.Exclusive, nameof(Password), null,
            "no password for a role that does not log in", "remove it");
    }

    private static bool IsReserved(string role) => role is "postgres" or "streaming_replica" or "public" or "none"
        || role.StartsWith("pg_", StringComparison.Ordinal) || role.StartsWith("cnpg_", StringComparison.Ordinal);
}
