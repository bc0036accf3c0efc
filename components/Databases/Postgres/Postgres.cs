using Infra.Catalogue;
using Infra.Components.Certificates;
using Infra.Components.CustomResources;
using Infra.Components.Secrets;
using Infra.Components.Storage;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Databases;

/// <summary>
/// PostgreSQL by CloudNativePG: servers with a primary that is replaced when it is lost, databases with owners, backups from which any
/// moment can be restored. What holds data is protected, and stays when the stack goes.
/// </summary>
public sealed class Postgres : ComponentResource, IServes, IMeasured
{
    internal const int ServerPort = 5432;
    internal const string Scheme = "postgresql";
    private const int MetricsPort = 9187;
    internal const string Plugin = "barman-cloud.cloudnative-pg.io";

    private readonly string _name;
    private readonly string _cluster;
    private readonly PostgresArgs _args;
    private readonly Dictionary<string, SecretRef> _secrets;

    /// <summary>Makes the servers, roles and databases.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed or do not fit together.</exception>
    public Postgres(string name, PostgresArgs args, ComponentResourceOptions? options = null)
        : base("infra:databases:Postgres", name, options.On(args.Checked(name).Namespace))
    {
        _name = name;
        // With its name, which is the name of its archive too, it can be told from the one that it is restored from.
        _args = (args with { Name = args.Name ?? name }).Checked(name);
        _cluster = _args.Name!;
        _secrets = args.Roles.Where(role => role.Login).ToDictionary(role => role.Name, Secret, StringComparer.Ordinal);

        var source = Source();
        var spec = new PostgresSpec(_args, _cluster, role => _secrets[role].Name, source);
        var secrets = _secrets.Values.Append(source).Select(secret => secret?.MadeBy);
        var cluster = new CustomResource(name, new PostgresClusterResourceArgs { Metadata = Metadata(), Spec = spec.Make() },
            Kept([Catalogue(), Disk(), Certificate(), .. Archives(), .. secrets, args.Operator]));
        new PostgresNetwork(_name, _cluster, _args, this).Make();
        MakeDatabases(cluster);
        ScheduleBackups(cluster);
        Endpoint = Primary(_name, args.Namespace, _cluster, args.Service);
        Pooled = MakePooler(cluster);
        Cluster = cluster;
        RegisterOutputs(Outputs.Of(this));
    }

    /// <inheritdoc/>
    public Endpoint Endpoint { get; }

    /// <summary>The host name of the primary's Service.</summary>
    public Output<string> Host => Endpoint.Host;

    /// <summary>The port: 5432.</summary>
    public int Port => Endpoint.ServicePort;

    /// <summary>The pooler, to use instead of the primary; null when there is none.</summary>
    public IServes? Pooled { get; }

    /// <inheritdoc/>
    IReadOnlyList<MetricsSource> IMeasured.Metrics =>
    [
        new MetricsSource(_name, new PodSet(_args.Namespace, new Dictionary<string, Input<string>>
        {
            ["cnpg.io/cluster"] = _cluster,
            ["cnpg.io/podRole"] = "instance",
        }), MetricsPort)
        { Guarded = true, PodLabels = ["cnpg.io/cluster"] },
    ];

    /// <summary>The cluster of servers, for what must come after it.</summary>
    public CustomResource Cluster { get; }

    /// <summary>The login of a database's owner.</summary>
    /// <param name="database">The database, one of those that are declared.</param>
    /// <param name="pooled">Whether by the pooler. Default: false; straight to the primary.</param>
    public DatabaseLogin Login(string database, bool pooled = false)
    {
        var declared = Declared.Find($"Postgres {_name}", "databases", _args.Databases, known => known.Name, database);
        return LoginAs(declared.Owner, database, pooled);
    }

    /// <summary>The login of another role into a database.</summary>
    /// <param name="role">The role, one of those that are declared and log in.</param>
    /// <param name="database">The database.</param>
    /// <param name="pooled">Whether by the pooler. Default: false; straight to the primary.</param>
    public DatabaseLogin LoginAs(string role, string database, bool pooled = false)
    {
        var declared = Declared.Find($"Postgres {_name}", "roles that log in", _args.Roles.Where(known => known.Login), known => known.Name,
            role);
        _ = Declared.Find($"Postgres {_name}", "databases", _args.Databases, known => known.Name, database);
        var endpoint = pooled && Pooled is { } pooler ? pooler.Endpoint : Endpoint;
        return new DatabaseLogin(Scheme, endpoint, database, role,
            new(_args.Namespace, SecretName(declared), _secrets[role].MadeBy));
    }

