using Infra.Diagnostics;

namespace Infra.Stacks.Tests.Chocoletter;

/// <summary>Chocoletter behind something that sends to fixed ports of the nodes.</summary>
public sealed class NodePortTests
{
    private const string Addresses = "  infra:addresses:\n    - 192.168.0.200-192.168.0.250\n";

    [Fact]
    public void The_proxies_listen_on_the_ports_and_nobody_hands_out_addresses()
    {
        var prod = House.RunWith("prod", Addresses, "  infra:cluster:\n    nodePorts: { http: 30080, https: 30443 }\n");
        var service = prod.Inventory.Charts.Single(chart => chart.Name == "nginx-gateway-fabric").Values.Map("nginx")!.Map("service")!;
        Assert.Equal("NodePort", service.Value("type"));
        Assert.Equal(["30080 80", "30443 443"], service.Items("nodePorts").Select(port => $"{port.Value("port")} {port.Value("listenerPort")}"));
        Assert.DoesNotContain(prod.Inventory.Charts, chart => chart.Chart == "metallb");
        Assert.DoesNotContain(prod.Inventory.Manifests, manifest => manifest.Id.Kind == "IPAddressPool");
    }

    [Theory]
    [InlineData("{ http: 80, https: 30443 }", "INF0118", "infra:cluster.nodePorts.http")]
    [InlineData("{ http: 30080, https: 30080 }", "INF0203", "infra:cluster.nodePorts.https")]
    public void Ports_that_nodes_cannot_have_are_refused(string ports, string code, string where)
    {
        var problem = Assert.Single(Refused($"  infra:cluster:\n    nodePorts: {ports}\n"));
        Assert.Equal((code, $"stack prod, {where}"), (problem.Code.Id, problem.Where));
    }

    [Fact]
    public void Addresses_beside_ports_are_refused()
    {
        var problem = Assert.Single(Refused($"{Addresses}  infra:cluster:\n    nodePorts: {{ http: 30080, https: 30443 }}\n"));
        Assert.Equal(("INF0207", "stack prod, infra:addresses"), (problem.Code.Id, problem.Where));
    }

    private static IReadOnlyList<Diagnostic> Refused(string replacement) =>
        Assert.Throws<RefusedException>(() => House.RunWith("prod", Addresses, replacement)).Diagnostics;
}
