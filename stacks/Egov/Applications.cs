using System.Globalization;
using Infra.Components;
using Infra.Components.Apps;
using Infra.Components.Edge;
using Infra.Components.Secrets;
using Pulumi;

namespace Infra.Stacks.Egov;

/// <summary>The eleven applications, in the order in which they need each other.</summary>
/// <param name="settings">The stack's settings.</param>
/// <param name="space">The namespace.</param>
/// <param name="environment">What they need before they start.</param>
internal sealed class Applications(EgovSettings settings, NamespaceRef space, Environments environment)
{
    private const string ConfigFolder = "/app/config";

    // One file of an upload may have 10 MB, all of it 50 MB, as the services have it; the edge would take 1 MB.
    private const string MostUpload = "50m";

    // The sets of variables that services have from the ConfigMap of all backends.
    private static readonly string[] OfGateway =
        ["EUREKA_INSTANCE_HOSTNAME", "APIGATEWAY_HOSTNAME", "SPRING_CLOUD_CONFIG_URI", "RABBITMQ_HOSTNAME"];

    private static readonly string[] OfServices = [.. OfGateway, "MYSQL_HOSTNAME", "ZIPKIN_HOSTNAME"];
    private static readonly string[] OfConfig = ["RABBITMQ_HOSTNAME"];

    private readonly List<Resource> _first = [.. environment.Ready];

    // Services read their files from the config server when they start: other files are other pods.
    private Input<string>? _revision;

    /// <summary>Makes them.</summary>
    public void Make(Exposure api, Exposure registry, Exposure admin, Exposure portal)
    {
        Resource config = Config().Deployment;
        _first.Add(config);
        _first.AddRange(Registry(registry));
        _ = Gateway(api);
        _ = Service(Microservice.Users, Users());
        _ = Service(Microservice.Portal, Writing(Microservice.Portal), Microservice.Boards);
        _ = Service(Microservice.Boards, Writing(Microservice.Boards) with
        {
            // It writes its log to files too, of 3 GB at most.
            Volumes = [AppVolume.Of(Environments.Home, environment.Files), AppVolume.Empty("/app/logs", "4Gi")],
        });
        _ = Service(Microservice.ReserveItems, Reading(Microservice.ReserveItems));
        _ = Service(Microservice.ReserveChecks, Reading(Microservice.ReserveChecks), Microservice.Users, Microservice.ReserveItems);
        _ = Service(Microservice.ReserveRequests, Reading(Microservice.ReserveRequests));
        _ = Front(Microservice.AdminPages, settings.Fronts.Admin, admin, api);
        _ = Front(Microservice.PortalPages, settings.Fronts.Portal, portal, api);
    }

    private App Config()
    {
        var git = settings.ConfigServer as ConfigSource.Git;
        var files = new AppConfigMap("config-files", new()
        {
            Namespace = space,
            Values = (git is null ? ConfigFiles.OfServices : ConfigFiles.OfGit)
                .ToDictionary(file => file.Key, file => (Input<string>)file.Value),
        });
        _revision = git is null ? files.Ref.Version : null;
        var args = Microservice.Config.Args(settings, space, new Scale.One("services ask it when they start, and a start waits for it"));
        return new App(Microservice.Config.Name, args with
        {
            After = environment.Ready,
            // The image looks here without being told.
            Volumes = [AppVolume.From(ConfigFolder, files.Ref)],
            Env = new Dictionary<string, EnvValue>([.. Backend(OfConfig), .. Logging, .. git is null ? [] : Git(git)])
            {
                ["SEARCH_LOCATION"] = $"file:{ConfigFolder}",
                ["SPRING_PROFILES_ACTIVE"] = git is null ? "native" : "prod",
                ["SPRING_RABBITMQ_USERNAME"] = environment.Broker.User,
                ["SPRING_RABBITMQ_PASSWORD"] = environment.Broker.Password,
            },
            Uses = [new Use(environment.RabbitMq), new Use(environment.Logs)],
            Egress = git is null ? args.Egress : [.. args.Egress, Egress.Internet(443)],
        });
    }

    private IEnumerable<KeyValuePair<string, EnvValue>> Git(ConfigSource.Git git)
    {
        yield return new("GIT_REPOSITORY", git.Repository);
        yield return new("GIT_BRANCH", git.Branch);
        yield return new("GIT_FOLDER", git.Folder);
        if (git.Login is { } login)
        {
            var secret = login.Secret("config-repository", space);
            yield return new("GIT_USERNAME", EnvValue.From(secret.KeyOf(LoginSettings.UserKey)));
            yield return new("GIT_PASSWORD", EnvValue.From(secret.KeyOf(LoginSettings.PasswordKey)));
        }

        if (git.EncryptKey is { } key)
        {
            yield return new("ENCRYPT_KEY", EnvValue.From(new SettingsSecret("config-encrypt-key", new()
            {
                Namespace = space,
                Values = new Dictionary<string, SecretValue> { ["key"] = key },
            }).KeyOf("key")));
        }
    }