    /// <summary>
    /// The login of a role into a database of a Postgres that another stack makes. Its Secret is read by the name that this component gives
    /// it, so the role's password is not <see cref="PasswordSource.Existing"/> there.
    /// </summary>
    /// <param name="space">The namespace of the Postgres.</param>
    /// <param name="name">The name of its object.</param>
    /// <param name="database">The database.</param>
    /// <param name="role">The role.</param>
    /// <param name="service">The further Service for its primary. Default: none; clients use the object's name and <c>-rw</c>.</param>
    public static DatabaseLogin LoginElsewhere(NamespaceRef space, string name, string database, string role, string? service = null)
    {
        ArgumentNullException.ThrowIfNull(space);
        return new DatabaseLogin(Scheme, Primary(name, space, name, service), database, role,
            new(space, PostgresNames.Of(name, role), MadeBy: null));
    }

    private string SecretName(PostgresRole role) =>
        role.Password is PasswordSource.Existing existing ? existing.Secret : PostgresNames.Of(_cluster, role.Name);

    private SecretRef Secret(PostgresRole role) => LoginSecret.Make(this, PostgresNames.Of(_name, role.Name), new LoginSecretArgs
    {
        Namespace = _args.Namespace,
        Name = PostgresNames.Of(_cluster, role.Name),
        User = role.Name,
        Source = role.Password,
        Store = _args.Passwords,
        Operator = _args.SecretsOperator,
        // Servers take a new password when the Secret changes, and not at their next start.
        Labels = new Dictionary<string, string> { ["cnpg.io/reload"] = "true" },
    });

    private SecretRef? Source() =>
        _args.Start is not PostgresStart.Copy copy ? null : LoginSecret.Make(this, $"{_name}-source-login", new LoginSecretArgs
        {
            Namespace = _args.Namespace,
            Name = $"{_cluster}-source-login",
            User = copy.User,
            Source = copy.Password,
            Store = _args.Passwords,
        });

    private ObjectMetaArgs Metadata()
    {
        var annotations = new Dictionary<string, string>();
        if (_args.Instances is PostgresInstances.One one)
            annotations["infra/single-replica-reason"] = one.Reason;

        if (_args.UpgradeFrom is { } version)
            annotations[DatabaseGuard.UpgradeFrom] = version.ToString(CultureInfo.InvariantCulture);

        return Named(_cluster, annotations);
    }

    private ObjectMetaArgs Named(string name, Dictionary<string, string>? annotations = null) =>
        new() { Name = name, Namespace = _args.Namespace.Name, Annotations = (annotations ?? []).OrNone() };

    // All major versions, so that an upgrade is one number and the catalogue has its image before the servers ask for it.
    private CustomResource? Catalogue() =>
        _args.Image is not null ? null : new CustomResource($"{_name}-images", new ImageCatalogResourceArgs
        {
            Metadata = Named(_cluster),
            Spec = new ImageCatalogSpecArgs
            {
                Images = Enumerable.Range(ImageCatalogue.OldestPostgres, ImageCatalogue.NewestPostgres - ImageCatalogue.OldestPostgres + 1)
                    .Select(major => new CatalogImageArgs
                    {
                        Major = major,
                        Image = _args.Namespace.Cluster.Mirrors.Image(ImageCatalogue.Postgres(major).Reference),
                    }).ToArray(),
            },
        }, this.Child(_args.Operator));

    // The operator makes the claim, and calls that of the first server so.
    private Resource? Disk() => _args.Storage.Source switch
    {
        VolumeSource.OnNode => StaticVolume.Make(_name, $"{_cluster}-1", new VolumeArgs
        {
            Namespace = _args.Namespace,
            Size = _args.Storage.Size,
            Source = _args.Storage.Source,
        }, Kept([])),
        VolumeSource.Provisioned { Class: { } named } => named.MadeBy,
        _ => null,
    };

    private CustomResource? Certificate() => _args.Issuer is not { } issuer ? null : new CustomResource($"{_name}-server",
        new CertificateResourceArgs
        {
            Metadata = Named($"{_cluster}-tls"),
            Spec = new CertificateSpecArgs
            {
                SecretName = $"{_cluster}-tls",
                DnsNames = PostgresSpec.ServerNames(_cluster, _args),
                IssuerRef = new CertificateIssuerArgs
                {
                    Group = "cert-manager.io",
                    Kind = AcmeIssuer.Kind(issuer.Scope),
                    Name = issuer.Name,
                },
            },
        }, this.Child(issuer.MadeBy));

