using Infra.Components;
using Infra.Components.Caches;
using Infra.Components.Databases;
using Infra.Components.Edge;
using Infra.Components.ObjectStores;
using Infra.Components.Registries;
using Infra.Components.Secrets;
using Infra.Components.Storage;
using HttpMethod = Infra.Components.Edge.HttpMethod;

namespace Infra.Stacks.BdgBlog;

/// <summary>What the blog and its images are kept in.</summary>
/// <param name="platform">The platform.</param>
/// <param name="settings">The stack's settings.</param>
/// <param name="secrets">What generates passwords.</param>
internal sealed class Parts(Platform platform, BdgBlogSettings settings, ExternalSecrets secrets)
{
    /// <summary>The registry's database, and the role that owns it.</summary>
    internal const string RegistryDatabase = "registry";

    // MySQL's own port is what the internet tries first; the running system has another.
    private const int DatabasePort = 3313;

    /// <summary>The registry's PostgreSQL, once it is made.</summary>
    public Postgres? RegistryServers { get; private set; }

    /// <summary>The object store. Both hosts answer S3: the console of the old one has no successor.</summary>
    public Garage Files(NamespaceRef space, IReadOnlyList<Exposure> exposures)
    {
        var garage = new Garage("garage", settings.Garage! with { Namespace = space, SecretsOperator = secrets });
        _ = new Route("garage", new()
        {
            Namespace = space,
            Name = "ingressroute",
            Exposures = exposures,
            // Pages show pictures by their plain addresses; what is signed is what writes.
            Rules = garage.Rules(),
            // Pictures are as large as cameras make them, and go from the browser straight to the store, whose host is another than the page's.
            Settings = new()
            {
                MaxBodySize = "100m",
                Cors = new()
                {
                    Origins = [.. settings.PagesWithPictures],
                    Methods = [HttpMethod.Get, HttpMethod.Head, HttpMethod.Put, HttpMethod.Post],
                    Headers = ["Content-Type"],
                },
            },
        });
        return garage;
    }

    /// <summary>The blog's database. Its backups are in the object store, which is on another disk.</summary>
    public MariaDb MariaDb(NamespaceRef space, Garage files) => new("mariadb", settings.MariaDb! with
    {
        Namespace = space,
        SecretsOperator = secrets,
        ServicePort = DatabasePort,
        Backup = settings.MariaDb!.Backup is { To: SqlBackupPlace.Bucket bucket } backup
            ? backup with { To = bucket with { Store = files.Store(settings.BackupBucket).In(space, "mariadb-backups") } }
            : settings.MariaDb.Backup,
    });

    /// <summary>The broker of the chat: every pod tells the others by it.</summary>
    public Redis Redis(NamespaceRef space) => new("bdg-blog-redis", settings.Redis! with { Namespace = space, SecretsOperator = secrets });

    /// <summary>The registry, with the volumes of the running one.</summary>
    public Harbor Registry(NamespaceRef space, NamespaceRef databaseSpace, Exposure exposure, Garage files)
    {
        var postgres = RegistryServers = new Postgres("harbor-database", settings.RegistryDatabase! with
        {
            Namespace = databaseSpace,
            Operator = new CloudNativePg("cloudnative-pg", new() { Cluster = platform.Cluster, CertManager = platform.CertManager }),
            SecretsOperator = secrets,
            Backup = settings.RegistryDatabase!.Backup is { } backup
                ? backup with { Store = files.Store(settings.BackupBucket).In(databaseSpace, "harbor-database-backups") }
                : null,
        });
        var volumes = settings.RegistryVolumes!;
        string Claim(string part, string size)
        {
            _ = new Volume($"harbor-{part}", new()
            {
                Namespace = space,
                Size = size,
                Source = volumes.At with { Path = $"{volumes.At.Path}/{part}" },
            });
            return $"harbor-{part}";
        }

        return new Harbor("harbor", settings.Registry! with
        {
            Namespace = space,
            Expose = exposure,
            RouteName = "ingressroute",
            Database = postgres.Login(RegistryDatabase).In(space, "harbor-database"),
            SecretsOperator = secrets,
            Adopt = new()
            {
                Registry = Claim("registry", volumes.Images),
                Cache = Claim("redis", volumes.Cache),
                JobLog = Claim("jobservice", volumes.JobLogs),
                Scanner = Claim("trivy", volumes.Scanner),
            },
        });
    }
}
