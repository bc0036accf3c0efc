using Infra.Components;
using Infra.Components.Databases;
using Infra.Components.Edge;
using Infra.Components.Identity;
using Infra.Components.Settings;
using Infra.Components.Validation;
using Infra.Diagnostics;

namespace Infra.Stacks.CaringNote;

/// <summary>Caring Note's applications.</summary>
public enum CaringNoteApp
{
    /// <summary>The API.</summary>
    Api,

    /// <summary>The pages.</summary>
    Web,
}

/// <summary>The settings of the system <c>caringnote</c>.</summary>
public sealed record CaringNoteSettings : PlatformSettings, ISharesPostgres
{
    /// <summary>The database of Keycloak and the role that owns it.</summary>
    internal const string KeycloakDatabase = "keycloak";

    // The API's image starts Java with -Xmx1024m; what Java needs beside its heap comes to that.
    private const string LeastApiMemory = "1300Mi";

    /// <summary>The namespace of the stack's applications; of the owner's database and Keycloak too. Default: <c>caring-note</c>.</summary>
    [Name]
    public string Namespace { get; init; } = "caring-note";

    /// <summary>The images that run, each tagged with the commit that it was built from.</summary>
    [Every]
    [Image(OfCommit = true)]
    public required IReadOnlyDictionary<CaringNoteApp, string> Images { get; init; }

    /// <summary>
    /// For an image's key the commit that it was built from, where its repository is not that of the other environment; promotions go by it.
    /// Default: not known.
    /// </summary>
    [Matches("[0-9a-f]{7,40}", "a git revision such as 4f2c1ab")]
    public IReadOnlyDictionary<CaringNoteApp, string> Revisions { get; init; } = new Dictionary<CaringNoteApp, string>();

    /// <summary>
    /// The applications. The hosts of the pages are those of the environment: the API answers on them below <c>/api/</c>, and the owner's
    /// Keycloak on the first of its own.
    /// </summary>
    [Every]
    public required IReadOnlyDictionary<CaringNoteApp, WorkloadSettings> Apps { get; init; }

    /// <summary>
    /// How requests are passed on. Default: bodies of 100m, since an hour's recording comes in one, and 300 seconds for an answer.
    /// </summary>
    public RouteSettings Requests { get; init; } = new() { MaxBodySize = "100m", ReadTimeout = "300s", SendTimeout = "300s" };

    /// <summary>The profile of the API's own configuration, <c>prod</c> or <c>staging</c>.</summary>
    [Name]
    public required string Profile { get; init; }

    /// <summary>The API's database and role on the platform's PostgreSQL.</summary>
    public required PostgresLogin Database { get; init; }

    /// <summary>The API's key for OpenAI.</summary>
    public required SecretValue OpenAiKey { get; init; }

    /// <summary>The API's key for Naver Clova, which writes down what is said.</summary>
    public required SecretValue ClovaKey { get; init; }

    /// <summary>The Secret of these two keys. Default: <c>api-secret</c>.</summary>
    [Name]
    public string ApiSecret { get; init; } = "api-secret";

    /// <summary>
    /// The account by which the API looks after users in Keycloak. It is the first administrator of the owner's Keycloak; an attached stack
    /// has one that was made there.
    /// </summary>
    public required LoginSettings KeycloakAdmin { get; init; }

    /// <summary>The PostgreSQL of the platform. Required unless the stack attaches to a platform.</summary>
    [NotConfigurable("name", "it is postgresql, by which attached stacks know it")]
    [NotConfigurable("service", "it is postgresql, by which clients know it")]
    public PostgresArgs? Postgres { get; init; }

    /// <summary>The bucket of its backups. Required where <c>infra:postgres</c> has any.</summary>
    public BucketSettings? Backups { get; init; }

    /// <summary>The Keycloak of the platform. Required unless the stack attaches to a platform.</summary>
    [NotConfigurable("database", "it is the database keycloak of infra:postgres")]
    [NotConfigurable("adopt", "its Service is keycloak, by which attached stacks know it")]
    public KeycloakArgs? Keycloak { get; init; }

    /// <summary>The realm of all environments' users, with a client for each. Required unless the stack attaches to a platform.</summary>
    public KeycloakRealmArgs? Realm { get; init; }

    /// <summary>The login of the realm's mail server. Default: none.</summary>
    public LoginSettings? MailLogin { get; init; }

    private static (string Database, string Role) LoginPlaces =>
        ($"{nameof(Database)}.{nameof(PostgresLogin.Database)}", $"{nameof(Database)}.{nameof(PostgresLogin.Role)}");

    /// <summary>The hosts of the environment.</summary>
    internal IReadOnlyList<GatewayHost> PublicHosts => Apps[CaringNoteApp.Web].Hosts;

    /// <inheritdoc/>
    protected override IEnumerable<(string Member, IReadOnlyList<GatewayHost> Hosts)> Hosts => [($"{nameof(Apps)}.{CaringNoteApp.Web}.Hosts", PublicHosts)];

