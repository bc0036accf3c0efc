using System.Globalization;
using Infra.Components;
using Infra.Components.Apps;
using Infra.Components.Databases;
using Infra.Components.Edge;
using Infra.Components.Settings;
using Infra.Components.Storage;
using Infra.Components.Validation;
using Infra.Diagnostics;

namespace Infra.Stacks.Egov;

/// <summary>The settings of the system <c>egov</c>.</summary>
public sealed record EgovSettings : PlatformSettings
{
    internal const string RepositoryForm = @"https://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._-]+)+";
    internal const string RepositoryExample = "an address by https without a user, such as https://github.com/portal/settings.git";

    // Board and portal keep attachments there, and all services read their messages there.
    private static readonly EgovApp[] WriteFiles = [EgovApp.PortalService, EgovApp.BoardService];

    /// <summary>The namespace of the portal and of what it needs. Default: <c>egov</c>.</summary>
    [Name]
    public string Namespace { get; init; } = "egov";

    /// <summary>
    /// The domain of the gateway and of Eureka: they answer at <c>api.</c> and <c>discovery.</c> and this name.
    /// </summary>
    [HostName]
    public required string Domain { get; init; }

    /// <summary>The pages.</summary>
    public required FrontsSettings Fronts { get; init; }

    /// <summary>
    /// Whether the stack is a laboratory: the ports of the running one are open on every node, hosts answer by plain HTTP, since no
    /// authority reaches them to sign certificates. Default: false.
    /// </summary>
    public bool Lab { get; init; }

    /// <summary>The images that run.</summary>
    [Every]
    [Image]
    public required IReadOnlyDictionary<EgovApp, string> Images { get; init; }

    /// <summary>What applications have otherwise than the system has them. Default: nothing.</summary>
    public IReadOnlyDictionary<EgovApp, MicroserviceSettings> Apps { get; init; } = new Dictionary<EgovApp, MicroserviceSettings>();

    /// <summary>How many Eureka servers there are; each knows the others. Default: 1.</summary>
    [Range(1, 5)]
    public int DiscoveryPeers { get; init; } = 1;

    /// <summary>
    /// The profile of the services. Another one than <c>default</c>, in which they send no logs, and <c>test</c>. Default:
    /// <c>kubernetes</c>.
    /// </summary>
    [Name]
    public string Profile { get; init; } = "kubernetes";

    /// <summary>Where the config server has the settings of services from. Default: the files of this program.</summary>
    public ConfigSource ConfigServer { get; init; } = new ConfigSource.Files();

    /// <summary>Where all claims lie.</summary>
    public required StorageSettings Storage { get; init; }

    /// <summary>The size of the claim with attachments and messages, <c>backend-pvc</c>. Default: 5Gi.</summary>
    [Quantity(Of = QuantityOf.Bytes)]
    public string FilesSize { get; init; } = "5Gi";

    /// <summary>MySQL, with the user <c>msaportal</c> and his databases <c>msaportal</c> and <c>reservation</c>.</summary>
    [NotConfigurable("name", "it is mysql, as it runs")]
    [NotConfigurable("service", "it is mysql, by which services know it")]
    public required MySqlArgs MySql { get; init; }

    /// <summary>RabbitMQ, with the topics of the services.</summary>
    public BrokerSettings RabbitMq { get; init; } = new();

    /// <summary>Elasticsearch, Logstash and Kibana, which keep and show the logs of services.</summary>
    public ServiceLogSettings Logs { get; init; } = new();

    /// <summary>Jenkins, with a pipeline for each application. Default: none; images are built elsewhere.</summary>
    public JenkinsSettings? Jenkins { get; init; }

    /// <summary>The mail server by which users reset their passwords. Default: none; that mail is not sent.</summary>
    public MailSettings? Mail { get; init; }

    /// <summary>Where users may log in besides. Default: nowhere.</summary>
    public IReadOnlyDictionary<SocialLogin, SocialLoginSettings> SocialLogins { get; init; } =
        new Dictionary<SocialLogin, SocialLoginSettings>();

    /// <inheritdoc/>
    protected override IEnumerable<(string Member, IReadOnlyList<GatewayHost> Hosts)> Hosts =>
    [
        (nameof(Domain), [Api, Registry]),
        ($"{nameof(Fronts)}.{nameof(Fronts.Admin)}.{nameof(FrontSettings.Host)}", [Fronts.Admin.Host]),
        ($"{nameof(Fronts)}.{nameof(Fronts.Portal)}.{nameof(FrontSettings.Host)}", [Fronts.Portal.Host]),
    ];

    /// <summary>The host of the gateway.</summary>
    internal GatewayHost Api => new($"api.{Domain}");

    /// <summary>The host of Eureka.</summary>
    internal GatewayHost Registry => new($"discovery.{Domain}");

    /// <summary>A host as the edge listens for it.</summary>
    internal GatewayHost Listened(GatewayHost host) => Lab ? host with { Redirect = false } : host;

