using Infra.Components.Edge;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;
using HttpMethod = Infra.Components.Edge.HttpMethod;

namespace Infra.Components.Tests.Edge.Routes;

/// <summary>What an edge cannot do is refused, at its place, and never left out.</summary>
public sealed class RefusalTests
{
    private static readonly HttpBackend Web = new() { Service = "web", Port = 80 };

    /// <summary>What is asked for, and the edges that refuse it, each with the place.</summary>
    private static readonly (string Wish, Func<RouteArgs, RouteArgs> Change, string Place, string[] By)[] Wishes =
    [
        ("requests that are not buffered", With(new() { BufferRequests = false }), "Settings.BufferRequests", ["gateway"]),
        ("a buffer for bodies", With(new() { BodyBuffer = "1m" }), "Settings.BodyBuffer", ["gateway"]),
        ("a cookie that leads to a pod", With(new() { Affinity = new Affinity.Cookie() }), "Settings.Affinity", ["gateway"]),
        ("a limit of what streams through", With(new() { BufferRequests = false, MaxBodySize = "1m" }), "Settings.MaxBodySize", ["traefik", "gateway Settings.BufferRequests"]),
        ("buffered answers", With(new() { BufferResponses = true }), "Settings.BufferResponses", ["traefik"]),
        ("a body that takes longer than the edge waits", With(new() { BodyTimeout = "2m" }), "Settings.BodyTimeout", ["traefik", "nginx"]),
        ("a time below a second", With(new() { ConnectTimeout = "500ms" }), "Settings.ConnectTimeout", ["nginx"]),
        ("a method", Rule(new() { Matches = [new HttpMatch { Method = HttpMethod.Get }], Backends = [Web] }), "Rules[0].Matches[0].Method", ["nginx"]),
        ("a header", Rule(new() { Matches = [new HttpMatch { Headers = One("X-A", "1") }], Backends = [Web] }), "Rules[0].Matches[0].Headers", ["nginx"]),
        ("a query", Rule(new() { Matches = [new HttpMatch { Query = One("a", "1") }], Backends = [Web] }), "Rules[0].Matches[0].Query", ["nginx"]),
        ("a sign in a path", Rule(new() { Matches = [HttpMatch.Prefix("/a+b")], Backends = [Web] }), "Rules[0].Matches[0].Path", ["nginx"]),
        ("two backends", Rule(new() { Backends = [Web, Web with { Weight = 2 }] }), "Rules[0].Backends", ["nginx"]),
        ("a request header", Filter(new HttpFilter.RequestHeaders { Changes = new() { Set = One("X-A", "1") } }), "Rules[0].Filters[0]", ["nginx"]),
        ("a header that is added", Filter(new HttpFilter.ResponseHeaders { Changes = new() { Add = One("X-A", "1") } }), "Rules[0].Filters[0].Changes.Add", ["traefik", "nginx Rules[0].Filters[0].Changes"]),
        ("a response header that is removed", Filter(new HttpFilter.ResponseHeaders { Changes = new() { Remove = ["X-A"] } }), "Rules[0].Filters[0].Changes", ["nginx"]),
        ("a response header that is not allowed", Filter(new HttpFilter.ResponseHeaders { Changes = new() { Set = One("X-A", "1") } }), "Rules[0].Filters[0].Changes.Set", ["nginx"]),
        ("a redirect of the scheme alone", Rule(new() { Filters = [new HttpFilter.Redirect { Scheme = "https" }] }), "Rules[0].Filters[0]", ["nginx"]),
        ("a redirect with 303", Rule(new() { Filters = [Elsewhere with { Status = RedirectStatus.SeeOther }] }), "Rules[0].Filters[0].Status", ["traefik"]),
        ("HTTP/2", Rule(new() { Backends = [Web with { Protocol = BackendProtocol.H2c }] }), "Rules[0].Backends", ["gateway"]),
        ("a limit of the whole request", Rule(new() { Backends = [Web], Timeouts = new() { Request = "1m" } }), "Rules[0].Timeouts", ["gateway", "traefik", "nginx"]),
    ];

    private static HttpFilter.Redirect Elsewhere => new() { Scheme = "https", Host = "b.example.com", Path = new PathChange.FullPath("/") };