    private IEnumerable<Resource?> Archives()
    {
        if (_args.Backup is { } backup)
            yield return new PostgresArchive(_name, _cluster, backup.Store!, backup.Folder, _args.Namespace, this).Make(backup);

        if (_args.Start is PostgresStart.Backup source)
        {
            yield return new PostgresArchive($"{_name}-source", $"{_cluster}-source", source.Store!, source.Folder, _args.Namespace,
                this).Make(null);
        }

        if (_args.Backup?.Store is { } store)
            yield return store.LetIn($"{_name}-backups", _args.Namespace, _cluster, this);
    }

    private void MakeDatabases(CustomResource cluster)
    {
        foreach (var database in _args.Databases)
        {
            _ = new CustomResource(PostgresNames.Of(_name, database.Name), new PostgresDatabaseResourceArgs
            {
                Metadata = Named(PostgresNames.Of(_cluster, database.Name)),
                Spec = new PostgresDatabaseSpecArgs
                {
                    Cluster = new PostgresSecretArgs { Name = _cluster },
                    Name = database.Name,
                    Owner = database.Owner,
                    Ensure = "present",
                    DatabaseReclaimPolicy = database.DropWhenRemoved ? "delete" : "retain",
                    Extensions = database.Extensions.Select(extension => new PostgresExtensionArgs { Name = extension }).OrNone(),
                    Schemas = database.Schemas.Select(schema => new PostgresSchemaArgs { Name = schema, Owner = database.Owner }).OrNone(),
                },
            }, this.Child(cluster));
        }
    }

    private void ScheduleBackups(CustomResource cluster)
    {
        if (_args.Backup is not { } backup)
            return;

        _ = new CustomResource($"{_name}-backup", new ScheduledBackupResourceArgs
        {
            Metadata = Named($"{_cluster}-backup"),
            Spec = new ScheduledBackupSpecArgs
            {
                Cluster = new PostgresSecretArgs { Name = _cluster },
                // The operator reads seconds first, and words as they are.
                Schedule = backup.Schedule.StartsWith('@') ? backup.Schedule : $"0 {backup.Schedule}",
                Immediate = true,
                BackupOwnerReference = "none",
                Method = "plugin",
                PluginConfiguration = new PluginNameArgs { Name = Plugin },
            },
        }, this.Child(cluster));
    }

    private Served? MakePooler(CustomResource cluster)
    {
        if (_args.Pooler is not { } pooler)
            return null;

        var parameters = new Dictionary<string, string>(pooler.Parameters)
        {
            ["max_client_conn"] = pooler.Clients.ToString(CultureInfo.InvariantCulture),
            ["default_pool_size"] = pooler.Connections.ToString(CultureInfo.InvariantCulture),
        };
        _ = new CustomResource($"{_name}-pooler", new PoolerResourceArgs
        {
            Metadata = Named($"{_cluster}-pooler"),
            Spec = new PoolerSpecArgs
            {
                Cluster = new PostgresSecretArgs { Name = _cluster },
                Type = "rw",
                Instances = pooler.Instances,
                PgBouncer = new PgBouncerArgs
                {
                    PoolMode = pooler.ByTransaction ? "transaction" : "session",
                    Parameters = parameters.OrNone(),
                },
            },
        }, this.Child(cluster));
        return new Served(At($"{_name}-pooler", _args.Namespace, $"{_cluster}-pooler",
            new() { ["cnpg.io/poolerName"] = $"{_cluster}-pooler", ["cnpg.io/podRole"] = "pooler" }));
    }

    private static Endpoint Primary(string name, NamespaceRef space, string cluster, string? service) =>
        At(name, space, service ?? $"{cluster}-rw", new() { ["cnpg.io/cluster"] = cluster, ["cnpg.io/podRole"] = "instance" });

    private static Endpoint At(string name, NamespaceRef space, string service, Dictionary<string, Input<string>> labels) => new()
    {
        Name = name,
        Namespace = space,
        Service = service,
        ServicePort = ServerPort,
        TargetPort = ServerPort,
        Pods = new PodSet(space, labels),
    };

    private CustomResourceOptions Kept(ReadOnlySpan<Resource?> after) =>
        CustomResourceOptions.Merge(this.Child(after), new CustomResourceOptions { Protect = true, RetainOnDelete = true });
}
