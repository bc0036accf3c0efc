using Infra.Components.Edge;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;
using HttpMethod = Infra.Components.Edge.HttpMethod;

namespace Infra.Components.Tests.Edge;

public sealed class HttpRouteTests
{
    private static readonly HttpBackend Backend = new() { Service = "web", Port = 80 };

    [Fact]
    public Task One_route_serves_several_hosts_on_their_https_listeners() =>
        ComponentGolden.CheckAsync("Edge/HttpRoute/golden/route",
            cluster => _ = new HttpRoute("nas-route", Args(cluster, Redirecting("sonhs.com"), Redirecting("www.sonhs.com"))));

    [Fact]
    public Task Matches_filters_weights_timeouts_and_foreign_backends_are_rendered() =>
        ComponentGolden.CheckAsync("Edge/HttpRoute/golden/route-full",
            cluster => _ = new HttpRoute("web", Args(cluster, new GatewayHost("a.example.com") { Redirect = false }) with
            {
                Name = "shop-route",
                Rules =
                [
                    new HttpRule
                    {
                        Matches =
                        [
                            new HttpMatch
                            {
                                Path = "/api",
                                Method = HttpMethod.Post,
                                Headers = new Dictionary<string, string> { ["X-B"] = "2", ["X-A"] = "1" },
                                Query = new Dictionary<string, string> { ["v"] = "2" },
                            },
                        ],
                        Filters =
                        [
                            new HttpFilter.RequestHeaders
                            {
                                Changes = new HeaderChanges
                                {
                                    Set = new Dictionary<string, string> { ["X-Edge"] = "yes" },
                                    Add = new Dictionary<string, string> { ["Via"] = "infra" },
                                    Remove = ["X-Debug"],
                                },
                            },
                            new HttpFilter.Rewrite { Host = "internal.example.com", Path = new PathChange.PrefixMatch("/v2") },
                        ],
                        Backends =
                        [
                            Backend with { Weight = 90 },
                            new HttpBackend
                            {
                                Service = "canary",
                                Port = 8080,
                                Weight = 10,
                                Namespace = new NamespaceRef(cluster, "canary"),
                            },
                        ],
                        Timeouts = new HttpTimeouts { Request = "1m30s", BackendRequest = "30s" },
                    },
                    new HttpRule
                    {
                        Matches = [HttpMatch.Exact("/old"), HttpMatch.Regex("/old/[0-9]+")],
                        Filters =
                        [
                            new HttpFilter.ResponseHeaders
                            {
                                Changes = new HeaderChanges { Set = new Dictionary<string, string> { ["Cache-Control"] = "no-store" } },
                            },
                            new HttpFilter.Redirect
                            {
                                Scheme = "https",
                                Host = "b.example.com",
                                Port = 8443,
                                Path = new PathChange.FullPath("/new"),
                                Status = RedirectStatus.SeeOther,
                            },
                        ],
                    },
                ],
            }));

    [Fact]
    public async Task A_route_attaches_to_the_http_listener_only_where_nothing_redirects_it()
    {
        async Task<IEnumerable<object>> Sections(GatewayHost host)
        {
            var rendered = await Rendered.RunAsync(cluster => _ = new HttpRoute("app", Args(cluster, host)));
            return rendered.Resources.Single(r => r.Name == "app" && r.IsObject).List("spec.parentRefs")
                .Select(parent => parent["sectionName"]);
        }

        Assert.Equal(["https-a-example-com"], await Sections(Redirecting("a.example.com")));
        Assert.Equal(["http-a-example-com", "https-a-example-com"], await Sections(new GatewayHost("a.example.com") { Redirect = false }));
    }

    [Fact]
    public async Task A_route_comes_after_the_redirect_so_that_a_running_host_is_never_without_an_answer()
    {
        var rendered = await Rendered.RunAsync(cluster => _ = new HttpRoute("app", Args(cluster, Redirecting("a.example.com"))));

        Assert.Equal(["kubernetes:gateway.networking.k8s.io/v1:HTTPRoute web-redirect"],
            rendered.Resources.Single(r => r.Name == "app" && r.IsObject).After);
    }

    [Fact]
    public async Task The_name_of_a_long_hosts_certificate_is_cut_to_what_a_component_may_be_called_and_the_object_keeps_it()
    {
        var host = $"{new string('a', 50)}.example.com";
        var rendered = await Rendered.RunAsync(cluster =>
        {
            var args = Args(cluster, new GatewayHost(host));
            _ = new HttpRoute("shop",
                args with { Exposures = [.. args.Exposures.Select(exposure => exposure with { Issuer = IssuerRef.OfCluster("i") })] });
        });
        var certificate = rendered.Resources.Single(r => r.Type == "kubernetes:cert-manager.io/v1:Certificate");
        Assert.Equal(63, certificate.Name.Length);
        Assert.StartsWith($"shop-{new string('a', 49)}-", certificate.Name, StringComparison.Ordinal);
        Assert.Equal($"{new string('a', 50)}-example-com", certificate.At("metadata.name"));
    }

