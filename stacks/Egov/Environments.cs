using System.Globalization;
using Infra.Catalogue;
using Infra.Components;
using Infra.Components.Apps;
using Infra.Components.Databases;
using Infra.Components.Messaging;
using Infra.Components.Observability;
using Infra.Components.Secrets;
using Infra.Components.Storage;
using Pulumi;

namespace Infra.Stacks.Egov;

/// <summary>What the applications need before they start. The names are those of the running system.</summary>
internal sealed class Environments
{
    /// <summary>The database of the portal, and the user that owns both.</summary>
    internal const string Database = "msaportal";

    /// <summary>The database of reservations.</summary>
    internal const string Reservations = "reservation";

    /// <summary>Where services keep attachments and messages.</summary>
    internal const string Home = "/srv/nfs";

    // What services tell each other. Queues they declare themselves, one for each group that listens.
    private static readonly string[] Topics =
        ["attachment-entity.topic", "inventory-updated.topic", "reserve-request.topic", "springCloudBus"];

    private const string BrokerUser = "egov";
    private const string UserKey = "username";
    private const string PasswordKey = "password";
    private const string TokenKey = "secret";
    private const string Zone = "Asia/Seoul";

    private readonly EgovSettings _settings;
    private readonly NamespaceRef _space;
    private readonly StorageClasses _storage;
    private readonly ConfigMapRef _backend;
    private readonly ConfigMapRef _common;
    private readonly SecretRef _eureka;
    private readonly SecretRef _token;

    public Environments(EgovSettings settings, NamespaceRef space, StorageClasses storage, ExternalSecrets secrets)
    {
        _settings = settings;
        _space = space;
        _storage = storage;
        MySql = new MySql("mysql", settings.MySql with
        {
            Namespace = space,
            SecretsOperator = secrets,
            Storage = settings.MySql.Storage with { Source = storage.DataSource },
            Backup = settings.MySql.Backup is { To: SqlBackupPlace.Disk disk } backup
                ? backup with { To = disk with { Source = storage.DataSource } }
                : settings.MySql.Backup,
        });
        RabbitMq = Messages(secrets);
        Zipkin = Traces();
        Files = new Volume("backend-pvc", new()
        {
            Namespace = space,
            Size = settings.FilesSize,
            Access = storage.Files.Shared ? AccessMode.ReadWriteMany : AccessMode.ReadWriteOnce,
            Source = new VolumeSource.Provisioned { Class = storage.Files },
        });
        Logs = MakeLogs();
        _eureka = new GeneratedSecret("eureka-login", new()
        {
            Namespace = space,
            Key = PasswordKey,
            Templates = new Dictionary<string, string> { [UserKey] = "egov" },
            Operator = secrets,
        }).Ref;
        _token = new GeneratedSecret("token-secret", new() { Namespace = space, Key = TokenKey, Length = 64, Operator = secrets }).Ref;
        _common = new AppConfigMap("common-configmap", new()
        {
            Namespace = space,
            Values = new Dictionary<string, Input<string>> { ["APP_HOME"] = Home, ["TZ"] = Zone },
        }).Ref;
        _backend = new AppConfigMap("backend-configmap", new()
        {
            Namespace = space,
            Values = new Dictionary<string, Input<string>>
            {
                ["EUREKA_INSTANCE_HOSTNAME"] = FullName(Microservice.Discovery.In(space)),
                ["APIGATEWAY_HOSTNAME"] = FullName(Microservice.ApiGateway.In(space)),
                ["SPRING_CLOUD_CONFIG_URI"] = Output.Format($"http://{FullName(Microservice.Config.In(space))}:8888"),
                ["MYSQL_HOSTNAME"] = FullName(MySql.Endpoint),
                ["RABBITMQ_HOSTNAME"] = FullName(RabbitMq.Endpoint),
                ["ZIPKIN_HOSTNAME"] = FullName(Zipkin.Endpoint),
            },
        }).Ref;
    }

    public MySql MySql { get; }

    public RabbitMq RabbitMq { get; }

    public App Zipkin { get; }

    /// <summary>The files that services share.</summary>
    public Volume Files { get; }

    /// <summary>Whether services on several nodes can share them.</summary>
    public bool FilesAreShared => _storage.Files.Shared;

