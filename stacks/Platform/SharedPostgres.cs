using Infra.Components;
using Infra.Components.Databases;
using Infra.Components.Secrets;

namespace Infra.Stacks;

/// <summary>
/// The PostgreSQL of a platform. The stack that owns the platform makes it, with databases and roles for all stacks; each of them logs in by
/// its own role.
/// </summary>
public sealed class SharedPostgres
{
    /// <summary>The name of its object, and of the Service by which clients know it.</summary>
    public const string Name = "postgresql";

    private const string NamespaceKey = "postgresNamespace";

    private readonly Func<PostgresLogin, DatabaseLogin> _login;

    private SharedPostgres(Func<PostgresLogin, DatabaseLogin> login) => _login = login;

    /// <summary>What generates its passwords; null on the platform of another stack.</summary>
    public ExternalSecrets? SecretsOperator { get; private init; }

    /// <summary>The servers, to be watched; none on the platform of another stack.</summary>
    public IReadOnlyList<IMeasured> Measured { get; private init; } = [];

    /// <summary>Makes it, and shares where it is. The platform has to listen already, since backups need its cert-manager.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="space">The namespace.</param>
    /// <param name="args">What the settings say of it.</param>
    /// <param name="backups">The bucket of its backups. Default: none.</param>
    public static SharedPostgres Make(Platform platform, NamespaceRef space, PostgresArgs args, BucketSettings? backups)
    {
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentNullException.ThrowIfNull(args);
        var secrets = new ExternalSecrets("external-secrets", new() { Cluster = platform.Cluster, Version = platform.Versions.ExternalSecrets });
        var store = backups?.Store($"{Name}-backups", space);
        var postgres = new Postgres(Name, args with
        {
            Namespace = space,
            Operator = new CloudNativePg("cloudnative-pg", new() { Cluster = platform.Cluster, CertManager = platform.CertManager }),
            Service = Name,
            SecretsOperator = secrets,
            Backup = args.Backup is null ? null : args.Backup with { Store = store },
        });
        platform.Share(NamespaceKey, space.Name);
        return new SharedPostgres(login => postgres.LoginAs(login.User, login.Database)) { SecretsOperator = secrets, Measured = [postgres] };
    }

    /// <summary>That of the platform that the stack attaches to.</summary>
    /// <param name="platform">The platform.</param>
    public static SharedPostgres Of(Platform platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        var space = new NamespaceRef(platform.Cluster, platform.Shared(NamespaceKey));
        return new SharedPostgres(login => Postgres.LoginElsewhere(space, Name, login.Database, login.User, service: Name));
    }

    /// <summary>A login for the pods of a namespace.</summary>
    /// <param name="login">The database and the role.</param>
    /// <param name="readers">The namespace.</param>
    public DatabaseLogin Login(PostgresLogin login, NamespaceRef readers)
    {
        ArgumentNullException.ThrowIfNull(login);
        return _login(login).In(readers, $"{Name}-{login.User.ToLowerInvariant().Replace('_', '-')}");
    }
}