    // Each knows half of the services until it has asked the others, so each is told of all others by name.
    private IEnumerable<Resource> Registry(Exposure exposure)
    {
        var servers = Servers();
        var reason = new Scale.One("which services there are is kept in the memory of one process, and others are told by name");
        foreach (var server in servers)
        {
            var others = servers.Where(other => other != server).ToArray();
            var isFirst = server == Microservice.Discovery;
            yield return new App(server.Name, server.Args(settings, space, reason) with
            {
                After = environment.Ready,
                NodePort = settings.Lab && isFirst ? server.LabPort : null,
                Expose = isFirst ? [exposure] : [],
                Env = new Dictionary<string, EnvValue>(others.Length == 0 ? [] : Peers(server, others))
                {
                    ["SPRING_SECURITY_USER_NAME"] = environment.Eureka.User,
                    ["SPRING_SECURITY_USER_PASSWORD"] = environment.Eureka.Password,
                    ["TZ"] = environment.Common("TZ"),
                },
                Uses = [.. others.Select(other => new Use(other.In(space)))],
            }).Deployment;
        }
    }

    private Dictionary<string, EnvValue> Peers(Microservice server, IEnumerable<Microservice> others) => new()
    {
        ["EUREKA_INSTANCE_HOSTNAME"] = EnvValue.Of(Environments.FullName(server.In(space))),
        ["EUREKA_CLIENT_REGISTERWITHEUREKA"] = "true",
        ["EUREKA_CLIENT_FETCHREGISTRY"] = "true",
        ["EUREKA_CLIENT_SERVICEURL_DEFAULTZONE"] =
            Addresses(others, "${SPRING_SECURITY_USER_NAME}:${SPRING_SECURITY_USER_PASSWORD}"),
    };

    private Microservice[] Servers() =>
    [
        Microservice.Discovery,
        .. Enumerable.Range(2, settings.DiscoveryPeers - 1)
            .Select(number => Microservice.Discovery with { Name = string.Create(CultureInfo.InvariantCulture, $"discovery-{number}") }),
    ];

    // Spring puts the account in, which stands in other variables.
    private EnvValue Addresses(IEnumerable<Microservice> servers, string account) =>
        EnvValue.Of(Output.All(servers.Select(server => Environments.FullName(server.In(space)))).Apply(hosts => string.Join(',',
            hosts.Select(host => string.Create(CultureInfo.InvariantCulture, $"http://{account}@{host}:{Microservice.Discovery.Port}/eureka")))));

    // It asks the user service about each request, through itself.
    private App Gateway(Exposure exposure) => new(Microservice.ApiGateway.Name, Microservice.ApiGateway.Args(settings, space) with
    {
        After = _first,
        Env = new Dictionary<string, EnvValue>([.. Backend(OfGateway), .. Clients]),
        Uses = [.. Clouds, .. Microservice.Services.Append(Microservice.ApiGateway).Select(service => new Use(service.In(space)))],
        Expose = [exposure],
        // Results of reservations are events that come one by one, in the order in which they are dealt with.
        RouteSettings = new() { MaxBodySize = MostUpload, BufferResponses = false, ReadTimeout = "10m" },
    });

    private App Service(Microservice service, AppArgs args, params IEnumerable<Microservice> calls) => new(service.Name, args with
    {
        After = _first,
        Env = new Dictionary<string, EnvValue>([.. Backend(OfServices), .. Clients, .. args.Env])
        {
            ["SERVER_PORT"] = service.Port.ToString(CultureInfo.InvariantCulture),
            ["APP_HOME"] = environment.Common("APP_HOME"),
            ["DB_USERNAME"] = environment.Login.User,
            ["DB_PASSWORD"] = environment.Login.Password,
        },
        Uses = [.. Clouds, new Use(environment.MySql), new Use(environment.Zipkin), .. calls.Select(called => new Use(called.In(space)))],
    });

