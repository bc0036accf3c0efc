using System.Collections.Immutable;
using Infra.Components.Apps;
using Infra.Components.Caches;
using Infra.Components.Clusters;
using Infra.Components.Edge;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;

namespace Infra.Components.Tests.Apps;

public sealed class AppTests
{
    [Fact]
    public Task The_least_that_must_be_said_makes_two_hardened_pods_that_nobody_reaches() =>
        ComponentGolden.CheckAsync("Apps/App/golden/app-least", cluster => _ = new App("letters", Args(cluster)));

    [Fact]
    public Task Everything_that_can_be_said_is_rendered() => ComponentGolden.CheckAsync("Apps/App/golden/app-full", cluster =>
    {
        var space = new NamespaceRef(cluster, "shop");
        var redis = new Redis("redis",
            new RedisArgs { Namespace = space, Image = "redis:7.4.7-alpine", Resources = new Resources("50m", "64Mi") });
        var storage = new ExternalService("storage",
            new ExternalServiceArgs { Namespace = space, Addresses = ["192.168.0.3", "192.168.0.4"], Port = 5000 });
        GatewayHost[] hosts = [new("letters.example.com"), new("mail.example.com")];
        var gateway = new Gateway("web", new GatewayArgs
        {
            Namespace = new NamespaceRef(cluster, "edge"),
            Class = new GatewayClassRef("nginx"),
            Hosts = hosts,
        });
        var edge = new SecureEdge(gateway, IssuerRef.OfCluster("letsencrypt"));
        _ = new App("letters", Args(cluster) with
        {
            PortName = "web",
            ServicePort = 8000,
            Scale = new Scale.Auto(2, 6, CpuPercent: 60),
            Probes = new Probes { Ready = new Probe.Http("/ready"), Live = new Probe.Http("/live"), StartupSeconds = 121 },
            RunAs = new RunAs { User = 1000, Group = 2000, Scratch = ["/tmp", "/var/cache"], ScratchSize = "1Gi" },
            Command = ["/app/letters", "--serve"],
            PullSecret = new SecretRef("registry"),
            Secrets = [new SecretRef("letters-secret")],
            Env = new Dictionary<string, EnvValue>
            {
                ["MODE"] = "fast",
                ["DB_PASSWORD"] = EnvValue.From(new SecretRef("db"), "password"),
            },
            Volumes =
            [
                AppVolume.Config("/etc/letters", new Dictionary<string, string> { ["letters.conf"] = "a = 1\nb = 2\n" }),
                AppVolume.From("/etc/keys", new SecretRef("keys")),
            ],
            Uses = [new Use(redis) { HostVariable = "REDIS_HOST", PortVariable = "REDIS_PORT" }, new Use(storage)],
            Egress = [Egress.Internet(443), new Egress { Port = 3306, Networks = ["192.168.1.0/24"] }],
            Expose = edge.Expose(hosts),
            DrainSeconds = 10,
            StopSeconds = 60,
            Adopt = new AppNames
            {
                Label = "old-letters",
                Deployment = "letters-deploy",
                Service = "letters-service",
                Route = "letters-route",
            },
        });
    });

    [Fact]
    public Task One_pod_keeps_its_reason_its_volume_and_a_restart_that_stops_the_old_one_first() =>
        ComponentGolden.CheckAsync("Apps/App/golden/app-single", cluster => _ = new App("letters", Args(cluster) with
        {
            Scale = new Scale.One("state lives in the process"),
            Volumes = [AppVolume.Data("/data", "10Gi", "fast")],
            DrainSeconds = 0,
        }));

    [Fact]
    public async Task An_image_comes_from_the_mirror()
    {
        var mirrors = new Mirrors { Images = new Dictionary<string, string> { ["docker.io"] = "mirror.example/hub" } };
        var rendered = await Rendered.RunAsync(mirrors, cluster => _ = new App("letters", Args(cluster)));
        Assert.Equal("mirror.example/hub/example/letters:1.2", Container(rendered)["image"]);
    }

    [Fact]
    public async Task Another_content_of_a_file_restarts_the_pods()
    {
        async Task<string> HashOf(string content)
        {
            var rendered = await Rendered.RunAsync(cluster => _ = new App("letters", Args(cluster) with
            {
                Volumes = [AppVolume.Config("/etc/letters", new Dictionary<string, string> { ["letters.conf"] = content })],
            }));
            var annotations = (ImmutableDictionary<string, object>)Deployment(rendered).At("spec.template.metadata.annotations");
            return (string)annotations["infra/config-etc-letters"];
        }

        Assert.NotEqual(await HashOf("a"), await HashOf("b"));
        Assert.Equal(await HashOf("a"), await HashOf("a"));
    }

