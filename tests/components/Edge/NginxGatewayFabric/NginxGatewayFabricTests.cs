using Infra.Catalogue;
using Infra.Components.Edge;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;

namespace Infra.Components.Tests.Edge;

public sealed class NginxGatewayFabricTests
{
    [Fact]
    public Task By_default_one_proxy_stands_behind_a_load_balancer() =>
        ComponentGolden.CheckAsync("Edge/NginxGatewayFabric/golden/nginx-gateway-fabric",
            cluster => _ = new NginxGatewayFabric("nginx-gateway-fabric", new NginxGatewayFabricArgs
            {
                Cluster = cluster,
                GatewayApi = new GatewayApiCrds("gateway-api", new GatewayApiCrdsArgs { Cluster = cluster }),
            }));

    [Fact]
    public Task Every_setting_reaches_the_chart_and_every_source_its_mirror() =>
        ComponentGolden.CheckAsync(
            "Edge/NginxGatewayFabric/golden/nginx-gateway-fabric-full",
            new Mirrors
            {
                Charts = new Dictionary<string, string> { ["*"] = "oci://mirror.example.com/charts" },
                Manifests = new Dictionary<string, string> { ["*"] = "https://mirror.example.com/files" },
                Images = new Dictionary<string, string> { ["ghcr.io"] = "mirror.example.com/ghcr" },
            },
            cluster => _ = new NginxGatewayFabric("fabric", new NginxGatewayFabricArgs
            {
                Cluster = cluster,
                Namespace = new NamespaceRef(cluster, "edge-system"),
                Release = "ngf",
                GatewayClass = "public",
                Replicas = 2,
                Resources = new Resources("50m", "128Mi"),
                DataPlane = new DataPlane
                {
                    Replicas = 3,
                    Service = new EdgeService.NodePort { Http = 30080, Https = 30443, KeepClientAddress = false },
                    Resources = new Resources("500m", "512Mi"),
                    WorkerConnections = 4096,
                    ClientAddress = new ClientAddress
                    {
                        Source = ClientAddressSource.ProxyProtocol,
                        TrustedAddresses = ["10.0.0.0/16", "192.168.0.1"],
                        Recursive = true,
                    },
                    LogLevel = ProxyLogLevel.Warn,
                    AccessLog = false,
                },
            }));

    [Fact]
    public async Task A_load_balancer_can_be_chosen_and_narrowed()
    {
        var rendered = await Rendered.RunAsync(cluster => _ = new NginxGatewayFabric("fabric", Args(cluster) with
        {
            DataPlane = new DataPlane
            {
                Service = new EdgeService.LoadBalancer { Class = "service.k8s.aws/nlb", SourceRanges = ["203.0.113.0/24"] },
            },
        }));
        var release = rendered.Resources.Single(r => r.Type == "kubernetes:helm.sh/v3:Release");
        Assert.Equal("service.k8s.aws/nlb", release.At("values.nginx.service.loadBalancerClass"));
        Assert.Equal("Local", release.At("values.nginx.service.externalTrafficPolicy"));
    }

    [Theory]
    [InlineData("2.6.7", "v1.5.1", true)]
    [InlineData("2.6.0", "v1.5.9", true)]
    [InlineData("2.6.7", "v1.6.1", false)]
    [InlineData("2.7.2", "v1.6.1", true)]
    [InlineData("2.4.0", "v1.5.1", false)]
    [InlineData("3.0.0", "v2.0.0", true)]
    public async Task Only_the_gateway_api_that_a_release_was_built_for_is_accepted(string fabric, string api, bool fits)
    {
        void Build(Cluster cluster) => _ = new NginxGatewayFabric("fabric", Args(cluster) with
        {
            Version = fabric,
            GatewayApi = new GatewayApiCrds("gateway-api", new GatewayApiCrdsArgs { Cluster = cluster, Version = api }),
        });
        if (fits)
            await Rendered.RunAsync(Build);
        else
            await Refused.OnceAsync(Build, Codes.VersionMatrix, "NginxGatewayFabric fabric, Version", $"{fabric} on Gateway API {api}");
    }

    [Fact]
    public void The_pinned_versions_fit_together() =>
        Assert.Equal(ChartMinor.NameOf(PublishedManifests.GatewayApi),
            ChartCatalogue.NginxGatewayFabric.Minor(ChartCatalogue.NginxGatewayFabric.Version)?.GatewayApi);

    [Fact]
    public Task Fails_when_nobody_is_trusted_to_name_the_client() => Refused.OnceAsync(
        cluster => _ = new NginxGatewayFabric("fabric", Args(cluster) with
        {
            DataPlane = new DataPlane
            {
                ClientAddress = new ClientAddress { Source = ClientAddressSource.XForwardedFor, TrustedAddresses = [] },
            },
        }),
        Codes.Empty, "NginxGatewayFabric fabric, DataPlane.ClientAddress.TrustedAddresses", null);

    [Fact]
    public async Task All_problems_are_reported_at_once()
    {
        var problems = await Refused.ByAsync(cluster => _ = new NginxGatewayFabric("fabric", Args(cluster) with
        {
            Version = "latest",
            GatewayClass = "Nginx",
            Replicas = 0,
            DataPlane = new DataPlane
            {
                WorkerConnections = 0,
                Service = new EdgeService.NodePort { Http = 80 },
                ClientAddress = new ClientAddress { Source = ClientAddressSource.ProxyProtocol, TrustedAddresses = ["10.0.0.1/16"] },
            },
        }));
        Assert.Equal(
            [
                "INF0114 NginxGatewayFabric fabric, DataPlane.ClientAddress.TrustedAddresses[0]",
                "INF0117 NginxGatewayFabric fabric, GatewayClass",
                "INF0118 NginxGatewayFabric fabric, DataPlane.Service.Http",
                "INF0118 NginxGatewayFabric fabric, DataPlane.WorkerConnections",
                "INF0118 NginxGatewayFabric fabric, Replicas",
                "INF0120 NginxGatewayFabric fabric, Version",
            ],
            problems.Select(p => $"{p.Code.Id} {p.Where}").Order(StringComparer.Ordinal));
    }

    private static NginxGatewayFabricArgs Args(Cluster cluster) => new() { Cluster = cluster };
}