    [Fact]
    public async Task A_name_under_a_redirected_wildcard_stays_away_from_the_http_listener()
    {
        var wildcard = Redirecting("*.example.org");
        var rendered = await Rendered.RunAsync(cluster => _ = new HttpRoute("app", Args(cluster, Redirecting("*.example.com")) with
        {
            Exposures = [new Gateway("other", Web(cluster, wildcard)).Expose(wildcard.Name("a"))],
        }));
        var route = rendered.Resources.Single(r => r.Name == "app" && r.IsObject);
        Assert.Equal(["https-wildcard-example-org"], route.List("spec.parentRefs").Select(parent => parent["sectionName"]));
    }

    [Fact]
    public Task Fails_when_it_has_no_host() => Once(args => args with { Exposures = [] }, Codes.Empty, "Exposures", null);

    [Fact]
    public Task Fails_when_a_host_is_given_twice() =>
        Once(args => args with { Exposures = [args.Exposures[0], args.Exposures[0]] }, Codes.DuplicateHost, "Exposures", "a.example.com");

    [Fact]
    public Task Fails_when_it_has_more_hosts_than_a_route_takes() => Once(
        args => args with { Exposures = [.. Enumerable.Range(0, 17).Select(i => args.Exposures[0] with { Host = $"h{i}.example.com" })] },
        Codes.InvalidRoute, "Exposures", "17");

    [Fact]
    public Task Fails_when_it_has_no_rule() => Once(args => args with { Rules = [] }, Codes.Empty, "Rules", null);

    [Fact]
    public Task Fails_when_it_has_more_rules_than_a_route_takes() =>
        Once(args => args with { Rules = [.. Enumerable.Repeat(new HttpRule { Backends = [Backend] }, 17)] }, Codes.InvalidRoute, "Rules",
            "17");

    [Fact]
    public Task Fails_when_it_has_more_matches_than_a_route_takes() => Once(
        args =>
            args with
            {
                Rules =
                    [.. Enumerable.Repeat(new HttpRule { Backends = [Backend], Matches = [.. Enumerable.Repeat(new HttpMatch(), 43)] }, 3)],
            },
        Codes.InvalidRoute, "Rules", "129");

    [Fact]
    public Task Fails_when_a_redirect_has_backends() => OnceInRule(
        new HttpRule { Filters = [new HttpFilter.Redirect { Scheme = "https" }], Backends = [Backend] }, Codes.InvalidRoute, "Backends",
        "1");

    [Fact]
    public Task Fails_when_nobody_answers() => OnceInRule(new HttpRule(), Codes.InvalidRoute, "Backends", null);

    [Fact]
    public Task Fails_when_no_backend_has_weight() =>
        OnceInRule(new HttpRule { Backends = [Backend with { Weight = 0 }] }, Codes.InvalidRoute, "Backends", "0 each");

    [Fact]
    public Task Fails_when_a_weight_is_out_of_range() =>
        OnceInRule(new HttpRule { Backends = [Backend with { Weight = 1_000_001 }] }, Codes.OutOfRange, "Backends[0].Weight", "1000001");

    [Fact]
    public Task Fails_when_a_redirect_is_rewritten() => OnceInRule(
        new HttpRule { Filters = [new HttpFilter.Redirect { Scheme = "https" }, new HttpFilter.Rewrite { Host = "b.example.com" }] },
        Codes.InvalidRoute, "Filters", "Redirect and Rewrite");

    [Fact]
    public Task Fails_when_a_filter_stands_twice() => OnceInRule(
        new HttpRule
        {
            Backends = [Backend],
            Filters = [new HttpFilter.Rewrite { Host = "b.example.com" }, new HttpFilter.Rewrite { Host = "c.example.com" }],
        },
        Codes.InvalidRoute, "Filters", "Rewrite twice");

    [Fact]
    public Task Fails_when_a_rewrite_changes_nothing() =>
        OnceInRule(new HttpRule { Backends = [Backend], Filters = [new HttpFilter.Rewrite()] }, Codes.InvalidRoute, "Filters[0]", null);

