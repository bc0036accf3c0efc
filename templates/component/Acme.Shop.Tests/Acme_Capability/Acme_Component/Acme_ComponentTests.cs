using Acme.Shop.Acme_Capability;
using Infra.Components;
using Infra.Diagnostics;

namespace Acme.Shop.Tests.Acme_Capability;

public sealed class Acme_ComponentTests
{
    [Fact]
    public Task The_address_is_in_a_config_map() => Golden.IsAsync(
        "Acme_Capability/Acme_Component/golden/acme-component.yaml", cluster => _ = new Acme_Component("acme-component", Args(cluster)));

    [Fact]
    public async Task A_host_with_a_scheme_is_refused()
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(() => Golden.RenderAsync(
            cluster => _ = new Acme_Component("acme-component", Args(cluster) with { Host = "https://api.example.com" })));

        var problem = Assert.Single(refused.Diagnostics);
        Assert.Equal((Codes.HostName, "Acme_Component acme-component, Host"), (problem.Code, problem.Where));
    }

    private static Acme_ComponentArgs Args(Cluster cluster) =>
        new() { Namespace = new NamespaceRef(cluster, "shop"), Host = "api.example.com" };
}
