using Infra.Diagnostics;
using Infra.Hermetic;
using Infra.Tests.Support;

namespace Infra.Stacks.Tests.Chocoletter;

/// <summary>Chocoletter behind something that sends to fixed ports of the nodes.</summary>
public sealed class NodePortTests
{
    private const string Pool = "  infra:metalLb:\n    addresses: [192.168.0.200-192.168.0.250]\n";

    [Fact]
    public void The_proxies_listen_on_the_ports_and_no_addresses_are_handed_out()
    {
        var prod = Run("{ http: 30080, https: 30443 }", "");
        var service = prod.Inventory.Charts.Single(chart => chart.Name == "nginx-gateway-fabric").Values.Map("nginx")!.Map("service")!;
        Assert.Equal("NodePort", service.Value("type"));
        Assert.Equal(["30080 80", "30443 443"],
            service.Items("nodePorts").Select(port => $"{port.Value("port")} {port.Value("listenerPort")}"));
        Assert.DoesNotContain(prod.Inventory.Charts, chart => chart.Chart == "metallb");
        Assert.DoesNotContain(prod.Inventory.Manifests, manifest => manifest.Id.Kind == "IPAddressPool");
    }

    [Theory]
    [InlineData("{ http: 80, https: 30443 }", "INF0118", "infra:cluster.existing.nodePorts.http")]
    [InlineData("{ http: 30080, https: 30080 }", "INF0203", "infra:cluster.existing.nodePorts.https")]
    public void Ports_that_nodes_cannot_have_are_refused(string ports, string code, string where)
    {
        var problem = Assert.Single(Refused(ports, ""));
        Assert.Equal((code, $"stack prod, {where}"), (problem.Code.Id, problem.Where));
    }

    [Fact]
    public void A_pool_of_addresses_beside_ports_is_refused()
    {
        var problem = Assert.Single(Refused("{ http: 30080, https: 30443 }", Pool));
        Assert.Equal(("INF0207", "stack prod, infra:metalLb"), (problem.Code.Id, problem.Where));
    }

    private static StackResult Run(string ports, string pool)
    {
        using var folder = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(Repository.House))
        {
            folder.Write(Path.GetFileName(file), File.ReadAllText(file)
                .Replace("infra:cluster: existing", $"infra:cluster: {{ existing: {{ nodePorts: {ports} }} }}", StringComparison.Ordinal)
                .Replace(Pool, pool, StringComparison.Ordinal));
        }

        return House.Run("prod", folder.Folder);
    }

    private static IReadOnlyList<Diagnostic> Refused(string ports, string pool) =>
        Assert.Throws<RefusedException>(() => Run(ports, pool)).Diagnostics;
}