    public static TheoryData<string> Names() => [.. Wishes.Select(wish => wish.Wish)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_refused_by_the_edges_that_cannot_do_it_and_made_by_the_others(string wish)
    {
        var (_, change, place, by) = Wishes.Single(known => known.Wish == wish);
        foreach (var edge in new[] { "gateway", "traefik", "nginx" })
        {
            var problems = await ProblemsAsync(edge, change);
            // Another place than that of the row stands behind the edge's name.
            if (Array.Find(by, word => word.Split(' ')[0] == edge) is not { } refuses)
            {
                Assert.Empty(problems);
                continue;
            }

            var problem = Assert.Single(problems);
            Assert.Equal((Codes.UnsupportedByEdge, $"Route shop, {refuses.Split(' ').ElementAtOrDefault(1) ?? place}"), (problem.Code, problem.Where));
            Assert.NotEmpty(problem.Fix);
        }
    }

    [Theory]
    [InlineData("traefik")]
    [InlineData("nginx")]
    public async Task A_backend_of_another_namespace_is_refused_where_the_edge_does_not_reach_it(string edge)
    {
        var problems = await ProblemsAsync(edge, args => args with
        {
            Rules = [new HttpRule { Backends = [Web with { Namespace = new NamespaceRef(args.Namespace.Cluster, "elsewhere") }] }],
        });
        Assert.Equal((Codes.UnsupportedByEdge, "Route shop, Rules[0].Backends"), (Assert.Single(problems).Code, problems[0].Where));
    }

    [Fact]
    public async Task Paths_of_two_sorts_on_one_host_of_ingress_nginx_are_refused()
    {
        var problems = await ProblemsAsync("nginx", args =>
        {
            _ = new Route("first", args with { Rules = [new HttpRule { Backends = [Web] }] });
            return args with { Rules = [new HttpRule { Matches = [HttpMatch.Regex("/b/[0-9]+")], Backends = [Web] }] };
        });
        Assert.Equal((Codes.UnsupportedByEdge, "Route shop, Rules", "shop.example.com"),
            (Assert.Single(problems).Code, problems[0].Where, problems[0].Actual));
    }

    [Fact]
    public async Task Hosts_of_two_edges_are_refused()
    {
        var problems = await ProblemsAsync("nginx", args => args with
        {
            Exposures = [args.Exposures[0], RouteTests.Args("traefik", args.Namespace.Cluster, new GatewayHost("b.example.com")).Exposures[0]],
        });
        Assert.Equal((Codes.Exclusive, "Route shop, Exposures"), (Assert.Single(problems).Code, problems[0].Where));
    }

    [Fact]
    public async Task Buffers_that_NGINX_does_not_start_with_are_refused()
    {
        var problems = await ProblemsAsync("nginx", With(new() { ResponseBuffers = new() { Size = "128k", Number = 2, Busy = "256k" } }));
        Assert.Equal((Codes.OutOfRange, "Route shop, Settings.ResponseBuffers.Busy"), (Assert.Single(problems).Code, problems[0].Where));
    }

    private static async Task<IReadOnlyList<Diagnostic>> ProblemsAsync(string edge, Func<RouteArgs, RouteArgs> change)
    {
        IReadOnlyList<Diagnostic> problems = [];
        await Rendered.RunAsync(cluster =>
        {
            var args = RouteTests.Args(edge, cluster) with { Rules = [new HttpRule { Backends = [Web] }], Settings = new() };
            try
            {
                _ = new Route("shop", change(args));
            }
            catch (RefusedException refusal)
            {
                problems = refusal.Diagnostics;
            }
        });
        return problems;
    }

    // The policies of a Gateway name Services of components.
    private static Func<RouteArgs, RouteArgs> With(RouteSettings settings) => args => args with
    {
        Settings = settings,
        Rules = [new HttpRule { Backends = [new HttpBackend(RouteTests.Served(args.Namespace, "web", 80))] }],
    };

    private static Func<RouteArgs, RouteArgs> Rule(HttpRule rule) => args => args with { Rules = [rule] };

    private static Func<RouteArgs, RouteArgs> Filter(HttpFilter filter) => Rule(new HttpRule { Filters = [filter], Backends = [Web] });

    private static Dictionary<string, string> One(string name, string value) => new() { [name] = value };
}