    [Fact]
    public Task Fails_when_a_prefix_is_replaced_that_no_single_match_names() => OnceInRule(
        new HttpRule
        {
            Matches = [HttpMatch.Prefix("/a"), HttpMatch.Prefix("/b")],
            Backends = [Backend],
            Filters = [new HttpFilter.Rewrite { Path = new PathChange.PrefixMatch("/") }],
        },
        Codes.InvalidRoute, "Filters[0].Path", "/");

    [Theory]
    [InlineData("api")]
    [InlineData("/a//b")]
    [InlineData("/a/../b")]
    [InlineData("/a/..")]
    [InlineData("/a%2Fb")]
    [InlineData("/a#b")]
    [InlineData("/a b")]
    public Task Fails_when_a_path_is_not_what_a_client_sends(string path) =>
        OnceInRule(new HttpRule { Matches = [HttpMatch.Prefix(path)], Backends = [Backend] }, Codes.InvalidRoute, "Matches[0].Path", path);

    [Theory]
    [InlineData("(")]
    [InlineData("(?=a)b")]
    public Task Fails_when_a_pattern_is_not_one_of_re2(string pattern) =>
        OnceInRule(new HttpRule { Matches = [HttpMatch.Regex(pattern)], Backends = [Backend] }, Codes.InvalidRoute, "Matches[0].Path",
            pattern);

    [Fact]
    public Task Fails_when_one_attempt_may_take_longer_than_the_request() => OnceInRule(
        new HttpRule { Backends = [Backend], Timeouts = new HttpTimeouts { Request = "30s", BackendRequest = "1m" } },
        Codes.InvalidRoute, "Timeouts.BackendRequest", "1m");

    [Fact]
    public Task Fails_when_a_timeout_is_not_a_duration() => OnceInRule(
        new HttpRule { Backends = [Backend], Timeouts = new HttpTimeouts { Request = "soon" } }, Codes.Duration, "Timeouts.Request",
        "soon");

    [Fact]
    public Task Fails_when_a_timeout_has_more_digits_than_the_api_takes() => OnceInRule(
        new HttpRule { Backends = [Backend], Timeouts = new HttpTimeouts { Request = "100000s" } }, Codes.Duration, "Timeouts.Request",
        "100000s");

    [Fact]
    public Task Fails_when_a_header_is_changed_twice() => OnceInRule(
        new HttpRule
        {
            Backends = [Backend],
            Filters =
            [
                new HttpFilter.RequestHeaders
                {
                    Changes = new HeaderChanges { Set = new Dictionary<string, string> { ["X-A"] = "1" }, Remove = ["x-a"] },
                },
            ],
        },
        Codes.InvalidRoute, "Filters[0].Changes", "X-A");

    [Fact]
    public Task Fails_when_a_header_is_not_one() => OnceInRule(
        new HttpRule { Backends = [Backend], Matches = [new HttpMatch { Headers = new Dictionary<string, string> { ["X A"] = "1" } }] },
        Codes.InvalidRoute, "Matches[0].Headers", "X A");

    private static GatewayHost Redirecting(string host) => new(host);

    private static GatewayArgs Web(Cluster cluster, params GatewayHost[] hosts) => new()
    {
        Namespace = new NamespaceRef(cluster, "gateway"),
        Class = new GatewayClassRef("nginx"),
        Zone = "sonhs.com",
        Hosts = hosts,
    };

    private static HttpRouteArgs Args(Cluster cluster, params GatewayHost[] hosts)
    {
        var gateway = new Gateway("web", Web(cluster, hosts));
        return new HttpRouteArgs
        {
            Namespace = new NamespaceRef(cluster, "apps"),
            Exposures = [.. hosts.Where(host => !host.Host.StartsWith('*')).Select(gateway.Expose)],
            Rules = [new HttpRule { Backends = [Backend] }],
        };
    }

    private static Task OnceInRule(HttpRule rule, DiagnosticCode code, string where, string? actual) =>
        Once(args => args with { Rules = [rule] }, code, $"Rules[0].{where}", actual);

    private static async Task Once(Func<HttpRouteArgs, HttpRouteArgs> change, DiagnosticCode code, string where, string? actual)
    {
        RefusedException? refusal = null;
        await Rendered.RunAsync(cluster =>
        {
            var args = change(Args(cluster, new GatewayHost("a.example.com")));
            refusal = Assert.Throws<RefusedException>(() => new HttpRoute("app", args));
        });
        var problem = Assert.Single(refusal!.Diagnostics);
        Assert.Equal((code.Id, $"HttpRoute app, {where}", actual), (problem.Code.Id, problem.Where, problem.Actual));
    }
}