    /// <inheritdoc/>
    public override bool Needs(string member) => base.Needs(member) || member switch
    {
        nameof(Postgres) or nameof(Keycloak) or nameof(Realm) => Platform is null,
        nameof(Backups) => Postgres?.Backup is not null,
        _ => false,
    };

    /// <inheritdoc/>
    public override void Check(Problems problems)
    {
        base.Check(problems);
        foreach (var app in new[] { CaringNoteApp.Api, CaringNoteApp.Web })
            CheckApp(problems, app, Apps[app]);

        if (Platform is not null)
            CheckGuest(problems);

        if (Postgres is not null)
        {
            Database.Check(problems, LoginPlaces, Postgres);
            new PostgresLogin { Database = KeycloakDatabase }.Check(problems,
                ($"{nameof(Postgres)}.{nameof(Postgres.Databases)}", $"{nameof(Postgres)}.{nameof(Postgres.Roles)}"), Postgres);
            problems.AddIf(Database.Database == KeycloakDatabase, Codes.DuplicateName, $"{nameof(Database)}.{nameof(Database.Database)}",
                KeycloakDatabase, "a database that is not Keycloak's", "give the API one of its own");
        }

        problems.AddIf(Backups is not null && Postgres?.Backup is null, Codes.Exclusive, nameof(Backups), Backups?.Bucket,
            "a bucket for backups that infra:postgres.backup plans", "add backup to infra:postgres, or remove the bucket");
        problems.AddIf(MailLogin is not null && Realm?.Mail is null, Codes.Exclusive, nameof(MailLogin), null,
            "a login for the mail server of infra:realm.mail", "name the server, or remove the login");
    }

    /// <inheritdoc/>
    public override void CheckOwner(object owner, Problems problems)
    {
        base.CheckOwner(owner, problems);
        if (owner is not ISharesPostgres { Postgres: { } postgres })
            return;

        var stack = Platform!.Stack;
        Database.Check(problems, LoginPlaces, postgres, stack);
        var taken = owner is CaringNoteSettings its ? new[] { its.Database.Database, KeycloakDatabase } : [KeycloakDatabase];
        problems.AddIf(taken.Contains(Database.Database), Codes.DuplicateName, $"{nameof(Database)}.{nameof(Database.Database)}",
            Database.Database, $"a database that {stack} does not use itself", $"declare one for this stack in infra:postgres of {stack}");
    }

    private void CheckApp(Problems problems, CaringNoteApp app, WorkloadSettings workload)
    {
        var place = $"{nameof(Apps)}.{app}";
        problems.AddIf(workload.Affinity is not null, Codes.Exclusive, $"{place}.{nameof(workload.Affinity)}", workload.Affinity.ToString(),
            "none: no state of a client is kept in a pod, and the API has one", "remove it");
        if (app == CaringNoteApp.Web)
        {
            problems.AddIf(workload.Hosts.Count == 0, Codes.Empty, $"{place}.{nameof(workload.Hosts)}", null, "at least one host",
                "add the host of the environment");
            problems.AddIf(workload.VolumeSize is not null, Codes.Exclusive, $"{place}.{nameof(workload.VolumeSize)}", workload.VolumeSize,
                "no volume: the pages keep no files", "remove it");
            return;
        }

        problems.AddIf(workload.Hosts.Count > 0, Codes.Exclusive, $"{place}.{nameof(workload.Hosts)}",
            workload.Hosts.Count > 0 ? workload.Hosts[0].Host : null, "none: the API answers below /api/ on the hosts of the pages",
            "remove them");
        problems.AddIf(workload.Scale is not (null or Components.Apps.Scale.One), Codes.SingleReplica, $"{place}.{nameof(workload.Scale)}", null,
            $"one pod: {Workloads.ApiHasOnePod}", "remove it");
        problems.AddIf(workload.Resources.MemoryBytes < new Resources("0", LeastApiMemory).MemoryBytes, Codes.OutOfRange,
            $"{place}.{nameof(workload.Resources)}.{nameof(Resources.Memory)}", workload.Resources.Memory,
            $"at least {LeastApiMemory}: the image gives Java a heap of 1 GiB", "raise it, or the pod is killed under load");
        problems.AddIf(workload is { VolumeSize: not null, Rollout: not null }, Codes.Exclusive, $"{place}.{nameof(workload.Rollout)}", null,
            "no rollout beside a volume: the one pod that has it is stopped before the new one starts", "remove one of the two");
    }

    private void CheckGuest(Problems problems)
    {
        foreach (var (member, value) in new (string, object?)[]
        {
            (nameof(Postgres), Postgres),
            (nameof(Backups), Backups),
            (nameof(Keycloak), Keycloak),
            (nameof(Realm), Realm),
            (nameof(MailLogin), MailLogin),
        })
        {
            problems.AddIf(value is not null, Codes.Exclusive, member, null,
                $"none: the stack {Platform!.Stack} has it for all environments", $"remove it, or move it to {Platform!.Stack}");
        }
    }
}
