using Infra.Components;
using Infra.Components.Apps;
using Infra.Components.Databases;
using Infra.Components.Edge;
using Infra.Components.Secrets;

namespace Infra.Stacks.CaringNote;

/// <summary>The applications of one environment. The names are those of the running system.</summary>
/// <param name="settings">The stack's settings.</param>
/// <param name="space">The namespace.</param>
/// <param name="exposures">The hosts of the environment.</param>
internal sealed class Workloads(CaringNoteSettings settings, NamespaceRef space, IReadOnlyList<Exposure> exposures)
{
    /// <summary>Why the API has one pod.</summary>
    internal const string ApiHasOnePod =
        "every pod would run the hourly job of sessions, and files of an upload and cached answers are those of one pod";

    private const string OpenAiKey = "OPEN_AI_API_KEY";
    private const string ClovaKey = "CLOVA_API_KEY";
    private const string Uploads = "/data/tus";
    private const string Speech = "/data/stt";

    // Its heap of 1 GiB is in the image's entry point; a busy node needs this long for the first start.
    private const int JavaStartSeconds = 180;

    // What one recording and its pieces may take while it is worked on.
    private const string ScratchSize = "10Gi";

    // The API finds these folders in its image, where a volume hides them.
    private static readonly string[] Folders =
        [$"{Uploads}/upload", $"{Uploads}/merge", $"{Speech}/audio/origin", $"{Speech}/audio/convert"];

    /// <summary>The API.</summary>
    public App Api(DatabaseLogin database, Logins logins, SettingsSecret admin)
    {
        var its = settings.Apps[CaringNoteApp.Api];
        var keys = new SettingsSecret("api-secret", new()
        {
            Namespace = space,
            Name = settings.ApiSecret,
            Values = new Dictionary<string, SecretValue> { [OpenAiKey] = settings.OpenAiKey, [ClovaKey] = settings.ClovaKey },
        });
        return new App("caring-note-api", Args(CaringNoteApp.Api, port: 8080, servicePort: 8080) with
        {
            Probes = its.Probes ?? new()
            {
                Ready = new Probe.Http("/api/actuator/health") { InitialDelaySeconds = 20, PeriodSeconds = 10, FailureThreshold = 3 },
                StartupSeconds = JavaStartSeconds,
            },
            OnePod =
            [
                new OnePodReason.Scheduler("the hourly job of counselling sessions"),
                new OnePodReason.StateInMemory("the cache of answers"),
                new OnePodReason.LocalFiles(Uploads),
            ],
            Rollout = its.Rollout ?? (its.VolumeSize is null ? new() { MaxSurge = "25%", MaxUnavailable = "25%" } : null),
            Volumes = [Files(Uploads), Files(Speech)],
            Writes = Folders,
            InitContainers =
            [
                new()
                {
                    Name = "folders",
                    Image = settings.Images[CaringNoteApp.Api],
                    Resources = new("10m", "32Mi"),
                    Command = ["mkdir", "-p", .. Folders],
                },
            ],
            Env = Variables(database, logins, admin, keys),
            Uses = [new Use(database.Endpoint), new Use(logins.Keycloak)],
            // It reads the keys of tokens at the public address of the realm, which its code spells out.
            Calls = exposures,
        });
    }

    // Static files, served by nginx:stable-alpine: 101 is its own user, and these are the folders that it writes.
    /// <summary>The pages. What they know of their environment is in the image since it was built.</summary>
    public App Web() => new("caring-note-web", Args(CaringNoteApp.Web, port: 80, servicePort: 80) with
    {
        Probes = settings.Apps[CaringNoteApp.Web].Probes ?? new() { Ready = new Probe.Http("/"), StartupSeconds = 30 },
        RunAs = new() { User = 101, Group = 101, LowPorts = true, Scratch = ["/var/cache/nginx", "/run", "/tmp"] },
    });

    private Dictionary<string, EnvValue> Variables(DatabaseLogin database, Logins logins, SettingsSecret admin, SettingsSecret keys) =>
        new(database.SpringVariables)
        {
            ["SPRING_PROFILES_ACTIVE"] = settings.Profile,
            ["SPRING_DATASOURCE_DRIVER_CLASS_NAME"] = "org.postgresql.Driver",
            ["SPRING_JPA_HIBERNATE_DIALECT"] = PostgreSql,
            // Spring Boot knows no property of the name before; by this one the dialect of the test database is replaced.
            ["SPRING_JPA_PROPERTIES_HIBERNATE_DIALECT"] = PostgreSql,
            ["SPRINGDOC_SWAGGER_UI_PATH"] = "/swagger-ui",
            ["SPRINGDOC_SWAGGERUI_URL"] = "/v1/api-docs",
            ["SPRINGDOC_API-DOCS_PATH"] = "/v1/api-docs",
            ["SERVER_SERVLET_CONTEXT_PATH"] = "/api/",
            ["SPRING_AI_OPENAI_API_KEY"] = EnvValue.From(keys.KeyOf(OpenAiKey)),
            ["NAVER_CLOVA_API_KEY"] = EnvValue.From(keys.KeyOf(ClovaKey)),
            // The part of Keycloak for administrators is not public.
            ["KEYCLOAK_URL"] = EnvValue.Of(logins.Url.Apply(url => $"{url}/")),
            ["KEYCLOAK_ADMINUSERNAME"] = EnvValue.From(admin.KeyOf(LoginSettings.UserKey)),
            ["KEYCLOAK_ADMINPASSWORD"] = EnvValue.From(admin.KeyOf(LoginSettings.PasswordKey)),
            // The released image shows queries, tokens and a console of its test database.
            ["SPRING_JPA_SHOWSQL"] = "false",
            ["SPRING_H2_CONSOLE_ENABLED"] = "false",
            ["LOGGING_LEVEL_ORG_SPRINGFRAMEWORK_SECURITY"] = "INFO",
            ["LOGGING_LEVEL_ORG_SPRINGFRAMEWORK_SECURITY_OAUTH2"] = "INFO",
        };

    private const string PostgreSql = "org.hibernate.dialect.PostgreSQLDialect";

    private AppVolume Files(string folder) => settings.Apps[CaringNoteApp.Api].VolumeSize is { } size
        ? AppVolume.Data(folder, size)
        : AppVolume.Empty(folder, ScratchSize);

    private AppArgs Args(CaringNoteApp app, int port, int servicePort) => new()
    {
        Namespace = space,
        Image = settings.Images[app],
        Port = port,
        ServicePort = servicePort,
        Resources = settings.Apps[app].Resources,
        Scale = settings.Apps[app].Scale,
        Rollout = settings.Apps[app].Rollout,
        Egress = settings.Apps[app].Egress,
        Placement = settings.Apps[app].Placement,
    };
}