    /// <summary>The start of the address of a host.</summary>
    internal string Scheme => Lab ? "http" : "https";

    /// <summary>The settings of an application.</summary>
    internal MicroserviceSettings Of(EgovApp app) => Apps.GetValueOrDefault(app) ?? new();

    /// <inheritdoc/>
    public override void Check(Problems problems)
    {
        base.Check(problems);
        problems.AddIf(Platform is not null, Codes.Exclusive, nameof(Platform), Platform?.Stack,
            "none: the operators of the portal's parts are of the whole cluster, so its stack owns the platform",
            "remove it, and name the cluster in infra:cluster");
        problems.AddIf(Profile is "default" or "test", Codes.ReservedName, nameof(Profile), Profile,
            "another profile: in this one the services send no logs, or have a database in memory", "remove it, or choose another name");
        CheckDatabases(problems);
        CheckServers(problems);
        CheckFiles(problems);
    }

    private void CheckDatabases(Problems problems)
    {
        foreach (var database in new[] { Environments.Database, Environments.Reservations })
        {
            problems.AddIf(MySql.Databases.All(known => known.Name != database || known.Owner != Environments.Database), Codes.Undeclared,
                $"{nameof(MySql)}.{nameof(MySqlArgs.Databases)}", database, $"the database {database} of the user {Environments.Database}",
                "add it");
        }

        problems.AddIf(MySql.Storage.Source is not VolumeSource.Provisioned, Codes.Exclusive,
            $"{nameof(MySql)}.{nameof(MySqlArgs.Storage)}.{nameof(SqlStorage.Source)}", null, $"what {problems.Name(nameof(Storage))} says",
            "remove it");
    }

    // Two of them, of which none knows what the other does, would each hand out half of the services.
    private void CheckServers(Problems problems)
    {
        foreach (var app in new[] { EgovApp.Discovery, EgovApp.Config })
        {
            problems.AddIf(Of(app).Scale is not null && (app == EgovApp.Discovery || DiscoveryPeers == 1), Codes.SingleReplica,
                Place(app, nameof(MicroserviceSettings.Scale)), null,
                $"one pod; more of Eureka by {problems.Name(nameof(DiscoveryPeers))}, and then of the config server too", "remove it");
        }
    }

    private void CheckFiles(Problems problems)
    {
        if (Storage.FilesNode is not { } node)
            return;

        foreach (var app in WriteFiles)
        {
            problems.AddIf(Of(app).Scale is not (null or Scale.One or Scale.Fixed { Replicas: 1 }), Codes.SharedVolume,
                Place(app, nameof(MicroserviceSettings.Scale)), null,
                $"one pod on {node}, the only node that the volume with the files is attached to", "remove it, or share the files by NFS");
            problems.AddIf(Of(app).Placement.NodeSelector.Count > 0, Codes.SharedVolume,
                $"{Place(app, nameof(MicroserviceSettings.Placement))}.{nameof(Placement.NodeSelector)}", null,
                $"none: {problems.Name(nameof(Storage))} keeps it on {node}", "remove it, or share the files by NFS");
        }
    }

    private static string Place(EgovApp app, string member) =>
        string.Create(CultureInfo.InvariantCulture, $"{nameof(Apps)}.{app}.{member}");
}

/// <summary>What an application has otherwise than the system has it.</summary>
public sealed record MicroserviceSettings
{
    /// <summary>
    /// The CPU and memory of one pod. Default: 250m and 512Mi, at most 1 and 1Gi; of the pages 100m and 512Mi.
    /// </summary>
    public Resources? Resources { get; init; }

    /// <summary>The number of pods. Default: 1 to 3, autoscaled at 70 % CPU; one of Eureka and of the config server.</summary>
    public Scale? Scale { get; init; }

    /// <summary>How an update replaces its pods. Default: one more and none fewer.</summary>
    public Rollout? Rollout { get; init; }

    /// <summary>Its readiness, liveness and startup probes. Default: those of the running system.</summary>
    public Probes? Probes { get; init; }

    /// <summary>The nodes on which its pods may run. Default: all, spread over them where possible.</summary>
    public Placement Placement { get; init; } = new();

    /// <summary>The flows out of the cluster. Default: none but to the services that the settings name.</summary>
    public IReadOnlyList<Egress> Egress { get; init; } = [];
}

/// <summary>The pages of the portal.</summary>
public sealed record FrontsSettings
{
    /// <summary>Those of administrators.</summary>
    public required FrontSettings Admin { get; init; }

    /// <summary>Those of everyone.</summary>
    public required FrontSettings Portal { get; init; }
}

/// <summary>The pages of one site. Images hold these values since they were built.</summary>
public sealed record FrontSettings
{
    /// <summary>The public host.</summary>
    public required GatewayHost Host { get; init; }