    /// <summary>What applications come after.</summary>
    public IReadOnlyList<Resource> Ready => [MySql.Server, RabbitMq, Zipkin.Deployment, Logs];

    /// <summary>The variable with a setting that all backends have in common.</summary>
    public EnvValue Backend(string variable) => EnvValue.From(_backend, variable);

    /// <summary>The variable with a setting that everything has in common.</summary>
    public EnvValue Common(string variable) => EnvValue.From(_common, variable);

    /// <summary>The key with which tokens of logins are signed.</summary>
    public EnvValue Token => EnvValue.From(_token, TokenKey);

    /// <summary>The account at Eureka.</summary>
    public (EnvValue User, EnvValue Password) Eureka => Account(_eureka);

    /// <summary>The account at RabbitMQ.</summary>
    public (EnvValue User, EnvValue Password) Broker => Account(RabbitMq.Login(BrokerUser).Secret);

    /// <summary>The account at MySQL.</summary>
    public (EnvValue User, EnvValue Password) Login => Account(MySql.Login(Database).Secret);

    /// <summary>Where services send their logs to.</summary>
    public ElasticStack Logs { get; }

    /// <summary>The same as they write it.</summary>
    public Output<string> LogAddress => Output.Format($"{FullName(Logs.Endpoint)}:{Logs.Port.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>The host name of a Service as it is written everywhere in the running system.</summary>
    public static Output<string> FullName(Endpoint endpoint) => Output.Format($"{endpoint.Host}.cluster.local");

    private static (EnvValue User, EnvValue Password) Account(SecretRef secret) =>
        (EnvValue.From(secret, UserKey), EnvValue.From(secret, PasswordKey));

    private RabbitMq Messages(ExternalSecrets secrets) => new("rabbitmq", new()
    {
        Namespace = _space,
        Operator = new RabbitMqOperator("rabbitmq-operator", new() { Cluster = _space.Cluster, Watches = [_space] }),
        Nodes = _settings.RabbitMq.Nodes,
        Resources = _settings.RabbitMq.Resources,
        Size = _settings.RabbitMq.Size,
        StorageClass = _storage.Data,
        Users = [new RabbitMqUser { Name = BrokerUser }],
        Exchanges = [.. Topics.Select(topic => new RabbitMqExchange { Name = topic, Type = RabbitMqExchangeType.Topic })],
        NodePorts = _settings.Lab ? new() { Amqp = 30003, Management = 30004 } : null,
        SecretsOperator = secrets,
    });

    private ElasticStack MakeLogs() => new("logs", new()
    {
        Namespace = _space,
        Operator = new EckOperator("elastic-operator", new() { Cluster = _space.Cluster, Watches = [_space] }),
        Nodes = _settings.Logs.Nodes,
        Resources = _settings.Logs.Resources,
        Size = _settings.Logs.Size,
        RetentionDays = _settings.Logs.RetentionDays,
        Dataset = "egov",
        StorageClass = _storage.Data,
        Logstash = new() { Resources = new("100m", "1Gi") { MemoryRequest = "512Mi" } },
        Kibana = new() { NodePort = _settings.Lab ? 30005 : null, Resources = new("100m", "1536Mi") { MemoryRequest = "1Gi" } },
    });

    // In memory: traces are looked at on the day, and a new pod begins anew.
    private App Traces() => new("zipkin", new()
    {
        Namespace = _space,
        Image = ImageCatalogue.Zipkin.Reference,
        Port = 9411,
        ServicePort = 9411,
        NodePort = _settings.Lab ? 30008 : null,
        Resources = new("100m", "768Mi") { MemoryRequest = "384Mi" },
        RunAs = new() { User = 1000, Group = 1000 },
        OnePod = [new OnePodReason.StateInMemory("each trace")],
        Probes = new() { Ready = new Probe.Http("/health"), Live = new Probe.Http("/health"), StartupSeconds = 120 },
        Env = new Dictionary<string, EnvValue>
        {
            ["STORAGE_TYPE"] = "mem",
            ["MEM_MAX_SPANS"] = "200000",
            ["JAVA_OPTS"] = "-Xms512m -Xmx512m",
        },
    });
}
