using Infra.Components.Apps;
using Infra.Components.Certificates;
using Infra.Components.Databases;
using Infra.Components.Delivery;
using Infra.Components.Edge;
using Infra.Components.Namespaces;
using Infra.Components.Observability;
using Infra.Components.Secrets;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;
using static Infra.Components.Tests.Fixtures;

namespace Infra.Components.Tests.Observability;

/// <summary>Whose metrics are collected, and how Prometheus gets to them.</summary>
public sealed class MetricsTests
{
    [Fact]
    public Task An_application_says_where_its_metrics_are_and_the_flow_follows() =>
        ComponentGolden.CheckAsync("Observability/golden/metrics-of-apps", cluster =>
        {
            var prometheus = Stack(cluster).Ref;
            _ = new App("web", App(cluster) with { Metrics = new() { Scrape = prometheus } });
            _ = new App("api", App(cluster) with
            {
                Metrics = new() { Scrape = prometheus, Port = 9404, Path = "/actuator/prometheus", Every = "15s" },
            });
            _ = new StatefulApp("queue", new()
            {
                Namespace = new NamespaceRef(cluster, "shop"),
                Image = "registry.example.com/queue:1",
                Resources = new Resources("100m", "256Mi"),
                Port = 5672,
                Ports = [new AppPort("prometheus", 15692)],
                Metrics = new() { Scrape = prometheus, Port = 15692 },
            });
        });

    [Fact]
    public Task What_is_installed_is_watched_by_one_line() => ComponentGolden.CheckAsync("Observability/golden/metrics-of-platform", cluster =>
    {
        var manager = new CertManager("cert-manager", new() { Cluster = cluster });
        var isolated = new Namespace("secrets", new() { Cluster = cluster });
        var keycloak = Keycloak(cluster);
        var fabric = new NginxGatewayFabric("nginx", new() { Cluster = cluster });
        _ = new Scrape("platform", new()
        {
            Prometheus = Prometheus(cluster),
            Of =
            [
                manager,
                new ExternalSecrets("external-secrets", new() { Cluster = cluster, Namespace = isolated.Ref }),
                new CloudNativePg("cnpg", new() { Cluster = cluster }),
                new Postgres("orders", new()
                {
                    Namespace = new NamespaceRef(cluster, "shop"),
                    Storage = new() { Size = "10Gi" },
                    Resources = new Resources("500m", "1Gi"),
                    Instances = new PostgresInstances.One("a test"),
                    Roles = [new() { Name = "orders" }],
                    Databases = [new() { Name = "orders", Owner = "orders" }],
                }),
                fabric,
                new Gateway("web", new()
                {
                    Namespace = new NamespaceRef(cluster, "gateway"),
                    Class = fabric.Class,
                    Hosts = [new GatewayHost { Host = "shop.example.com" }],
                }),
                keycloak,
                new ArgoCd("argocd", new() { Cluster = cluster }),
            ],
        });
    });

    [Fact]
    public Task A_namespace_whose_monitors_are_not_taken_is_refused() => Refused.OnceAsync(
        cluster => _ = new App("web", App(cluster) with { Metrics = new() { Scrape = Prometheus(cluster, new NamespaceRef(cluster, "other")) } }),
        Codes.MissingPart, "App web, Metrics.Scrape", "shop");

    [Fact]
    public Task A_second_port_of_the_name_metrics_is_refused() => Refused.OnceAsync(
        cluster => _ = new App("web", App(cluster) with
        {
            Ports = [new AppPort("metrics", 9000)],
            Metrics = new() { Scrape = Prometheus(cluster), Port = 9001 },
        }), Codes.DuplicateName, "App web, Metrics.Port", "9001");

    [Fact]
    public Task Metrics_over_UDP_are_refused() => Refused.OnceAsync(
        cluster => _ = new App("web", App(cluster) with
        {
            Ports = [new AppPort("dns", 5353) { Protocol = PortProtocol.Udp }],
            Metrics = new() { Scrape = Prometheus(cluster), Port = 5353 },
        }), Codes.Exclusive, "App web, Metrics.Port", "5353");

    [Theory]
    [InlineData("metrics")]
    [InlineData("/metrics?format=x")]
    [InlineData("")]
    public Task A_path_that_is_none_is_refused(string path) => Refused.OnceAsync(
        cluster => _ = new App("web", App(cluster) with { Metrics = new() { Scrape = Prometheus(cluster), Path = path } }),
        Codes.Form, "App web, Metrics.Path", path);

    [Fact]
    public async Task Nothing_to_watch_and_a_component_whose_monitors_are_not_taken_are_refused()
    {
        await Refused.OnceAsync(cluster => _ = new Scrape("platform", new() { Prometheus = Prometheus(cluster), Of = [] }),
            Codes.Empty, "Scrape platform, Of", null);
        RefusedException? refusal = null;
        await Rendered.RunAsync(cluster =>
        {
            var manager = new CertManager("cert-manager", new() { Cluster = cluster });
            refusal = Assert.Throws<RefusedException>(() => new Scrape("platform", new()
            {
                Prometheus = Prometheus(cluster, new NamespaceRef(cluster, "shop")),
                Of = [manager, manager],
            }));
        });
        Assert.Equal([Codes.DuplicateName.Id, Codes.MissingPart.Id, Codes.MissingPart.Id],
            refusal!.Diagnostics.Select(problem => problem.Code.Id));
    }

    private static AppArgs App(Cluster cluster) => new()
    {
        Namespace = new NamespaceRef(cluster, "shop"),
        Image = "registry.example.com/shop:1",
        Resources = new Resources("100m", "256Mi"),
        Port = 8080,
    };
}
