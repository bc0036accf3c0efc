using Infra.Components.Secrets;

namespace Infra.Components.Databases;

/// <summary>A user of MariaDB or MySQL. It may connect from anywhere that the network policies let in.</summary>
public sealed record SqlUser : IChecked
{
    internal const string Backup = "backup";
    internal const string Restore = "restore";

    private static readonly string[] Own =
    [
        "root",
        "mysql",
        "mysql.sys",
        "mysql.session",
        "mysql.infoschema",
        "mariadb.sys",
        "public",
        Backup,
        Restore,
    ];

    /// <summary>Its name.</summary>
    [Matches(@"[^\s\x00-\x1f\x7f{}]([^\x00-\x1f\x7f{}]{0,30}[^\s\x00-\x1f\x7f{}])?", "at most 32 characters without braces")]
    public required string Name { get; init; }

    /// <summary>Where its password comes from. Default: it is generated in the cluster.</summary>
    public PasswordSource Password { get; init; } = new PasswordSource.Generated();

    /// <summary>The databases that it may read beside those that it owns. Default: none.</summary>
    public IReadOnlyList<string> Reads { get; init; } = [];

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Own.Contains(Name, StringComparer.OrdinalIgnoreCase), Codes.ReservedName, nameof(Name), Name,
            "another name than those of the server's own users and of its backup",
            "choose another one: no application connects as the administrator");
        problems.AddIf(SqlNames.Fold(Name).Length == 0, Codes.Form, nameof(Name), Name, "at least one letter or digit",
            "choose another one");
        problems.AddDuplicates(Codes.DuplicateName, nameof(Reads), Reads);
    }
}
