using Infra.Components.Edge;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;
using Pulumi;

namespace Infra.Components.Tests.Edge;

public sealed class ListenerSetTests
{
    private static readonly GatewayHost Host = new("chocoletter-after.sonhs.com");

    [Fact]
    public Task A_guest_brings_its_host_route_and_certificate_to_the_gateway_of_another_stack() =>
        ComponentGolden.CheckAsync("Edge/ListenerSet/golden/listener-set", cluster =>
        {
            var set = new ListenerSet("after",
                Args(cluster) with { Zone = "sonhs.com", RedirectStatus = RedirectStatus.PermanentRedirect });
            var exposure = new SecureEdge(set, IssuerRef.OfCluster("letsencrypt-http")).Expose(Host);
            _ = new HttpRoute("chocoletter-after-route", new HttpRouteArgs
            {
                Namespace = new NamespaceRef(cluster, "chocoletter"),
                Exposures = [exposure],
                Rules = [new HttpRule { Backends = [new HttpBackend { Service = "client", Port = 80 }] }],
            });
        });

    [Fact]
    public Task While_a_host_moves_its_route_attaches_to_the_gateway_too() =>
        ComponentGolden.CheckAsync("Edge/ListenerSet/golden/moving-host", cluster =>
        {
            var set = new ListenerSet("after", Args(cluster) with { Zone = "sonhs.com", AlsoOnGateway = true });
            _ = new HttpRoute("chocoletter-after-route", new HttpRouteArgs
            {
                Namespace = new NamespaceRef(cluster, "chocoletter"),
                Exposures = [set.Expose(Host)],
                Rules = [new HttpRule { Backends = [new HttpBackend { Service = "client", Port = 80 }] }],
            });
        });

    [Fact]
    public Task Fails_when_more_hosts_move_than_one_redirect_can_attach_to() => Refused.OnceAsync(
        cluster => _ = new ListenerSet("guest", Args(cluster) with
        {
            AlsoOnGateway = true,
            Hosts = [.. Enumerable.Range(1, 17).Select(i => new GatewayHost($"a{i}.example.com"))],
        }), Codes.OutOfRange, "ListenerSet guest, Hosts", "17");

    [Fact]
    public async Task The_proxies_are_those_of_the_gateway_even_when_its_name_comes_late()
    {
        var labels = new Dictionary<string, string>();
        await Rendered.RunAsync(cluster =>
        {
            var space = new NamespaceRef(cluster, Output.Create("gateway"));
            var set = new ListenerSet("guest", new ListenerSetArgs
            {
                Gateway = new GatewayRef(Output.Create(Task.FromResult("web-gateway")), space),
                Hosts = [Host],
            });
            PodSet pods = set.Expose(Host).DataPlane.Pods!;
            Assert.Same(space, pods.Namespace);
            foreach (var (key, value) in pods.Labels)
                value.Apply(text => labels[key] = text);
        });
        Assert.Equal(new Dictionary<string, string> { ["gateway.networking.k8s.io/gateway-name"] = "web-gateway" }, labels);
    }

    [Fact]
    public Task Fails_when_it_brings_no_host() => Refused.OnceAsync(
        cluster => _ = new ListenerSet("guest", Args(cluster) with { Hosts = [] }), Codes.Empty, "ListenerSet guest, Hosts", null);

    [Fact]
    public Task Fails_when_a_host_is_given_twice() => Refused.OnceAsync(
        cluster =>
            _ = new ListenerSet("guest",
                Args(cluster) with { Hosts = [new GatewayHost("a.example.com"), new GatewayHost("a.example.com")] }),
        Codes.DuplicateHost, "ListenerSet guest, Hosts", "a.example.com");

    private static ListenerSetArgs Args(Cluster cluster) => new()
    {
        Gateway = new GatewayRef("web-gateway", new NamespaceRef(cluster, "gateway")),
        Hosts = [Host],
    };
}
