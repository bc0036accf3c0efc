using Infra.Components.Databases;
using Infra.Components.Secrets;
using Infra.Components.Validation;
using Infra.Diagnostics;

namespace Infra.Stacks;

/// <summary>
/// A database of the platform's PostgreSQL and the role that an application logs in by. The stack that owns the platform declares both:
/// <c>infra:postgres</c>.
/// </summary>
public sealed record PostgresLogin
{
    /// <summary>The database.</summary>
    public required string Database { get; init; }

    /// <summary>The role. Default: the one that has the database's name.</summary>
    public string? Role { get; init; }

    internal string User => Role ?? Database;

    /// <summary>Reports what the PostgreSQL does not declare.</summary>
    /// <param name="problems">Takes the problems.</param>
    /// <param name="places">The members that hold the database and the role.</param>
    /// <param name="postgres">What declares databases and roles.</param>
    /// <param name="owner">The stack that declares them; null when it is this one.</param>
    internal void Check(Problems problems, (string Database, string Role) places, PostgresArgs postgres, string? owner = null)
    {
        var there = owner is null ? "infra:postgres" : $"infra:postgres of the stack {owner}";
        problems.AddIf(postgres.Databases.All(known => known.Name != Database), Codes.Undeclared, places.Database, Database,
            $"a database of {there}: {string.Join(", ", postgres.Databases.Select(known => known.Name))}", $"name one of them, or add it to {there}");
        var role = postgres.Roles.FirstOrDefault(known => known.Name == User);
        problems.AddIf(role is not { Login: true }, Codes.Undeclared, places.Role, User,
            $"a role of {there} that logs in: {string.Join(", ", postgres.Roles.Where(known => known.Login).Select(known => known.Name))}",
            $"name one of them, or add it to {there}");
        problems.AddIf(owner is not null && role is { Password: PasswordSource.Existing }, Codes.ForeignPlatform, places.Role, User,
            "a role of which the owner makes the Secret, so that other namespaces find it", $"let its password be generated in {there}");
    }
}

/// <summary>Settings of a stack whose PostgreSQL other stacks may use.</summary>
internal interface ISharesPostgres
{
    /// <summary>The PostgreSQL; null on the platform of another stack.</summary>
    PostgresArgs? Postgres { get; }
}