    /// <summary>
    /// The number of the site in the portal's database: 1 and 4 for administrators, 2 for the large portal, 3 for the small one.
    /// </summary>
    [Range(1, 1000)]
    public required int SiteId { get; init; }
}

/// <summary>RabbitMQ, as far as it is chosen.</summary>
public sealed record BrokerSettings
{
    /// <summary>The number of nodes: one, or an odd number of at least three, of which fewer than half may be lost. Default: 1.</summary>
    [Range(1, 9)]
    public int Nodes { get; init; } = 1;

    /// <summary>The size of each node's volume. Default: 5Gi.</summary>
    [Quantity(Of = QuantityOf.Bytes)]
    public string Size { get; init; } = "5Gi";

    /// <summary>The CPU and memory of one node. Default: <c>200m</c> and <c>768Mi</c>.</summary>
    public Resources Resources { get; init; } = new("200m", "768Mi");
}

/// <summary>The logs of services, as far as they are chosen.</summary>
public sealed record ServiceLogSettings
{
    /// <summary>The number of Elasticsearches: one, or at least three, of which fewer than half may be lost. Default: 1.</summary>
    [Range(1, 50)]
    public int Nodes { get; init; } = 1;

    /// <summary>The size of each one's volume. Default: 5Gi.</summary>
    [Quantity(Of = QuantityOf.Bytes)]
    public string Size { get; init; } = "5Gi";

    /// <summary>The CPU and memory of one, half of which is its heap. Default: <c>250m</c> and <c>1Gi</c>.</summary>
    public Resources Resources { get; init; } = new("250m", "1Gi");

    /// <summary>For how many days logs are kept. Default: 14.</summary>
    [Range(1, 3650)]
    public int RetentionDays { get; init; } = 14;
}

/// <summary>Jenkins, as far as it is chosen.</summary>
public sealed record JenkinsSettings
{
    /// <summary>The size of the volume of its home. Default: 5Gi.</summary>
    [Quantity(Of = QuantityOf.Bytes)]
    public string VolumeSize { get; init; } = "5Gi";

    /// <summary>The CPU and memory of its controller. Default: <c>250m</c> and <c>1536Mi</c>.</summary>
    public Resources Resources { get; init; } = new("250m", "1536Mi");

    /// <summary>How many builds run at once. Default: 1.</summary>
    [Range(1, 100)]
    public int MaxAgents { get; init; } = 1;

    /// <summary>The repository of the portal. Default: that of eGovFrame.</summary>
    [Matches(EgovSettings.RepositoryForm, EgovSettings.RepositoryExample)]
    public string Repository { get; init; } = "https://github.com/eGovFramework/egovframe-msa-edu.git";

    /// <summary>The branch of which every push is built. Default: <c>main</c>.</summary>
    [Matches(@"(?![/-])[A-Za-z0-9._/-]+(?<![/.])", "a branch")]
    public string Branch { get; init; } = "main";

    /// <summary>The registry that images are pushed to. Default: <c>docker.io</c>.</summary>
    [Matches(@"[a-z0-9.-]+(:[0-9]{1,5})?", "a host such as docker.io")]
    public string Registry { get; init; } = "docker.io";

    /// <summary>The account that pushes them.</summary>
    public required LoginSettings RegistryLogin { get; init; }

    /// <summary>The repository with the file that says what runs, by https.</summary>
    [Matches(EgovSettings.RepositoryForm, EgovSettings.RepositoryExample)]
    public required string DeliverTo { get; init; }

    /// <summary>That file. Default: <c>Pulumi.egov.yaml</c>.</summary>
    [Matches(@"(?!/)(?!.*(^|/)\.\.(/|$))[^\s\\]+(?<!/)", "a file below the repository's root")]
    public string File { get; init; } = "Pulumi.egov.yaml";

    /// <summary>The account that may write to that repository alone.</summary>
    public required LoginSettings DeliveryLogin { get; init; }
}

/// <summary>A mail server, and who sends by it.</summary>
public sealed record MailSettings
{
    /// <summary>The server, by whose certificate the connection is encrypted.</summary>
    [HostName]
    public required string Host { get; init; }

    /// <summary>Its port. Default: 587.</summary>
    [Port]
    public int Port { get; init; } = 587;

    /// <summary>The sender's account.</summary>
    public required LoginSettings Login { get; init; }
}

/// <summary>Another party's accounts by which users may log in.</summary>
public enum SocialLogin
{
    /// <summary>Google.</summary>
    Google,

    /// <summary>Naver.</summary>
    Naver,

    /// <summary>Kakao.</summary>
    Kakao,
}

/// <summary>How the portal is known to another party.</summary>
public sealed record SocialLoginSettings
{
    /// <summary>The client's id.</summary>
    [Matches(@"[!-~]{1,255}", "printable characters without spaces")]
    public required string ClientId { get; init; }

    /// <summary>The client's secret.</summary>
    public required SecretValue ClientSecret { get; init; }
}
