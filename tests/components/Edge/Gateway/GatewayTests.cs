using Infra.Components.Edge;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;
using Pulumi;

namespace Infra.Components.Tests.Edge;

public sealed class GatewayTests
{
    [Fact]
    public Task Hosts_become_pairs_of_listeners_with_a_redirect_and_the_flows_they_need() =>
        ComponentGolden.CheckAsync("Edge/Gateway/golden/gateway", cluster => _ = new Gateway("web-gateway", Args(cluster) with
        {
            Zone = "sonhs.com",
            Hosts =
            [
                new GatewayHost { Host = "blog.sonhs.com", Redirect = false },
                new GatewayHost("sonhs.com"),
                new GatewayHost("chocoletter-after.sonhs.com"),
                new GatewayHost("shop.example.com") { RoutesFrom = NamespaceScope.Of("shop") },
                new GatewayHost("*.preview.sonhs.com") { ListenerSuffix = "any-preview" },
            ],
            ListenersFrom = NamespaceScope.Same,
        }));

    [Fact]
    public Task Further_listeners_addresses_annotations_and_several_proxies_are_rendered() =>
        ComponentGolden.CheckAsync("Edge/Gateway/golden/gateway-full", cluster => _ = new Gateway("web", new GatewayArgs
        {
            Namespace = new NamespaceRef(cluster, "edge"),
            Class = new GatewayClassRef("nginx", proxies: 3),
            Name = "public",
            Listeners =
            [
                new GatewayListener { Name = "any", Port = 8080, Protocol = ListenerProtocol.Http },
                new GatewayListener
                {
                    Name = "own",
                    Port = 8443,
                    Protocol = ListenerProtocol.Https,
                    Host = "own.example.com",
                    TlsSecret = "own-tls",
                },
                new GatewayListener { Name = "through", Port = 8443, Protocol = ListenerProtocol.TlsPassthrough, Host = "db.example.com" },
            ],
            RoutesFrom = NamespaceScope.Same,
            Annotations = new Dictionary<string, Input<string>> { ["metallb.io/address-pool"] = "public", ["example.com/a"] = "b" },
            Addresses = ["192.168.0.201"],
        }));

    [Fact]
    public async Task A_redirect_names_every_listener_that_asks_for_it_once()
    {
        var rendered = await Rendered.RunAsync(cluster => _ = new Gateway("web", Args(cluster) with
        {
            Hosts = [.. Enumerable.Range(0, 32).Select(i => new GatewayHost($"h{i}.example.com") { Redirect = i % 2 == 0 })],
        }));
        var redirect = Assert.Single(rendered.Resources, r => r.Type.EndsWith(":HTTPRoute", StringComparison.Ordinal));
        Assert.Equal(
            Enumerable.Range(0, 32).Where(i => i % 2 == 0).Select(i => $"http-h{i}-example-com"),
            redirect.List("spec.parentRefs").Select(parent => parent["sectionName"]));
    }

