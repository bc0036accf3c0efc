using Infra.Components.CustomResources;
using Infra.Components.Secrets;
using Infra.Components.Storage;

namespace Infra.Components.Databases;

/// <summary>What the operator is told of the servers.</summary>
/// <param name="args">The arguments.</param>
/// <param name="cluster">The name of the object.</param>
/// <param name="secret">The Secret of a role.</param>
/// <param name="source">The Secret of the user that may read the server which is copied.</param>
internal sealed class PostgresSpec(PostgresArgs args, string cluster, Func<string, Input<string>> secret, SecretRef? source)
{
    // The name by which the servers know where their data comes from.
    private const string Source = "source";

    public PostgresClusterSpecArgs Make() => new()
    {
        Instances = args.Instances.Count,
        ImageName = Optional.Of(args.Image is null ? null : args.Namespace.Cluster.Mirrors.Image(args.Image)),
        ImageCatalogRef = Optional.Of(args.Image is not null ? null : new ImageCatalogRefArgs
        {
            ApiGroup = "postgresql.cnpg.io",
            Kind = "ImageCatalog",
            Name = cluster,
            Major = args.Version,
        }),
        Bootstrap = Bootstrap(),
        ExternalClusters = External().OrNone(),
        Storage = Volume(args.Storage.Size),
        WalStorage = Optional.Of(args.Storage.WalSize is { } size ? Volume(size) : null),
        Postgresql = Configuration(),
        Managed = Managed(),
        Plugins = Plugins().OrNone(),
        Certificates = Optional.Of(args.Issuer is null ? null : new PostgresCertificatesArgs
        {
            ServerTlsSecret = $"{cluster}-tls",
            ServerCaSecret = $"{cluster}-tls",
        }),
        Affinity = Affinity(),
        Resources = new PostgresResourcesArgs { Requests = args.Resources.Requests.OrNone(), Limits = args.Resources.Limits.OrNone() },
        // It would keep the node of the only server from ever being drained.
        EnablePdb = args.Instances.Count > 1,
        EnableSuperuserAccess = false,
        PrimaryUpdateMethod = args.Instances.Count > 1 ? "switchover" : "restart",
    };

    /// <summary>The names by which clients call the servers.</summary>
    public static string[] ServerNames(string cluster, PostgresArgs args)
    {
        var services = new[] { $"{cluster}-rw", $"{cluster}-ro", $"{cluster}-r", args.Service }.OfType<string>();
        return args.Namespace.Text is { } space
            ? [.. services.SelectMany(service => new[] { service, $"{service}.{space}", $"{service}.{space}.svc" })]
            : [.. services];
    }

    private PostgresDatabase First => args.Databases[0];

    private PostgresBootstrapArgs Bootstrap()
    {
        var owner = new PostgresSecretArgs { Name = secret(First.Owner) };
        if (args.Start is PostgresStart.Backup backup)
        {
            return new PostgresBootstrapArgs
            {
                Recovery = new PostgresRecoveryArgs
                {
                    Source = Source,
                    Database = First.Name,
                    Owner = First.Owner,
                    Secret = owner,
                    RecoveryTarget = Optional.Of(Target(backup.Until)),
                },
            };
        }

        var copy = args.Start as PostgresStart.Copy;
        var databases = copy is { Databases.Count: > 0 } ? copy.Databases : [.. args.Databases.Select(database => database.Name)];
        var several = copy is not null && (databases.Count > 1 || copy.Roles.Count > 0);
        return new PostgresBootstrapArgs
        {
            Initdb = new PostgresInitArgs
            {
                DataChecksums = true,
                // Several databases are made as they are copied, with their owners.
                Database = Optional.Of(several ? null : First.Name),
                Owner = Optional.Of(several ? null : First.Owner),
                Secret = Optional.Of(several ? null : owner),
                Import = Optional.Of(copy is null ? null : new PostgresImportArgs
                {
                    Type = several ? "monolith" : "microservice",
                    Databases = databases.ToArray(),
                    Roles = copy.Roles.OrNone(),
                    Source = new PostgresSourceArgs { ExternalCluster = Source },
                }),
            },
        };
    }

