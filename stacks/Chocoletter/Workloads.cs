using System.Text.Json;
using Infra.Components;
using Infra.Components.Apps;
using Infra.Components.Caches;
using Infra.Components.Edge;
using Infra.Components.Secrets;
using Pulumi;

namespace Infra.Stacks.Chocoletter;

/// <summary>The applications of one variant. The names are those of the running system.</summary>
/// <param name="settings">The stack's settings.</param>
/// <param name="commons">What all variants share.</param>
/// <param name="expose">The exposures of an application's hosts.</param>
internal sealed class Workloads(ChocoletterSettings settings, Commons commons, Func<ChocoletterApp, IReadOnlyList<Exposure>> expose)
{
    // A busy node needs this long for the first start of a JVM.
    private const int JavaStartSeconds = 180;

    private readonly string _suffix = settings.Variant is { } variant ? $"-{variant}" : "";

    /// <summary>The chat's Redis.</summary>
    private Redis Redis => field ??= new Redis("redis", new()
    {
        Namespace = commons.Space,
        Image = settings.Images[ChocoletterApp.Redis],
        Resources = settings.Apps[ChocoletterApp.Redis].Resources,
        VolumeSize = settings.Apps[ChocoletterApp.Redis].VolumeSize,
        Adopt = new() { Service = "redis-service" },
    });

    /// <summary>Makes an application.</summary>
    /// <param name="app">The application.</param>
    public ComponentResource Make(ChocoletterApp app) => app switch
    {
        ChocoletterApp.Client => Client(),
        ChocoletterApp.Server => Server(),
        ChocoletterApp.Chat => Chat(),
        ChocoletterApp.Redis => Redis,
    };

    /// <summary>The name of an application's secret in Secrets Manager; null for one without.</summary>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="app">The application.</param>
    public static string? SecretName(ChocoletterSettings settings, ChocoletterApp app) => app switch
    {
        ChocoletterApp.Server or ChocoletterApp.Chat => $"{settings.Variant ?? "prod"}/chocoletter-{app.ToString().ToLowerInvariant()}",
        _ => null,
    };

    // Static files, served by nginx:stable-alpine: 101 is its own user, and these are the folders that it writes.
    private App Client()
    {
        var name = Name(ChocoletterApp.Client);
        return new App(name, Args(ChocoletterApp.Client, port: 80) with
        {
            Probes = new() { Ready = new Probe.Http("/"), StartupSeconds = 30 },
            RunAs = new() { User = 101, Group = 101, LowPorts = true, Scratch = ["/var/cache/nginx", "/run", "/tmp"] },
            Adopt = new() { Deployment = $"{name}-deploy", Service = $"{name}-service", Route = $"chocoletter{_suffix}-route" },
            RouteSettings = Spread(ChocoletterApp.Client, usual: ClientAffinity.None),
        });
    }

    private App Server()
    {
        var name = Name(ChocoletterApp.Server);
        return new App(name, Args(ChocoletterApp.Server, port: 8080) with
        {
            Secrets = [Secret(ChocoletterApp.Server, name)],
            Env = Java(new()
            {
                // The application's own setting stands under the wrong key, where Spring does not look for it.
                ["SERVER_TOMCAT_THREADS_MAX"] = "200",
            }),
            // There is no actuator; this is the one path that answers without a login.
            Probes = new() { Ready = new Probe.Http("/v3/api-docs"), StartupSeconds = JavaStartSeconds },
            Adopt = new() { Deployment = $"refac-{name}", Service = $"{name}-service", Route = $"{name}-route" },
            // A login by Kakao lives in the session of one pod, to which its requests have to come back. Without the method there is one pod
            // (ChocoletterSettings.Check).
            RouteSettings = Spread(ChocoletterApp.Server, usual: ClientAffinity.ClientAddress),
        });
    }

    private App Chat()
    {
        return new App("chocoletter-chat", Args(ChocoletterApp.Chat, port: 8081) with
        {
            Scale = new Scale.One(ChocoletterSettings.ChatHasOnePod),
            Probes = new() { StartupSeconds = JavaStartSeconds },
            Secrets = [Secret(ChocoletterApp.Chat, "chocoletter-chat")],
            Env = Java([]),
            Uses = [new Use(Redis) { HostVariable = "SPRING_DATA_REDIS_HOST", PortVariable = "SPRING_DATA_REDIS_PORT" }],
            Adopt = new() { Deployment = "refac-chocoletter-chat", Service = "chocoletter-chat-service", Route = "chocoletter-chat-route" },
            // Chats are silent for longer than the minute after which NGINX closes a connection.
            RouteSettings = Can("ProxySettingsPolicy", "spec.timeout") ? new() { ReadTimeout = "1h" } : new(),
        });
    }

    private RouteSettings Spread(ChocoletterApp which, ClientAffinity usual) =>
        (settings.Apps[which].Affinity ?? usual) == ClientAffinity.ClientAddress && Can("UpstreamSettingsPolicy", "spec.loadBalancingMethod")
            ? new RouteSettings { Affinity = new Affinity.ClientAddress() }
            : new RouteSettings();

    // Older versions of NGINX Gateway Fabric lack some of it; the settings say where that is wrong.
    private bool Can(string policy, string field) => !settings.Edge.IsGateway || settings.Versions.InNginx(policy, field);

    private string Name(ChocoletterApp app) => $"chocoletter-{JsonNamingPolicy.KebabCaseLower.ConvertName(app.ToString())}{_suffix}";

    private AppArgs Args(ChocoletterApp app, int port) => new()
    {
        Namespace = commons.Space,
        Image = settings.Images[app],
        PullSecret = commons.PullSecret,
        Port = port,
        Resources = settings.Apps[app].Resources,
        Scale = settings.Apps[app].Scale ?? new Scale.Auto(),
        Egress = settings.Apps[app].Egress,
        Expose = expose(app),
    };

    private SecretRef Secret(ChocoletterApp app, string name) =>
        new ExternalSecret($"chocoletter-external-secret-{name["chocoletter-".Length..]}", new()
        {
            Namespace = commons.Space,
            Sources = [commons.Vault.Extract(SecretName(settings, app)!)],
            Target = $"{name}-secret",
        }).Ref;

    // By itself a JVM takes a quarter of its memory for the heap.
    private static Dictionary<string, EnvValue> Java(Dictionary<string, EnvValue> own) =>
        new(own) { ["JAVA_TOOL_OPTIONS"] = "-XX:MaxRAMPercentage=60" };
}
