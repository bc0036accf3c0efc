using Infra.Components.Edge;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;

namespace Infra.Components.Tests.Edge;

public sealed class PolicyTests
{
    [Fact]
    public Task A_policy_stands_beside_the_route_or_gateway_that_it_applies_to() =>
        ComponentGolden.CheckAsync("Edge/golden/policies", cluster =>
        {
            var route = Route(cluster, "nas-route");
            _ = new ClientSettingsPolicy("unlimited-upload", new ClientSettingsPolicyArgs
            {
                Target = PolicyTarget.Of(route),
                MaxBodySize = "0",
                BodyTimeout = "10h",
            });
            _ = new ClientSettingsPolicy("keep-alive", new ClientSettingsPolicyArgs
            {
                Target = PolicyTarget.Of(Web(cluster)),
                Name = "connections",
                KeepAliveRequests = 5000,
                KeepAliveTimeout = "90s",
            });
            _ = new ProxySettingsPolicy("chat", new ProxySettingsPolicyArgs
            {
                Targets = [PolicyTarget.Of(route), PolicyTarget.Of(Route(cluster, "chat-route"))],
                ConnectTimeout = "5s",
                ReadTimeout = "1h",
                SendTimeout = "1h",
                Buffering = false,
            });
        });

    [Fact]
    public Task Clients_may_be_kept_with_one_pod_of_a_service() =>
        ComponentGolden.CheckAsync("Edge/golden/upstreams", cluster => _ = new UpstreamSettingsPolicy("sticky", new()
        {
            Services = [Service(cluster, "server"), Service(cluster, "site")],
            LoadBalancing = LoadBalancingMethod.IpHash,
        }));

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    public Task Fails_when_there_are_no_services_or_too_many(int count) => Refused.OnceAsync(
        cluster => _ = new UpstreamSettingsPolicy("p", new()
        {
            Services = [.. Enumerable.Range(0, count).Select(number => Service(cluster, $"s{number}"))],
            LoadBalancing = LoadBalancingMethod.RoundRobin,
        }),
        Codes.OutOfRange, "UpstreamSettingsPolicy p, Services", $"{count}");

    [Theory]
    [InlineData("36000s")]
    [InlineData("10h30m")]
    [InlineData("h")]
    public Task Fails_when_a_time_is_not_one_that_nginx_takes(string time) => Refused.OnceAsync(
        cluster =>
            _ = new ClientSettingsPolicy("p", new ClientSettingsPolicyArgs { Target = PolicyTarget.Of(Web(cluster)), BodyTimeout = time }),
        Codes.Form, "ClientSettingsPolicy p, BodyTimeout", time);

    [Theory]
    [InlineData("10Mi")]
    [InlineData("12345k")]
    public Task Fails_when_a_size_is_not_one_that_nginx_takes(string size) => Refused.OnceAsync(
        cluster =>
            _ = new ClientSettingsPolicy("p", new ClientSettingsPolicyArgs { Target = PolicyTarget.Of(Web(cluster)), MaxBodySize = size }),
        Codes.Form, "ClientSettingsPolicy p, MaxBodySize", size);

    [Fact]
    public Task Fails_when_a_policy_sets_nothing() => Refused.OnceAsync(
        cluster => _ = new ClientSettingsPolicy("p", new ClientSettingsPolicyArgs { Target = PolicyTarget.Of(Web(cluster)) }),
        Codes.Empty, "ClientSettingsPolicy p", null);

    [Fact]
    public async Task Fails_when_a_policy_applies_to_gateways_and_routes_or_to_nothing()
    {
        await Rendered.RunAsync(cluster =>
        {
            var mixed = Assert.Throws<RefusedException>(() => new ProxySettingsPolicy("p", new ProxySettingsPolicyArgs
            {
                Targets = [PolicyTarget.Of(Web(cluster)), PolicyTarget.Of(Route(cluster, "r"))],
                ReadTimeout = "1h",
            }));
            Assert.Equal((Codes.Exclusive, "ProxySettingsPolicy p, Targets"), (mixed.Diagnostics[0].Code, mixed.Diagnostics[0].Where));

            var empty = Assert.Throws<RefusedException>(() => new ProxySettingsPolicy("p", new ProxySettingsPolicyArgs { Targets = [] }));
            Assert.Equal(
                ["INF0118 ProxySettingsPolicy p, Targets", "INF0121 ProxySettingsPolicy p"],
                empty.Diagnostics.Select(p => $"{p.Code.Id} {p.Where}").Order(StringComparer.Ordinal));
        });
    }

    private static Endpoint Service(Cluster cluster, string name) =>
        new() { Name = name, Namespace = new NamespaceRef(cluster, "shop"), Service = name, ServicePort = 80, TargetPort = 8080 };

    private static GatewayRef Web(Cluster cluster) => new("web-gateway", new NamespaceRef(cluster, "gateway"));

    private static HttpRoute Route(Cluster cluster, string name)
    {
        var host = new GatewayHost($"{name}.example.com");
        return new(name, new HttpRouteArgs
        {
            Namespace = new NamespaceRef(cluster, "nas"),
            Exposures = [new ListenerSet($"{name}-hosts", new ListenerSetArgs { Gateway = Web(cluster), Hosts = [host] }).Expose(host)],
            Rules = [new HttpRule { Backends = [new HttpBackend { Service = "nas-service", Port = 80 }] }],
        });
    }
}
