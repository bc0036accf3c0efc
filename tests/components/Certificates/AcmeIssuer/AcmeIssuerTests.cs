using Infra.Components.Aws;
using Infra.Components.Certificates;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;

namespace Infra.Components.Tests.Certificates;

public sealed class AcmeIssuerTests
{
    [Fact]
    public Task It_proves_hosts_through_the_gateway_after_cert_manager_runs() =>
        ComponentGolden.CheckAsync("Certificates/AcmeIssuer/golden/acme-issuer",
            cluster => _ = new AcmeIssuer("letsencrypt-http", Args(cluster) with
            {
                CertManager = new CertManager("cert-manager", new CertManagerArgs { Cluster = cluster }),
            }));

    [Fact]
    public Task It_proves_zones_in_route_53_for_one_namespace() =>
        ComponentGolden.CheckAsync("Certificates/AcmeIssuer/golden/acme-issuer-dns", cluster => _ = new AcmeIssuer("dns", Args(cluster) with
        {
            Server = AcmeServer.LetsEncryptStaging,
            Namespace = new NamespaceRef(cluster, "edge"),
            Name = "letsencrypt-dns",
            AccountKey = "acme-account",
            Solvers =
            [
                new AcmeSolver.Http { Gateway = Web(cluster) },
                new AcmeSolver.Route53
                {
                    Zones = ["example.com", "example.org"],
                    HostedZone = "Z0123456789ABCDEFGHIJ",
                    Region = "ap-northeast-2",
                    Role = "arn:aws:iam::123456789012:role/dns",
                    Keys = new AwsKeys(new SecretRef("aws")),
                },
                new AcmeSolver.Route53 { Zones = ["example.net"] },
            ],
        }));

    [Fact]
    public async Task It_signs_wildcards_only_when_it_proves_by_dns()
    {
        IssuerRef? http = null, dns = null;
        await Rendered.RunAsync(cluster =>
        {
            http = new AcmeIssuer("http", Args(cluster)).Ref;
            dns = new AcmeIssuer("dns", Args(cluster) with { Solvers = [new AcmeSolver.Route53()] }).Ref;
        });
        Assert.Equal((false, true), (http!.Wildcards, dns!.Wildcards));
        Assert.Equal(IssuerScope.Cluster, http.Scope);
    }

    [Fact]
    public Task Fails_when_nothing_is_proven() => Refused.OnceAsync(
        cluster => _ = new AcmeIssuer("i", Args(cluster) with { Solvers = [] }), Codes.Empty, "AcmeIssuer i, Solvers", null);

    [Fact]
    public Task Fails_when_two_solvers_fit_every_name() => Refused.OnceAsync(
        cluster =>
            _ = new AcmeIssuer("i",
                Args(cluster) with { Solvers = [new AcmeSolver.Http { Gateway = Web(cluster) }, new AcmeSolver.Route53()] }),
        Codes.Exclusive, "AcmeIssuer i, Solvers", "Http, Route53");

    [Fact]
    public Task Fails_when_two_solvers_fit_one_zone() => Refused.OnceAsync(
        cluster => _ = new AcmeIssuer("i", Args(cluster) with
        {
            Solvers = [new AcmeSolver.Route53 { Zones = ["example.com"] }, new AcmeSolver.Route53 { Zones = ["example.com"] }],
        }),
        Codes.DuplicateName, "AcmeIssuer i, Solvers", "example.com");

    [Fact]
    public async Task All_problems_are_reported_at_once()
    {
        var problems = await Refused.ByAsync(cluster => _ = new AcmeIssuer("i", Args(cluster) with
        {
            Email = "Ops <ops@example.com>",
            Solvers = [new AcmeSolver.Route53 { Region = "seoul", HostedZone = "z1", Role = "me", Zones = ["*.example.com"] }],
        }));
        Assert.Equal(
            [
                "INF0110 AcmeIssuer i, Solvers[0].Zones[0]",
                "INF0119 AcmeIssuer i, Email",
                "INF0120 AcmeIssuer i, Solvers[0].HostedZone",
                "INF0120 AcmeIssuer i, Solvers[0].Region",
                "INF0120 AcmeIssuer i, Solvers[0].Role",
            ],
            problems.Select(p => $"{p.Code.Id} {p.Where}").Order(StringComparer.Ordinal));
    }

    private static GatewayRef Web(Cluster cluster) => new("web-gateway", new NamespaceRef(cluster, "gateway"));

    private static AcmeIssuerArgs Args(Cluster cluster) => new()
    {
        Cluster = cluster,
        Email = "ops@example.com",
        Solvers = [new AcmeSolver.Http { Gateway = Web(cluster) }],
    };
}