    private AppArgs Users()
    {
        var args = Reading(Microservice.Users);
        var mail = settings.Mail;
        var login = mail?.Login.Secret("mail-login", space);
        var social = settings.SocialLogins.OrderBy(login => login.Key).ToArray();
        return args with
        {
            Env = new Dictionary<string, EnvValue>(
            [
                .. social.SelectMany(party => Social(party.Key, party.Value)),
                .. mail is null || login is null ? Array.Empty<KeyValuePair<string, EnvValue>>() :
                [
                    new("MAIL_HOST", mail.Host),
                    new("MAIL_PORT", mail.Port.ToString(CultureInfo.InvariantCulture)),
                    new("MAIL_USERNAME", EnvValue.From(login.KeyOf(LoginSettings.UserKey))),
                    new("MAIL_PASSWORD", EnvValue.From(login.KeyOf(LoginSettings.PasswordKey))),
                ],
            ]),
            Egress =
            [
                .. args.Egress,
                .. social.Length > 0 ? [Egress.Internet(443)] : Array.Empty<Egress>(),
                .. mail is null ? Array.Empty<Egress>() : [Egress.Internet(mail.Port)],
            ],
        };
    }

    private IEnumerable<KeyValuePair<string, EnvValue>> Social(SocialLogin party, SocialLoginSettings client)
    {
        var name = party.ToString();
        var secret = new SettingsSecret($"{name.ToLowerInvariant()}-login", new()
        {
            Namespace = space,
            Values = new Dictionary<string, SecretValue> { ["secret"] = client.ClientSecret },
        });
        yield return new($"{name.ToUpperInvariant()}_CLIENT_ID", client.ClientId);
        yield return new($"{name.ToUpperInvariant()}_CLIENT_SECRET", EnvValue.From(secret.KeyOf("secret")));
    }

    // Both keep attachments in the files of all.
    private AppArgs Writing(Microservice service)
    {
        var node = settings.Storage.FilesNode;
        var args = service.Args(settings, space, node is null ? null : new Scale.One($"its files are on a volume that only {node} has"));
        var placement = node is null ? args.Placement : args.Placement with { NodeSelector = Placement.On(node).NodeSelector };
        return args with
        {
            Placement = placement with
            {
                Tolerations = [.. placement.Tolerations, new Toleration("pvc", "backend-pvc", TaintEffect.NoSchedule)],
            },
            Volumes = [AppVolume.Of(Environments.Home, environment.Files)],
        };
    }

    // These find the messages there that the portal service writes. Where no other node has them, codes stand for messages.
    private AppArgs Reading(Microservice service) => service.Args(settings, space) with
    {
        Volumes = environment.FilesAreShared ? [AppVolume.Of(Environments.Home, environment.Files, readOnly: true)] : [],
    };

    private App Front(Microservice pages, FrontSettings front, Exposure host, Exposure api) => new(
        pages.Name, pages.Args(settings, space) with
        {
            After = _first,
            Env = new Dictionary<string, EnvValue>(
                Pages.Values(settings, pages, front).Select(value => KeyValuePair.Create(value.Key, (EnvValue)value.Value)))
            {
                ["NODE_ENV"] = "production",
                // The image lets it have 2 GB.
                ["NODE_OPTIONS"] = "--max-old-space-size=384",
                ["TZ"] = environment.Common("TZ"),
            },
            Calls = [api, host],
            Expose = [host],
            RouteSettings = new() { MaxBodySize = MostUpload },
        });

    private IEnumerable<KeyValuePair<string, EnvValue>> Backend(IEnumerable<string> variables) =>
        variables.Select(variable => KeyValuePair.Create(variable, environment.Backend(variable)));

    // Logback reads this name and no other.
    private IEnumerable<KeyValuePair<string, EnvValue>> Logging =>
    [
        new("logstash_hostname", EnvValue.Of(environment.LogAddress)),
        new("TZ", environment.Common("TZ")),
    ];

    private IEnumerable<KeyValuePair<string, EnvValue>> Clients =>
    [
        .. Logging,
        new("SPRING_PROFILES_ACTIVE", settings.Profile),
        // Without its settings a service would start and have no database; so it is started again.
        new("SPRING_CLOUD_CONFIG_FAILFAST", "true"),
        new("TOKEN_SECRET", environment.Token),
        new("EUREKA_USERNAME", environment.Eureka.User),
        new("EUREKA_PASSWORD", environment.Eureka.Password),
        new("RABBITMQ_USERNAME", environment.Broker.User),
        new("RABBITMQ_PASSWORD", environment.Broker.Password),
        .. _revision is null ? Array.Empty<KeyValuePair<string, EnvValue>>() : [new("CONFIG_REVISION", EnvValue.Of(_revision))],
        .. settings.DiscoveryPeers == 1 ? Array.Empty<KeyValuePair<string, EnvValue>>()
            : [new("EUREKA_SERVERS", Addresses(Servers(), "${EUREKA_USERNAME}:${EUREKA_PASSWORD}"))],
    ];

    private IEnumerable<Use> Clouds =>
    [
        new(Microservice.Config.In(space)),
        .. Servers().Select(server => new Use(server.In(space))),
        new(environment.RabbitMq),
        new(environment.Logs),
    ];
}
