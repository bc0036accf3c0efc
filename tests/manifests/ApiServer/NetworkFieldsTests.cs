namespace Infra.Tests.ApiServer;

/// <summary>
/// Policies and Ingresses: one change to a valid object is one finding, at the place of the change or where the second value says.
/// </summary>
public sealed class NetworkFieldsTests
{
    [Theory]
    [InlineData("NetworkPolicy net", "spec.ingress[0].ports[0].port", "'80'")]
    [InlineData("NetworkPolicy net", "spec.ingress[0].ports[0].port", "0")]
    [InlineData("NetworkPolicy net", "spec.ingress[0].ports[2].endPort", "7000")]
    [InlineData("NetworkPolicy net", "spec.ingress[0].ports[1].endPort", "90")]
    [InlineData("NetworkPolicy net", "spec.ingress[0].ports[2].port", "(nothing)", "spec.ingress[0].ports[2].endPort")]
    [InlineData("NetworkPolicy net", "spec.ingress[0].from[1].ipBlock.cidr", "10.0.0.0")]
    [InlineData("NetworkPolicy net", "spec.ingress[0].from[1].ipBlock.cidr", "10.0.0.0/33")]
    [InlineData("NetworkPolicy net", "spec.ingress[0].from[1].ipBlock.cidr", "10.0.0.1/8")]
    [InlineData("NetworkPolicy net", "spec.ingress[0].from[1].ipBlock.except[0]", "192.168.0.0/16")]
    [InlineData("NetworkPolicy net", "spec.ingress[0].from[1].ipBlock.except[0]", "10.0.0.0/8")]
    [InlineData("NetworkPolicy net", "spec.ingress[0].from[1].podSelector", "{}", "spec.ingress[0].from[1].ipBlock")]
    [InlineData("NetworkPolicy net", "spec.ingress[0].from[0]", "{}")]
    [InlineData("NetworkPolicy net", "spec.egress[0].to[0].namespaceSelector.matchExpressions[0].values", "[a]")]
    [InlineData("Ingress i", "spec.rules[0].host", "10.0.0.1")]
    [InlineData("Ingress i", "spec.rules[0].host", "https://a.example.com")]
    [InlineData("Ingress i", "spec.rules[1].host", "'a.*.com'")]
    [InlineData("Ingress i", "spec.rules[0].http.paths[0].path", "a")]
    [InlineData("Ingress i", "spec.rules[0].http.paths[0].path", "(nothing)")]
    [InlineData("Ingress i", "spec.rules[0].http.paths[0].path", "/a//b")]
    [InlineData("Ingress i", "spec.rules[0].http.paths[0].path", "/a/..")]
    [InlineData("Ingress i", "spec.rules[0].http.paths", "[]")]
    [InlineData("Ingress i", "spec.rules[0].http.paths[0].backend.service.port.name", "http",
        "spec.rules[0].http.paths[0].backend.service.port.number")]
    [InlineData("Ingress i", "spec.rules[0].http.paths[0].backend.service.port", "{}")]
    [InlineData("Ingress i", "spec.rules[0].http.paths[0].backend.service.port.number", "70000")]
    [InlineData("Ingress i", "spec.rules[0].http.paths[0].backend.service.name", "A")]
    [InlineData("Ingress i", "spec.rules[0].http.paths[0].backend.resource", "{kind: a, name: b}")]
    [InlineData("Ingress i", "spec.rules[0].http.paths[0].backend", "{}")]
    [InlineData("Ingress i", "spec.defaultBackend.service", "{name: s, port: {number: 80}}", "spec.defaultBackend.resource")]
    [InlineData("Ingress i", "spec.tls[0].hosts[0]", "A.b")]
    [InlineData("Ingress i", "spec.tls[0].secretName", "A")]
    [InlineData("Ingress i", "spec.ingressClassName", "A")]
    [InlineData("Ingress i", "metadata.annotations", "{kubernetes.io/ingress.class: traefik}",
        "metadata.annotations['kubernetes.io/ingress.class']")]
    [InlineData("Ingress i", "spec", "{tls: []}")]
    [InlineData("IngressClass ic", "spec.controller", "nginx")]
    [InlineData("IngressClass ic", "spec.parameters.namespace", "(nothing)")]
    [InlineData("IngressClass ic", "spec.parameters.scope", "Cluster", "spec.parameters.namespace")]
    [InlineData("IngressClass ic", "spec.parameters.scope", "Node")]
    public void A_change_that_the_server_refuses_is_found(string name, string change, string value, string? found = null)
    {
        var finding = Assert.Single(Valid.After(name, change, value));
        Assert.Equal(found ?? change.Replace('~', '.'), finding.Path);
    }

    [Fact]
    public void The_name_of_a_Service_begins_with_a_letter_before_1_36()
    {
        const string Name = "spec.rules[0].http.paths[0].backend.service.name";
        Assert.Equal(Name, Assert.Single(Valid.After("Ingress i", Name, "1a", "1.35")).Path);
        Assert.Empty(Valid.After("Ingress i", Name, "1a"));
    }
}