    [Fact]
    public Task A_range_upside_down_is_refused() => Refused.OnceAsync(
        cluster => _ = new App("letters", Args(cluster) with { Scale = new Scale.Auto(4, 2) }),
        Codes.OutOfRange, "App letters, Scale.MinReplicas", "4");

    [Fact]
    public Task One_pod_without_a_reason_is_refused() => Refused.OnceAsync(
        cluster => _ = new App("letters", Args(cluster) with { Scale = new Scale.One("") }),
        Codes.Empty, "App letters, Scale", null);

    [Fact]
    public Task A_volume_of_one_pod_under_several_is_refused() => Refused.OnceAsync(
        cluster => _ = new App("letters", Args(cluster) with { Volumes = [AppVolume.Data("/data", "1Gi")] }),
        Codes.SharedVolume, "App letters, Volumes", "/data");

    [Fact]
    public Task A_low_port_of_an_ordinary_user_is_refused() => Refused.OnceAsync(
        cluster => _ = new App("letters", Args(cluster) with { Port = 80 }),
        Codes.Exclusive, "App letters, Port", "80");

    [Fact]
    public Task Two_volumes_at_one_place_are_refused() => Refused.OnceAsync(
        cluster => _ = new App("letters", Args(cluster) with { Volumes = [AppVolume.From("/tmp", new SecretRef("keys"))] }),
        Codes.DuplicateName, "App letters, Volumes", "/tmp");

    [Fact]
    public async Task Every_problem_is_reported_at_once()
    {
        var problems = await Refused.ByAsync(cluster => _ = new App("letters", Args(cluster) with
        {
            Image = "example/letters:latest",
            Port = 70000,
            Resources = new Resources("much", "0"),
            Probes = new Probes { Ready = new Probe.Http("ready") },
            Egress = [new Egress { Port = 0, Networks = ["10.0.0.1/8"] }],
        }));

        Assert.Equal(
            [
                ("INF0111", "App letters, Port", "70000"),
                ("INF0120", "App letters, Probes.Ready.Path", "ready"),
                ("INF0116", "App letters, Image", "example/letters:latest"),
                ("INF0112", "App letters, Resources.Cpu", "much"),
                ("INF0112", "App letters, Resources.Memory", "0"),
                ("INF0111", "App letters, Egress[0].Port", "0"),
                ("INF0114", "App letters, Egress[0].Networks[0]", "10.0.0.1/8"),
            ],
            problems.Select(problem => (problem.Code.Id, problem.Where, problem.Actual!)));
    }

    [Theory]
    [InlineData("postgres://app:HuNtEr2@db:5432/app")]
    [InlineData("https://HuNtEr2@api.example.com/")]
    [InlineData("https://api.example.com/?token=HuNtEr2")]
    public async Task A_variable_holds_no_address_with_a_password(string address)
    {
        var problem = Assert.Single(
            await Refused.ByAsync(cluster =>
                _ = new App("letters", Args(cluster) with { Env = new Dictionary<string, EnvValue> { ["URL"] = address } })));

        Assert.Equal((Codes.PlainSecret, "App letters, Env.URL", null), (problem.Code, problem.Where, problem.Actual));
        Assert.DoesNotContain("HuNtEr2", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_internet_of_a_pod_does_not_hold_the_clusters_own_networks()
    {
        var rendered = await Rendered.RunAsync(cluster =>
        {
            var inside = new ExistingCluster("inside",
                new() { Networks = ["11.0.0.0/8", "10.1.0.0/16", "2001:db8::/32", "198.18.0.0/16"] }).Cluster;
            _ = new App("letters", Args(inside) with { Egress = [Egress.Internet(443)] });
        });

        var policy = Assert.Single(rendered.Resources,
            resource => resource is { Type: "kubernetes:networking.k8s.io/v1:NetworkPolicy", Name: "letters" });
        var block =
            (ImmutableDictionary<string, object>)((ImmutableDictionary<string, object>)((ImmutableArray<object>)policy.List("spec.egress")
                .Single()["to"])[0])["ipBlock"];
        Assert.Equal([
            "10.0.0.0/8",
            "11.0.0.0/8",
            "100.64.0.0/10",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "240.0.0.0/4",
        ],
            ((ImmutableArray<object>)block["except"]).Cast<string>());
    }

    [Fact]
    public void Arguments_are_required() => Assert.Throws<ArgumentNullException>(() => new App("letters", null!));

    private static AppArgs Args(Cluster cluster) => new()
    {
        Namespace = new NamespaceRef(cluster, "shop"),
        Image = "example/letters:1.2",
        Port = 8080,
        Resources = new Resources("100m", "128Mi"),
    };

    private static RenderedResource Deployment(Rendered rendered) =>
        Assert.Single(rendered.Resources, resource => resource.Type == "kubernetes:apps/v1:Deployment");

    private static ImmutableDictionary<string, object> Container(Rendered rendered) =>
        Deployment(rendered).List("spec.template.spec.containers").Single();
}
