using Infra.Components.Edge;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;
using Pulumi;
using HttpMethod = Infra.Components.Edge.HttpMethod;

namespace Infra.Components.Tests.Edge.Routes;

/// <summary>One description of a route, made for three edges, and what each of them does with the requests of one table.</summary>
public sealed class RouteTests
{
    private static readonly string[] Edges = ["gateway", "traefik", "nginx"];

    /// <summary>What all three answer: a backend with the path that it is asked for, or a status.</summary>
    internal static readonly (string Request, string Answer)[] Table =
    [
        ("GET https://shop.example.com/", "web:80/"),
        ("GET https://shop.example.com/anything", "web:80/anything"),
        ("GET https://www.example.com/anything", "web:80/anything"),
        ("GET https://shop.example.com/api", "api:8080/api"),
        ("GET https://shop.example.com/api/", "api:8080/api/"),
        ("GET https://shop.example.com/api/items/7", "api:8080/api/items/7"),
        ("GET https://shop.example.com/apis", "web:80/apis"),
        ("GET https://shop.example.com/api/health", "health:80/api/health"),
        ("GET https://shop.example.com/api/health/x", "api:8080/api/health/x"),
        ("GET https://shop.example.com/api.old", "web:80/api.old"),
        ("GET https://shop.example.com/old", "web:80/new"),
        ("GET https://shop.example.com/old/a/b", "web:80/new/a/b"),
        ("GET https://shop.example.com/older", "web:80/older"),
        ("GET https://shop.example.com/gone/deep", "web:80/index.html"),
        ("GET https://shop.example.com/strip", "web:80/"),
        ("GET https://shop.example.com/strip/a", "web:80/a"),
        ("GET https://shop.example.com/inner/a", "web:80/inner/a as inner.example.com"),
        ("GET https://shop.example.com/docs/a", "301 https://docs.example.com/start"),
        ("POST https://shop.example.com/api body:100m", "api:8080/api"),
        ("POST https://shop.example.com/api body:101m", "413"),
        ("GET https://other.example.com/", "404"),
        ("GET http://plain.example.com/a", "plain:80/a"),
        ("GET https://plain.example.com/a", "plain:80/a"),
        ("GET http://plain.example.com/.well-known/acme-challenge/t", "solver:8089/.well-known/acme-challenge/t"),
        ("GET http://shop.example.com/.well-known/acme-challenge/t", "solver:8089/.well-known/acme-challenge/t"),
    ];