    [Fact]
    public async Task A_namespace_that_brings_its_own_policies_gets_none()
    {
        var rendered = await Rendered.RunAsync(cluster => _ = new Gateway("web", Args(cluster) with
        {
            Hosts = [new GatewayHost("a.example.com")],
            NetworkPolicies = false,
        }));
        Assert.DoesNotContain(rendered.Resources, r => r.Type.EndsWith(":NetworkPolicy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_host_is_handed_out_with_its_listeners_and_the_secret_of_its_certificate()
    {
        GatewayExposure? exposure = null;
        var host = new GatewayHost("chocoletter.sonhs.com");
        await Rendered.RunAsync(cluster =>
            exposure = new Gateway("web", Args(cluster) with { Zone = "sonhs.com", Hosts = [host] }).Expose(host));

        Assert.Equal(("Gateway", "http-chocoletter"), (exposure!.Http.Kind, exposure.Http.Section));
        Assert.Equal(("Gateway", "https-chocoletter"), (exposure.Https.Kind, exposure.Https.Section));
        Assert.Equal("chocoletter-sonhs-com-tls", exposure.TlsSecret);
        Assert.Equal("chocoletter-sonhs-com", exposure.CertificateName);
        Assert.NotNull(exposure.Redirect);
        Assert.Null(exposure.Issuer);
    }

    [Fact]
    public async Task A_name_under_a_wildcard_host_has_the_listeners_and_the_certificate_of_the_wildcard()
    {
        GatewayExposure? exposure = null;
        var wildcard = new GatewayHost("*.preview.example.com");
        await Rendered.RunAsync(cluster =>
            exposure = new Gateway("web", Args(cluster) with { Hosts = [wildcard] }).Expose(wildcard.Name("a")));

        Assert.Equal(("a.preview.example.com", "*.preview.example.com"), (exposure!.Host, exposure.CertificateHosts.Single()));
        Assert.Equal("https-wildcard-preview-example-com", exposure.Https.Section);
    }

    [Theory]
    [InlineData("*.preview.example.com", "a.b")]
    [InlineData("*.preview.example.com", "")]
    [InlineData("preview.example.com", "a")]
    public void A_wildcard_host_has_names_of_one_label_alone(string host, string label) =>
        Assert.Throws<ArgumentException>(() => new GatewayHost(host).Name(label));

    [Fact]
    public async Task Another_host_than_the_ones_it_was_given_cannot_be_exposed()
    {
        await Rendered.RunAsync(cluster =>
        {
            var gateway = new Gateway("web", Args(cluster) with { Hosts = [new GatewayHost("www.example.com")] });
            Assert.Throws<ArgumentException>(() => gateway.Expose(new GatewayHost("www.example.com")));
        });
    }

    [Fact]
    public Task Fails_when_a_host_is_given_twice() => Refused.OnceAsync(
        cluster =>
            _ = new Gateway("web", Args(cluster) with { Hosts = [new GatewayHost("a.example.com"), new GatewayHost("a.example.com")] }),
        Codes.DuplicateHost, "Gateway web, Hosts", "a.example.com");

    [Fact]
    public async Task Fails_when_two_hosts_get_listeners_of_one_name()
    {
        var problems = await Refused.ByAsync(cluster => _ = new Gateway("web", Args(cluster) with
        {
            Hosts = [new GatewayHost("a.example.com") { ListenerSuffix = "x" }, new GatewayHost("b.example.com") { ListenerSuffix = "x" }],
        }));
        Assert.Equal([(Codes.DuplicateListener, "http-x"), (Codes.DuplicateListener, "https-x")],
            problems.Select(p => (p.Code, p.Actual!)));
    }

    [Fact]
    public Task Fails_when_two_hosts_would_share_a_certificate() => Refused.OnceAsync(
        cluster => _ = new Gateway("web", Args(cluster) with
        {
            Hosts =
            [
                new GatewayHost("a-b.example.com") { ListenerSuffix = "x" },
                new GatewayHost("a.b.example.com") { ListenerSuffix = "y" },
            ],
        }),
        Codes.DuplicateName, "Gateway web, Hosts", "a-b-example-com-tls");

    [Fact]
    public Task Fails_when_there_are_more_listeners_than_a_gateway_holds() => Refused.OnceAsync(
        cluster =>
            _ = new Gateway("web",
                Args(cluster) with { Hosts = [.. Enumerable.Range(0, 33).Select(i => new GatewayHost($"h{i}.example.com"))] }),
        Codes.OutOfRange, "Gateway web, Hosts", "66 listeners");

    [Fact]
    public Task Fails_when_it_listens_for_nothing() => Refused.OnceAsync(
        cluster => _ = new Gateway("web", Args(cluster)), Codes.Empty, "Gateway web, Hosts", null);

    [Fact]
    public Task Fails_when_a_host_is_not_one() => Refused.OnceAsync(
        cluster => _ = new Gateway("web", Args(cluster) with { Hosts = [new GatewayHost("https://a.example.com")] }),
        Codes.HostName, "Gateway web, Hosts[0].Host", "https://a.example.com");

    [Fact]
    public Task Fails_when_a_namespace_is_not_a_name() => Refused.OnceAsync(
        cluster =>
            _ = new Gateway("web",
                Args(cluster) with { Hosts = [new GatewayHost("a.example.com")], RoutesFrom = NamespaceScope.Of("Shop") }),
        Codes.Name, "Gateway web, RoutesFrom.Names[0]", "Shop");

    [Fact]
    public Task Fails_when_there_are_more_annotations_than_the_api_takes() => Refused.OnceAsync(
        cluster => _ = new Gateway("web", Args(cluster) with
        {
            Hosts = [new GatewayHost("a.example.com")],
            Annotations = Enumerable.Range(0, 9).ToDictionary(i => $"example.com/{i}", _ => (Input<string>)"x"),
        }),
        Codes.OutOfRange, "Gateway web, Annotations", "9");

    [Fact]
    public Task Fails_when_an_https_listener_has_no_certificate() => Refused.OnceAsync(
        cluster =>
            _ = new Gateway("web",
                Args(cluster) with { Listeners = [new GatewayListener { Name = "a", Port = 443, Protocol = ListenerProtocol.Https }] }),
        Codes.MissingPart, "Gateway web, Listeners[0].TlsSecret", null);

    [Fact]
    public Task Fails_when_a_plain_listener_has_a_certificate() => Refused.OnceAsync(
        cluster => _ = new Gateway("web", Args(cluster) with
        {
            Listeners = [new GatewayListener { Name = "a", Port = 80, Protocol = ListenerProtocol.Http, TlsSecret = "a-tls" }],
        }),
        Codes.Exclusive, "Gateway web, Listeners[0].TlsSecret", "a-tls");

    [Fact]
    public Task Fails_when_a_further_listener_takes_a_hosts_port() => Refused.OnceAsync(
        cluster => _ = new Gateway("web", Args(cluster) with
        {
            Hosts = [new GatewayHost("a.example.com")],
            Listeners = [new GatewayListener { Name = "again", Port = 80, Protocol = ListenerProtocol.Http, Host = "a.example.com" }],
        }),
        Codes.DuplicateHost, "Gateway web, Listeners", "Http a.example.com:80");

    [Fact]
    public async Task All_problems_are_reported_at_once()
    {
        var problems = await Refused.ByAsync(cluster => _ = new Gateway("Web", Args(cluster) with
        {
            Zone = "example",
            Addresses = ["10.0.0"],
            Listeners = [new GatewayListener { Name = "a", Port = 0, Protocol = ListenerProtocol.Http }],
        }));
        Assert.Equal(
            [
                "INF0110 Gateway Web, Zone",
                "INF0111 Gateway Web, Listeners[0].Port",
                "INF0114 Gateway Web, Addresses[0]",
                "INF0117 Gateway Web, name",
            ],
            problems.Select(p => $"{p.Code.Id} {p.Where}").Order(StringComparer.Ordinal));
    }

    private static GatewayArgs Args(Cluster cluster) => new()
    {
        Namespace = new NamespaceRef(cluster, "gateway"),
        Class = new GatewayClassRef("nginx"),
    };
}
