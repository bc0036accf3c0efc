using Infra.Catalogue;
using Infra.Components.Secrets;

namespace Infra.Components.Databases;

/// <summary>Arguments of <see cref="Postgres"/>.</summary>
public sealed partial record PostgresArgs : IChecked
{
    /// <summary>The namespace.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>The CPU and memory of one server.</summary>
    public required Resources Resources { get; init; }

    /// <summary>The volumes of each server.</summary>
    public required PostgresStorage Storage { get; init; }

    /// <summary>The roles, at least one.</summary>
    public required IReadOnlyList<PostgresRole> Roles { get; init; }

    /// <summary>The databases, at least one.</summary>
    public required IReadOnlyList<PostgresDatabase> Databases { get; init; }

    /// <summary>The operator, which must be there first. Default: none; the cluster has it already, in <c>cnpg-system</c>.</summary>
    public CloudNativePg? Operator { get; init; }

    /// <summary>The name of the database's object, at most 50 characters. Default: the component's name.</summary>
    [Matches("[a-z]([-a-z0-9]{0,48}[a-z0-9])?", "at most 50 lower-case letters, digits and inner hyphens, the first one a letter")]
    public string? Name { get; init; }

    /// <summary>
    /// A further Service for the primary, by which clients know it: <c>postgresql</c> where another chart stood before. The operator makes
    /// it, so the old one must be gone. Default: none; the primary's Service is the object's name and <c>-rw</c>.
    /// </summary>
    [Name]
    public string? Service { get; init; }

    /// <summary>The number of servers. Default: three, of which two are standbys.</summary>
    public PostgresInstances Instances { get; init; } = new PostgresInstances.Replicated();

    /// <summary>
    /// The major version of PostgreSQL. Default: 18. A higher one than the data's is an upgrade, see <see cref="UpgradeFrom"/>.
    /// </summary>
    [Range(ImageCatalogue.OldestPostgres, ImageCatalogue.NewestPostgres)]
    public int Version { get; init; } = ImageCatalogue.NewestPostgres;

    /// <summary>An image of one's own, with a tag that begins with the version. Default: the pinned one of the major version.</summary>
    [Image]
    public string? Image { get; init; }

    /// <summary>
    /// The major version of the data, stated for an upgrade to <see cref="Version"/>: the servers stop, the data is rewritten, and there is
    /// no way back but a backup. Default: none; another version than that of the data is refused by the API server.
    /// </summary>
    [Range(ImageCatalogue.OldestPostgres, ImageCatalogue.NewestPostgres)]
    public int? UpgradeFrom { get; init; }

    /// <summary>Parameters of <c>postgresql.conf</c>, such as <c>max_connections</c>. Default: the operator's.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Libraries that the server loads at its start. Default: those that parameters make the operator load.</summary>
    [Matches("[A-Za-z_][-A-Za-z0-9_]*", "the name of a library such as pg_cron")]
    public IReadOnlyList<string> Libraries { get; init; } = [];

    /// <summary>Where the data comes from. Default: the databases are empty.</summary>
    public PostgresStart Start { get; init; } = new PostgresStart.Empty();

    /// <summary>Backups. Default: none; what is lost is lost.</summary>
    public PostgresBackup? Backup { get; init; }

    /// <summary>PgBouncer between the applications and the primary. Default: none.</summary>
    public PostgresPooler? Pooler { get; init; }

    /// <summary>
    /// The issuer of the servers' certificate, which clients that check it know. It must sign names inside the cluster, which a public
    /// authority does not. Default: none; the operator signs it, and clients find its authority in the Secret with the name and <c>-ca</c>.
    /// </summary>
    public IssuerRef? Issuer { get; init; }

    /// <summary>Whether connections that are not encrypted are refused. Default: false.</summary>
    public bool RequireTls { get; init; }

    /// <summary>The store of passwords that come from one. Default: none.</summary>
    public StoreRef? Passwords { get; init; }

    /// <summary>The External Secrets Operator, which must come before generated passwords. Default: none, the cluster has it.</summary>
    public ExternalSecrets? SecretsOperator { get; init; }

    /// <summary>Labels of the nodes that the servers may run on. Default: all nodes.</summary>
    public IReadOnlyDictionary<string, string> NodeSelector { get; init; } = new Dictionary<string, string>();
}