    public static TheoryData<string, string, string> Requests()
    {
        var rows = new TheoryData<string, string, string>();
        foreach (var (request, answer) in Table)
        {
            foreach (var edge in Edges)
                rows.Add(edge, request, answer);
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_request_goes_the_same_way_at_every_edge(string edge, string request, string answer)
    {
        var model = EdgeModel.Of(edge, await Rendered.RunAsync(cluster => Shop(edge, cluster)));
        Assert.Equal(answer, model.Answer(Request.Of(request)));
    }

    [Theory]
    [InlineData("gateway", "301 https://shop.example.com/a")]
    [InlineData("traefik", "301 https://shop.example.com/a")]
    [InlineData("nginx", "308 https://shop.example.com/a")]
    public async Task Plain_HTTP_is_redirected_for_good(string edge, string answer)
    {
        var model = EdgeModel.Of(edge, await Rendered.RunAsync(cluster => Shop(edge, cluster)));
        Assert.Equal(answer, model.Answer(Request.Of("GET http://shop.example.com/a")));
    }

    [Theory]
    [InlineData("gateway")]
    [InlineData("traefik")]
    [InlineData("nginx")]
    public async Task The_limits_are_those_of_the_description(string edge)
    {
        var model = EdgeModel.Of(edge, await Rendered.RunAsync(cluster => Shop(edge, cluster)));
        Assert.Equal("body 100m, connect 5s, answer 300s, pod by address", model.Limits(Request.Of("GET https://shop.example.com/api")));
    }

    [Theory]
    [InlineData("gateway", "body 1m, connect 60s, answer 60s, any pod")]
    [InlineData("traefik", "body 0, connect 30s, answer 0, any pod")]
    [InlineData("nginx", "body 1m, connect 5s, answer 60s, any pod")]
    public async Task Without_a_word_the_limits_are_those_of_the_edge(string edge, string limits)
    {
        var model = EdgeModel.Of(edge, await Rendered.RunAsync(cluster => Shop(edge, cluster)));
        Assert.Equal(limits, model.Limits(Request.Of("GET https://plain.example.com/")));
    }

    [Theory]
    [InlineData("GET https://shop.example.com/api", "reader:80/api")]
    [InlineData("POST https://shop.example.com/api", "writer:80/api")]
    [InlineData("POST https://shop.example.com/api X-Version:2", "writer:80/api")]
    [InlineData("GET https://shop.example.com/api X-Version:2", "next:80/api +X-Edge: yes -X-Debug")]
    [InlineData("GET https://shop.example.com/b/7", "numbers:80/b/7")]
    [InlineData("GET https://shop.example.com/b/x", "reader:80/b/x")]
    public async Task Methods_headers_and_patterns_choose_where_the_edge_can(string request, string answer)
    {
        foreach (var edge in Edges.Take(2))
        {
            var model = EdgeModel.Of(edge, await Rendered.RunAsync(cluster => _ = new Route("shop", Told(Args(edge, cluster)))));
            Assert.Equal(answer, model.Answer(Request.Of(request)));
        }

        static RouteArgs Told(RouteArgs args) => args with
        {
            Rules =
            [
                new HttpRule { Backends = [Backend(args.Namespace, "reader")] },
                new HttpRule { Matches = [HttpMatch.Prefix("/api") with { Method = HttpMethod.Post }], Backends = [Backend(args.Namespace, "writer")] },
                new HttpRule
                {
                    Matches = [HttpMatch.Prefix("/api") with { Headers = new Dictionary<string, string> { ["X-Version"] = "2" } }],
                    Filters =
                    [
                        new HttpFilter.RequestHeaders
                        {
                            Changes = new HeaderChanges { Set = new Dictionary<string, string> { ["X-Edge"] = "yes" }, Remove = ["X-Debug"] },
                        },
                    ],
                    Backends = [Backend(args.Namespace, "next")],
                },
                new HttpRule { Matches = [HttpMatch.Regex("^/b/[0-9]+$")], Backends = [Backend(args.Namespace, "numbers")] },
            ],
        };
    }

    [Theory]
    [InlineData("GET https://shop.example.com/", "server:80/")]
    [InlineData("POST https://shop.example.com/session.Login Content-Type:application/grpc", "h2c server:80/session.Login")]
    [InlineData("POST https://shop.example.com/session.Login Content-Type:application/grpc-web", "server:80/session.Login")]
    public async Task Traefik_passes_gRPC_on_beside_HTTP(string request, string answer)
    {
        var model = EdgeModel.Of("traefik", await Rendered.RunAsync(cluster => _ = new Route("shop", Grpc(Args("traefik", cluster)))));
        Assert.Equal(answer, model.Answer(Request.Of(request)));
    }

    [Theory]
    [InlineData("gateway")]
    [InlineData("nginx")]
    public async Task Elsewhere_gRPC_beside_HTTP_is_refused(string edge)
    {
        var problems = await Refusal(edge, Grpc);
        Assert.All(problems, problem => Assert.Equal(Codes.UnsupportedByEdge, problem.Code));
    }

    [Theory]
    [InlineData("gateway")]
    [InlineData("traefik")]
    [InlineData("nginx")]
    public Task Every_setting_of_an_edge_is_rendered(string edge) =>
        ComponentGolden.CheckAsync($"Edge/Route/golden/settings-{edge}", cluster => _ = new Route("shop", Args(edge, cluster) with
        {
            Rules = [new HttpRule { Backends = [Backend(new NamespaceRef(cluster, "shop"), "web")] }],
            Settings = new()
            {
                MaxBodySize = "10m",
                BodyBuffer = edge == "gateway" ? null : "1m",
                BufferRequests = edge == "gateway" ? null : true,
                BodyTimeout = "30s",
                SendTimeout = "20s",
                BufferResponses = false,
                ResponseBuffers = new() { Size = "32k" },
                Affinity = edge == "gateway" ? null : new Affinity.Cookie { Name = "pod", MaxAge = "1h" },
                Cors = new() { Origins = ["https://app.example.com", "https://*.example.org"], Headers = ["Authorization"], Credentials = true },
            },
        }));

    [Fact]
    public Task At_a_Gateway_it_is_an_HTTPRoute_with_policies() =>
        ComponentGolden.CheckAsync("Edge/Route/golden/gateway", cluster => Shop("gateway", cluster));

    [Fact]
    public Task At_Traefik_it_is_IngressRoutes_with_middlewares() =>
        ComponentGolden.CheckAsync("Edge/Route/golden/traefik", cluster => Shop("traefik", cluster));

    [Fact]
    public Task At_ingress_nginx_it_is_Ingresses_with_annotations() =>
        ComponentGolden.CheckAsync("Edge/Route/golden/nginx", cluster => Shop("nginx", cluster));

    // The Gateway is there already when the route is refused.
    private static async Task<IReadOnlyList<Diagnostic>> Refusal(string edge, Func<RouteArgs, RouteArgs> change)
    {
        RefusedException? refusal = null;
        await Rendered.RunAsync(cluster =>
        {
            var args = change(Args(edge, cluster));
            refusal = Assert.Throws<RefusedException>(() => new Route("shop", args));
        });
        return refusal!.Diagnostics;
    }

    // The shop, a host that is served over plain HTTP too, and the challenges that cert-manager would be answering meanwhile.
    internal static void Shop(string edge, Cluster cluster)
    {
        var args = Args(edge, cluster, new GatewayHost("shop.example.com") { TlsSecret = "shop-tls" },
            new GatewayHost("www.example.com") { TlsSecret = "shop-tls" }, new GatewayHost("plain.example.com") { Redirect = false });
        _ = new Route("shop", args with { Exposures = [args.Exposures[0], args.Exposures[1]] });
        _ = new Route("plain", args with
        {
            Exposures = [args.Exposures[2]],
            Rules = [new HttpRule { Backends = [Backend(args.Namespace, "plain")] }],
            Settings = new(),
        });
        Solver.Make(edge, cluster, "shop.example.com", "plain.example.com");
    }

    internal static RouteArgs Args(string edge, Cluster cluster, params GatewayHost[] hosts)
    {
        var space = new NamespaceRef(cluster, "shop");
        var all = hosts.Length == 0 ? [new GatewayHost("shop.example.com")] : hosts;
        IListens listens = edge switch
        {
            "gateway" => new Gateway("web", new GatewayArgs
            {
                Namespace = new NamespaceRef(cluster, "gateway"),
                Class = new GatewayClassRef("nginx"),
                Hosts = all,
            }),
            "traefik" => new TraefikRef { Namespace = new NamespaceRef(cluster, "kube-system") }.Listen(all),
            _ => new IngressNginxRef { DataPlane = new ProxySource(["10.0.0.5"]) }.Listen(all),
        };
        var secure = new SecureEdge(listens, IssuerRef.OfCluster("letsencrypt"));
        return new RouteArgs
        {
            Namespace = space,
            Exposures = secure.Expose(all),
            Rules =
            [
                new HttpRule { Backends = [Backend(space, "web")] },
                new HttpRule { Matches = [HttpMatch.Prefix("/api")], Backends = [Backend(space, "api", 8080)] },
                new HttpRule { Matches = [HttpMatch.Exact("/api/health")], Backends = [Backend(space, "health")] },
                Rewrite("/old", new PathChange.PrefixMatch("/new")),
                Rewrite("/gone", new PathChange.FullPath("/index.html")),
                Rewrite("/strip", new PathChange.PrefixMatch("/")),
                Rewrite("/inner", path: null, host: "inner.example.com"),
                new HttpRule
                {
                    Matches = [HttpMatch.Prefix("/docs")],
                    Filters =
                    [
                        new HttpFilter.Redirect
                        {
                            Scheme = "https",
                            Host = "docs.example.com",
                            Path = new PathChange.FullPath("/start"),
                            Status = RedirectStatus.MovedPermanently,
                        },
                    ],
                },
            ],
            Settings = new()
            {
                MaxBodySize = "100m",
                ConnectTimeout = "5s",
                ReadTimeout = "300s",
                Affinity = new Affinity.ClientAddress(),
            },
        };

        HttpRule Rewrite(string from, PathChange? path, string? host = null) => new()
        {
            Matches = [HttpMatch.Prefix(from)],
            Filters = [new HttpFilter.Rewrite { Path = path, Host = host }],
            Backends = [Backend(space, "web")],
        };
    }

    private static RouteArgs Grpc(RouteArgs args) => args with
    {
        Rules =
        [
            new HttpRule { Backends = [Backend(args.Namespace, "server")] },
            new HttpRule
            {
                Matches = [new HttpMatch { Headers = new Dictionary<string, string> { ["Content-Type"] = "application/grpc" } }],
                Backends = [Backend(args.Namespace, "server") with { Protocol = BackendProtocol.H2c }],
            },
        ],
    };

    private static HttpBackend Backend(NamespaceRef space, string service, int port = 80) => new(Served(space, service, port));

    internal static Endpoint Served(NamespaceRef space, string name, int port) => new()
    {
        Name = name,
        Namespace = space,
        Service = name,
        ServicePort = port,
        TargetPort = 8080,
        Pods = new PodSet(space, new Dictionary<string, Input<string>> { ["app"] = name }),
    };
}
