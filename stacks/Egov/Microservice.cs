using Infra.Components;
using Infra.Components.Apps;
using Pulumi;

namespace Infra.Stacks.Egov;

/// <summary>
/// One of the eleven applications: what all of them have alike, under the names of the running system. Where it answers is known before it
/// is made, since they call each other in both directions, and by the addresses of pods.
/// </summary>
/// <param name="App">Which one.</param>
/// <param name="Name">Its name in Eureka, of its Service and in the names of its other objects.</param>
/// <param name="Port">The port on which its pods listen.</param>
internal sealed record Microservice(EgovApp App, string Name, int Port)
{
    private const string Health = "/actuator/health";

    // An ordinary user may listen from 1024 up on every runtime. Services and Eureka hide where it is.
    private const int ServicesListenOn = 8080;

    private static readonly RunAs Ordinary = new() { User = 1000, Group = 1000 };

    public static Microservice ApiGateway { get; } = new(EgovApp.ApiGateway, "apigateway", 8000) { LabPort = 30001 };

    public static Microservice Discovery { get; } = new(EgovApp.Discovery, "discovery", 8761) { LabPort = 30002 };

    public static Microservice Config { get; } = new(EgovApp.Config, "config", 8888);

    public static Microservice Users { get; } = Service(EgovApp.UserService, "user-service");

    public static Microservice Portal { get; } = Service(EgovApp.PortalService, "portal-service");

    public static Microservice Boards { get; } = Service(EgovApp.BoardService, "board-service");

    public static Microservice ReserveItems { get; } = Service(EgovApp.ReserveItemService, "reserve-item-service");

    public static Microservice ReserveChecks { get; } = Service(EgovApp.ReserveCheckService, "reserve-check-service");

    public static Microservice ReserveRequests { get; } = Service(EgovApp.ReserveRequestService, "reserve-request-service");

    public static Microservice AdminPages { get; } =
        new(EgovApp.FrontendAdmin, "frontend-admin", 3000) { LabPort = 30011, Label = "admin" };

    public static Microservice PortalPages { get; } =
        new(EgovApp.FrontendPortal, "frontend-portal", 3000) { LabPort = 30012, Label = "portal" };

    /// <summary>The services that the gateway leads to.</summary>
    public static IReadOnlyList<Microservice> Services { get; } = [Users, Portal, Boards, ReserveItems, ReserveChecks, ReserveRequests];

    /// <summary>All but the pages.</summary>
    public static IReadOnlyList<Microservice> Backends { get; } = [ApiGateway, Discovery, Config, .. Services];

    /// <summary>The port of its Service. Default: that of its pods.</summary>
    public int? ServicePort { get; init; }

    /// <summary>Its port on every node of a laboratory. Default: none.</summary>
    public int? LabPort { get; init; }

    /// <summary>The value of its label <c>app</c>. Default: its name.</summary>
    public string? Label { get; init; }

    private bool IsFront => App is EgovApp.FrontendAdmin or EgovApp.FrontendPortal;

    // By all of these the running Deployments select their pods, which cannot be changed.
    private Dictionary<string, string> Labels => new()
    {
        ["env"] = "production",
        ["tier"] = IsFront ? "frontend" : "backend",
        ["app"] = Label ?? Name,
        ["name"] = $"{Name}-pod",
    };

    /// <summary>Where it answers.</summary>
    public Endpoint In(NamespaceRef space) => new()
    {
        Name = Name,
        Namespace = space,
        Service = Name,
        ServicePort = ServicePort ?? Port,
        TargetPort = Port,
        Pods = new PodSet(space, Labels.ToDictionary(label => label.Key, label => (Input<string>)label.Value)),
    };

    /// <summary>What it has in common with the others.</summary>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="space">The namespace.</param>
    /// <param name="scale">The number of pods, unless the settings say another. Default: 1 to 3, by CPU.</param>
    public AppArgs Args(EgovSettings settings, NamespaceRef space, Scale? scale = null)
    {
        var its = settings.Apps.GetValueOrDefault(App) ?? new();
        return new()
        {
            Namespace = space,
            Image = settings.Images[App],
            Port = Port,
            ServicePort = ServicePort ?? Port,
            NodePort = settings.Lab ? LabPort : null,
            Resources = its.Resources
                ?? (IsFront ? new("100m", "512Mi") : new("250m", "1Gi") { MemoryRequest = "512Mi", CpuLimit = "1000m" }),
            Scale = its.Scale ?? scale ?? new Scale.Auto(MinReplicas: 1, MaxReplicas: 3, CpuPercent: 70),
            Rollout = its.Rollout,
            Probes = its.Probes ?? (IsFront ? PageProbes : ServiceProbes(readyAfter: App == EgovApp.Config ? 30 : 10)),
            Placement = its.Placement,
            Egress = its.Egress,
            RunAs = Ordinary,
            Adopt = new()
            {
                Labels = Labels,
                Deployment = $"{Name}-deployment",
                Container = Name,
                Autoscaler = $"{Name}-hpa-cpu",
                Route = $"{Name}-ingress",
            },
        };
    }

    private static Microservice Service(EgovApp app, string name) => new(app, name, ServicesListenOn) { ServicePort = 80 };

    private static Probes ServiceProbes(int readyAfter) => new()
    {
        Startup = new Probe.Http(Health) { InitialDelaySeconds = 10, PeriodSeconds = 5, FailureThreshold = 36 },
        Ready = new Probe.Http(Health) { InitialDelaySeconds = readyAfter, PeriodSeconds = 10, FailureThreshold = 3 },
        Live = new Probe.Http(Health) { InitialDelaySeconds = 60, PeriodSeconds = 30, TimeoutSeconds = 5, FailureThreshold = 3 },
    };

    private static Probes PageProbes { get; } = new()
    {
        Startup = new Probe.Http("/") { InitialDelaySeconds = 10, PeriodSeconds = 5, FailureThreshold = 36 },
        Ready = new Probe.Http("/") { InitialDelaySeconds = 60, PeriodSeconds = 10, FailureThreshold = 3 },
    };
}
