using Infra.Components.Certificates;
using Infra.Components.Edge;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;

namespace Infra.Components.Tests.Edge;

public sealed class TraefikTests
{
    [Fact]
    public Task The_Traefik_of_k3s_is_configured_and_proves_its_hosts() =>
        ComponentGolden.CheckAsync("Edge/Traefik/golden/packaged", cluster =>
        {
            var traefik = new Traefik("traefik", new TraefikArgs { Cluster = cluster, Packaged = true, RequestTimeout = "10m" });
            var issuer = new AcmeIssuer("letsencrypt", new AcmeIssuerArgs { Cluster = cluster, Email = "ops@example.com", Solvers = [traefik.Ref.Solver] });
            var host = new GatewayHost("shop.example.com");
            var edge = new SecureEdge(traefik.Ref.Listen([host]), issuer.Ref);
            _ = new Route("shop", new RouteArgs
            {
                Namespace = new NamespaceRef(cluster, "shop"),
                Exposures = [edge.Expose(host)],
                Rules = [new HttpRule { Backends = [new HttpBackend { Service = "shop", Port = 80 }] }],
                Settings = new() { BodyTimeout = "5m" },
            });
        });

    [Fact]
    public Task Another_Traefik_is_installed_with_its_CRDs_apart() =>
        ComponentGolden.CheckAsync("Edge/Traefik/golden/chart", cluster => _ = new Traefik("traefik", new TraefikArgs
        {
            Cluster = cluster,
            Replicas = 2,
            Resources = new Resources("100m", "128Mi"),
            Service = new EdgeService.NodePort { Http = 30080, Https = 30443, KeepClientAddress = false },
            ClientAddress = new ClientAddress { Source = ClientAddressSource.ProxyProtocol, TrustedAddresses = ["10.0.0.0/16"] },
            AccessLog = false,
        }));

    [Fact]
    public Task Each_namespace_has_its_issuer_and_hosts_of_one_namespace_share_a_certificate() =>
        ComponentGolden.CheckAsync("Edge/Traefik/golden/issuers", cluster =>
        {
            var files = new NamespaceRef(cluster, "files");
            var registry = new NamespaceRef(cluster, "registry");
            GatewayHost[] hosts =
            [
                new("console.example.com") { TlsSecret = "crt-secret", RoutesFrom = NamespaceScope.Of(files) },
                new("files.example.com") { TlsSecret = "crt-secret", RoutesFrom = NamespaceScope.Of(files) },
                new("registry.example.com") { TlsSecret = "crt-secret", RoutesFrom = NamespaceScope.Of(registry) },
            ];
            var traefik = new TraefikRef { Namespace = new NamespaceRef(cluster, "kube-system") };
            var edge = new SecureEdge(traefik.Listen(hosts), new NamespaceIssuers("letsencrypt", new AcmeIssuerArgs
            {
                Cluster = cluster,
                Email = "ops@example.com",
                Solvers = [traefik.Solver],
            }));
            foreach (var (host, space) in hosts.Zip([files, files, registry]))
            {
                _ = new Route(host.Host.Split('.')[0], new RouteArgs
                {
                    Namespace = space,
                    Exposures = [edge.Expose(host)],
                    Rules = [new HttpRule { Backends = [new HttpBackend { Service = "web", Port = 80 }] }],
                });
            }
        });

    [Fact]
    public Task What_k3s_decides_is_not_chosen() => Refuses(
        args => args with { Packaged = true, Version = "40.0.0", Release = "edge", Namespace = new NamespaceRef(args.Cluster, "edge") },
        (Codes.Exclusive, "Namespace"), (Codes.Exclusive, "Version"), (Codes.Exclusive, "Release"));

    [Fact]
    public Task A_time_that_is_none_is_refused() => Refuses(args => args with { RequestTimeout = "ten minutes" }, (Codes.Duration, "RequestTimeout"));

    private static async Task Refuses(Func<TraefikArgs, TraefikArgs> change, params (DiagnosticCode Code, string Where)[] expected)
    {
        var problems = await Refused.ByAsync(cluster => _ = new Traefik("traefik", change(new TraefikArgs { Cluster = cluster })));
        Assert.Equal(expected.Select(problem => (problem.Code, $"Traefik traefik, {problem.Where}")),
            problems.Select(problem => (problem.Code, problem.Where)));
    }
}