    private static RecoveryTargetArgs? Target(PostgresMoment until) => until switch
    {
        PostgresMoment.Time time => new RecoveryTargetArgs { TargetTime = time.Moment },
        PostgresMoment.Lsn place => new RecoveryTargetArgs { TargetLsn = place.Position },
        PostgresMoment.Point point => new RecoveryTargetArgs { TargetName = point.Name, BackupId = point.BackupId },
        _ => null,
    };

    private IEnumerable<ExternalPostgresArgs> External()
    {
        if (args.Start is PostgresStart.Backup backup)
        {
            yield return new ExternalPostgresArgs
            {
                Name = Source,
                Plugin = new PostgresPluginArgs
                {
                    Name = Postgres.Plugin,
                    Parameters = new() { { "barmanObjectName", $"{cluster}-source" }, { "serverName", backup.Server } },
                },
            };
        }

        if (args.Start is PostgresStart.Copy copy)
        {
            yield return new ExternalPostgresArgs
            {
                Name = Source,
                ConnectionParameters = new()
                {
                    { "host", copy.Host },
                    { "port", copy.Port.ToString(CultureInfo.InvariantCulture) },
                    { "user", copy.User },
                    { "dbname", "postgres" },
                    { "sslmode", copy.RequireTls ? "require" : "prefer" },
                },
                Password = new PostgresKeyArgs { Name = source!.Name, Key = LoginSecret.PasswordKey },
            };
        }
    }

    private PostgresVolumeArgs Volume(string size) => new()
    {
        Size = size,
        StorageClass = args.Storage.Source switch
        {
            VolumeSource.Provisioned { Class: { } named } => named.Name,
            VolumeSource.Provisioned => Optional.Of(args.Namespace.Cluster.StorageClass),
            _ => "",
        },
    };

    private PostgresConfigurationArgs Configuration() => new()
    {
        Parameters = args.Parameters.OrNone(),
        SharedPreloadLibraries = args.Libraries.OrNone(),
        PgHba = (args.RequireTls ? new[] { "hostnossl all all all reject" } : []).OrNone(),
        Synchronous = Optional.Of(args.Instances is PostgresInstances.Replicated { Synchronous: > 0 } replicated
            ? new PostgresSynchronousArgs
            {
                Method = "any",
                Number = replicated.Synchronous,
                DataDurability = replicated.AvailableFirst ? "preferred" : "required",
                // Only a standby that is sure to have every confirmed commit takes over.
                FailoverQuorum = !replicated.AvailableFirst,
            }
            : null),
    };

    private PostgresManagedArgs Managed() => new()
    {
        Roles = args.Roles.Select(role => new PostgresManagedRoleArgs
        {
            Name = role.Name,
            Ensure = "present",
            Login = role.Login,
            CreateDb = role.CreateDatabases ? true : (Input<bool>?)null,
            InRoles = role.MemberOf.OrNone(),
            ConnectionLimit = Optional.Of(role.ConnectionLimit),
            PasswordSecret = Optional.Of(role.Login ? new PostgresSecretArgs { Name = secret(role.Name) } : null),
        }).ToArray(),
        Services = Optional.Of(args.Service is null ? null : new PostgresManagedServicesArgs
        {
            Additional = new PostgresManagedServiceArgs
            {
                SelectorType = "rw",
                UpdateStrategy = "patch",
                ServiceTemplate = new PostgresServiceTemplateArgs
                {
                    Metadata = new PostgresSecretArgs { Name = args.Service },
                    Spec = new PostgresServiceSpecArgs { Type = "ClusterIP" },
                },
            },
        }),
    };

    private IEnumerable<PostgresPluginArgs> Plugins()
    {
        if (args.Backup is not { } backup)
            yield break;

        yield return new PostgresPluginArgs
        {
            Name = Postgres.Plugin,
            IsWalArchiver = true,
            Parameters = new() { { "barmanObjectName", cluster }, { "serverName", backup.Server ?? cluster } },
        };
    }

    private PostgresAffinityArgs Affinity() => new()
    {
        EnablePodAntiAffinity = args.Instances.Count > 1,
        PodAntiAffinityType = Optional.Of(args.Instances is PostgresInstances.Replicated replicated
            ? replicated.OnOwnNodes ? "required" : "preferred"
            : null),
        TopologyKey = Optional.Of(args.Instances.Count > 1 ? "kubernetes.io/hostname" : null),
        NodeSelector = args.NodeSelector.OrNone(),
    };
}
