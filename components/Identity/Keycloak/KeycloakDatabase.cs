using System.Diagnostics.CodeAnalysis;
using Infra.Components.Databases;
using Infra.Components.Secrets;

namespace Infra.Components.Identity;

/// <summary>Keycloak's own database on a PostgreSQL server, with a role of its own.</summary>
public sealed record KeycloakDatabase : IChecked
{
    /// <summary>A database that this stack did not make.</summary>
    public KeycloakDatabase()
    {
    }

    /// <summary>The database of a login.</summary>
    /// <param name="login">A login for the namespace of Keycloak.</param>
    [SetsRequiredMembers]
    public KeycloakDatabase(DatabaseLogin login)
    {
        ArgumentNullException.ThrowIfNull(login);
        Server = login.Endpoint;
        Name = login.Database;
        User = new SecretKeyRef(login.Secret, LoginSecret.UserKey);
        Password = new SecretKeyRef(login.Secret, LoginSecret.PasswordKey);
    }

    /// <summary>The server.</summary>
    public required Endpoint Server { get; init; }

    /// <summary>The database. Default: <c>keycloak</c>.</summary>
    [Matches("[a-z_][a-z0-9_]{0,62}", "a name of at most 63 lower-case letters, digits and underscores")]
    public string Name { get; init; } = "keycloak";

    /// <summary>The schema. Default: the role's own, <c>public</c>.</summary>
    [Matches("[a-z_][a-z0-9_]{0,62}", "a name of at most 63 lower-case letters, digits and underscores")]
    public string? Schema { get; init; }

    /// <summary>The key of a Secret with the role's name. A superuser's is more than Keycloak needs.</summary>
    public required SecretKeyRef User { get; init; }

    /// <summary>The key of a Secret with the role's password.</summary>
    public required SecretKeyRef Password { get; init; }

    /// <summary>The most connections of one instance. Default: Keycloak's, 100.</summary>
    [Range(5, 1000)]
    public int? MaxConnections { get; init; }

    void IChecked.Check(Problems problems) => problems.AddIf(Name == "postgres", Codes.Exclusive, nameof(Name), Name,
        "a database of its own", "make one, with a role that owns it");
}
