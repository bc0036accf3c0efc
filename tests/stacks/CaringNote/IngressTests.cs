using Infra.Hermetic;
using Infra.Manifests;

namespace Infra.Stacks.Tests.CaringNote;

/// <summary>
/// The same stacks with the settings of the running system: ingress-nginx in the network of its node, and the namespace <c>default</c>.
/// </summary>
public sealed class IngressTests
{
    private const string Prod = "caringnote-prod";
    private const string Staging = "caringnote-staging";

    private const string Edge = """
          infra:edge: { ingressNginx: { hostNetwork: {}, forwarded: true } }
          infra:requests: { maxBodySize: 100m, bufferRequests: false, bodyBuffer: 100m, readTimeout: 300s, sendTimeout: 300s }

        """;

    private static readonly (string, string, string)[] AsItRuns =
    [
        (Prod, "  infra:profile: prod\n", "  infra:profile: prod\n  infra:namespace: default\n" + Edge),
        (Prod, "    path: /keycloak\n", "    path: /keycloak\n    proxyHeaders: forwarded\n"),
        (Prod, "hosts: [caringnote.co.kr]", "hosts: [{ host: caringnote.co.kr, tlsSecret: caringnote-tls }]"),
        (Staging, "hosts: [stg.caringnote.co.kr]", "hosts: [{ host: stg.caringnote.co.kr, tlsSecret: caringnote-tls }]"),
        (Staging, "  infra:profile: staging\n", "  infra:profile: staging\n" + Edge),
    ];

    private static readonly Lazy<StackResult> ProdRun = new(() => Runs.With(Prod, AsItRuns));
    private static readonly Lazy<StackResult> StagingRun = new(() => Runs.With(Staging, AsItRuns));

    [Theory]
    [InlineData(Prod, "default", "caringnote.co.kr")]
    [InlineData(Staging, "caring-note-staging", "stg.caringnote.co.kr")]
    public void L01_to_L03_an_ingress_leads_the_host_with_the_limits_of_the_running_one(string stack, string space, string host)
    {
        var ingress = Result(stack).One("Ingress", space, "caringnote-ingress");

        Assert.Equal("nginx", ingress.Value("spec", "ingressClassName"));
        var rule = Assert.Single(ingress.Tree.Items("spec", "rules"));
        Assert.Equal(host, rule.Value("host"));
        Assert.Equal([("/api/", "Prefix", "caring-note-api", "8080"), ("/", "Prefix", "caring-note-web", "80")],
            rule.Items("http", "paths").Select(path => (path.Value("path")!, path.Value("pathType")!,
                path.Value("backend", "service", "name")!, path.Value("backend", "service", "port", "number")!))
                .OrderByDescending(path => path.Item1.Length));
        var tls = ingress.Tree.Items("spec", "tls").Single();
        Assert.Equal([host], tls.Texts("hosts"));
        Assert.Equal("caringnote-tls", tls.Value("secretName"));
        Assert.Equal("letsencrypt-http", Result(stack).One("Certificate", space, "caringnote-tls").Value("spec", "issuerRef", "name"));
        Assert.Equal(["100m", "off", "100m", "300", "300"],
            new[] { "proxy-body-size", "proxy-request-buffering", "client-body-buffer-size", "proxy-read-timeout", "proxy-send-timeout" }
                .Select(annotation => ingress.Value("metadata", "annotations", $"nginx.ingress.kubernetes.io/{annotation}")));
    }

    [Fact]
    public void L14_keycloak_has_one_ingress_on_its_path_with_the_secret_of_the_host()
    {
        var ingresses = ProdRun.Value.Inventory.Manifests.Where(manifest => manifest.Id.Kind == "Ingress"
            && manifest.Tree.Items("spec", "rules").SelectMany(rule => rule.Items("http", "paths"))
                .Any(path => path.Value("backend", "service", "name") == "keycloak")).ToList();

        var ingress = Assert.Single(ingresses);
        Assert.Equal("nginx", ingress.Value("spec", "ingressClassName"));
        Assert.Equal(ProdRun.Value.One("Ingress", "default", "caringnote-ingress").Tree.Items("spec", "tls").Single().Value("secretName"),
            ingress.Tree.Items("spec", "tls").Single().Value("secretName"));
        Assert.DoesNotContain(ingress.Tree.Items("spec", "rules").SelectMany(rule => rule.Items("http", "paths")),
            path => path.Value("path")!.Contains("admin", StringComparison.Ordinal));
    }

    [Fact]
    public void L15_L16_the_controller_is_in_the_network_of_its_node_and_says_upstream_who_asked()
    {
        var controller = (MapNode)ProdRun.Value.Inventory.Charts.Single(chart => chart.Chart == "ingress-nginx").Values.At("controller")!;

        Assert.Equal(("true", "ClusterFirstWithHostNet", "NodePort"),
            (controller.Value("hostNetwork"), controller.Value("dnsPolicy"), controller.Value("service", "type")));
        Assert.Contains("Forwarded", ((MapNode)controller.At("proxySetHeaders")!).Entries.Select(entry => entry.Key));
    }

    [Fact]
    public void L13_keycloak_believes_the_header_that_the_controller_adds() =>
        Assert.Equal("forwarded", ProdRun.Value.One("Keycloak", "default", "keycloak").Value("spec", "proxy", "headers"));

    private static StackResult Result(string stack) => stack == Prod ? ProdRun.Value : StagingRun.Value;
}
