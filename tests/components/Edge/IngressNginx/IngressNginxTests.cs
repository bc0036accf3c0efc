using Infra.Components.Certificates;
using Infra.Components.Edge;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;

namespace Infra.Components.Tests.Edge;

public sealed class IngressNginxTests
{
    [Fact]
    public Task On_one_machine_it_takes_the_ports_of_the_node() =>
        ComponentGolden.CheckAsync("Edge/IngressNginx/golden/host", cluster =>
        {
            var nginx = new IngressNginx("ingress-nginx", new IngressNginxArgs { Cluster = cluster, HostNetwork = new(), Forwarded = true });
            var issuer = new AcmeIssuer("letsencrypt", new AcmeIssuerArgs { Cluster = cluster, Email = "ops@example.com", Solvers = [nginx.Ref.Solver] });
            var host = new GatewayHost("notes.example.com") { TlsSecret = "notes-tls" };
            var edge = new SecureEdge(nginx.Ref.Listen([host]), issuer.Ref);
            var space = new NamespaceRef(cluster, "default");
            // Two routes of one host share its certificate.
            _ = new Route("notes", new RouteArgs
            {
                Namespace = space,
                Name = "notes-ingress",
                Exposures = [edge.Expose(host)],
                Rules =
                [
                    new HttpRule { Matches = [HttpMatch.Prefix("/api/")], Backends = [new HttpBackend { Service = "api", Port = 8080 }] },
                    new HttpRule { Backends = [new HttpBackend { Service = "web", Port = 80 }] },
                ],
                Settings = new() { MaxBodySize = "100m", BufferRequests = false, BodyBuffer = "100m", ReadTimeout = "300s", SendTimeout = "5m" },
            });
            _ = new Route("login", new RouteArgs
            {
                Namespace = space,
                Exposures = [edge.Expose(host)],
                Rules = [new HttpRule { Matches = [HttpMatch.Prefix("/login")], Backends = [new HttpBackend { Service = "login", Port = 80 }] }],
                Settings = new()
                {
                    ResponseBuffers = new() { Size = "128k", Number = 4, Busy = "256k" },
                    BufferResponses = true,
                    Affinity = new Affinity.Cookie { MaxAge = "1h" },
                    Cors = new() { Origins = ["https://app.example.com"], Headers = ["Authorization"], Credentials = true },
                },
            });
        });

    [Fact]
    public Task Behind_a_load_balancer_it_believes_that_one_alone() =>
        ComponentGolden.CheckAsync("Edge/IngressNginx/golden/balanced", cluster =>
        {
            var nginx = new IngressNginx("edge", new IngressNginxArgs
            {
                Cluster = cluster,
                Release = "ingress-nginx-release",
                IngressClass = "public",
                Replicas = 2,
                Service = new EdgeService.LoadBalancer { Class = "service.k8s.aws/nlb", SourceRanges = ["203.0.113.0/24"] },
                ClientAddress = new ClientAddress { Source = ClientAddressSource.XForwardedFor, TrustedAddresses = ["10.0.0.0/16"] },
                RequestHeaders = new Dictionary<string, string> { ["X-Request-Start"] = "t=${msec}" },
                ResponseHeaders = ["Cache-Control"],
                Resources = new Resources("100m", "256Mi"),
                AccessLog = false,
            });
            var host = new GatewayHost("shop.example.com") { Redirect = false };
            _ = new Route("shop", new RouteArgs
            {
                Namespace = new NamespaceRef(cluster, "shop"),
                Exposures = [nginx.Ref.Listen([host]).Expose(host)],
                Rules =
                [
                    new HttpRule
                    {
                        Filters = [new HttpFilter.ResponseHeaders { Changes = new() { Set = new Dictionary<string, string> { ["Cache-Control"] = "no-store" } } }],
                        Backends = [new HttpBackend { Service = "shop", Port = 80 }],
                    },
                ],
            });
        });

    [Fact]
    public async Task An_address_is_never_believed_from_everyone()
    {
        var problems = await Refused.ByAsync(cluster => _ = new IngressNginx("edge", new IngressNginxArgs
        {
            Cluster = cluster,
            ClientAddress = new ClientAddress { Source = ClientAddressSource.XForwardedFor, TrustedAddresses = ["0.0.0.0/0", "::/0"] },
            Forwarded = true,
            RequestHeaders = new Dictionary<string, string> { ["forwarded"] = "for=$remote_addr" },
        }));
        Assert.Equal([(Codes.AddressRange, "0.0.0.0/0"), (Codes.AddressRange, "::/0"), (Codes.Exclusive, "Forwarded")],
            problems.Select(problem => (problem.Code, problem.Actual)));
    }
}
