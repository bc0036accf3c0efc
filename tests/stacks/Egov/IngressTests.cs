using Infra.Hermetic;

namespace Infra.Stacks.Tests.Egov;

/// <summary>The stack with ingress-nginx and in the namespace <c>default</c>, as the running system is.</summary>
public sealed class IngressTests
{
    private static readonly Lazy<StackResult> Run = new(() => Runs.With(("  infra:lab: true\n", """
          infra:lab: true
          infra:namespace: default
          infra:edge: { ingressNginx: {} }

        """)));

    [Theory]
    [InlineData("apigateway-ingress", "api.192.168.56.240.nip.io", "apigateway", "8000")]
    [InlineData("discovery-ingress", "discovery.192.168.56.240.nip.io", "discovery", "8761")]
    [InlineData("frontend-admin-ingress", "admin.192.168.56.240.nip.io", "frontend-admin", "3000")]
    [InlineData("frontend-portal-ingress", "portal.192.168.56.240.nip.io", "frontend-portal", "3000")]
    public void L03_L04_an_ingress_leads_each_host_to_its_service(string name, string host, string service, string port)
    {
        var ingress = Run.Value.One("Ingress", name, "default");

        Assert.Equal("nginx", ingress.Value("spec", "ingressClassName"));
        var rule = Assert.Single(ingress.Tree.Items("spec", "rules"));
        Assert.Equal(host, rule.Value("host"));
        var path = Assert.Single(rule.Items("http", "paths"));
        Assert.Equal(("/", "Prefix", service, port), (path.Value("path"), path.Value("pathType"),
            path.Value("backend", "service", "name"), path.Value("backend", "service", "port", "number")));
    }

    [Theory]
    [InlineData("apigateway-ingress")]
    [InlineData("frontend-admin-ingress")]
    [InlineData("frontend-portal-ingress")]
    public void An_upload_of_fifty_megabytes_gets_through(string name) =>
        Assert.Equal("50m", Run.Value.One("Ingress", name, "default").Value("metadata", "annotations", "nginx.ingress.kubernetes.io/proxy-body-size"));

    [Fact]
    public void L15_addresses_are_those_of_the_running_system() => Assert.Equal("logstash.default.svc.cluster.local:8088",
        Run.Value.One("Deployment", "board-service-deployment", "default").Tree.Items("spec", "template", "spec", "containers").Single()
            .Items("env").Single(variable => variable.Value("name") == "logstash_hostname").Value("value"));
}
