using Infra.Components.Clusters;
using Infra.Components.Edge;
using Infra.Components.Namespaces;
using Infra.Components.Tests.Rendering;

namespace Infra.Components.Tests.Edge;

public sealed class GatewayTests
{
    [Fact]
    public Task Hosts_become_pairs_of_listeners_with_a_redirect_and_the_flows_they_need() =>
        Golden.CheckAsync("Edge/golden/gateway", cluster => _ = new Gateway("web-gateway", Args(cluster) with
        {
            Zone = "sonhs.com",
            Hosts =
            [
                new GatewayHost { Host = "blog.sonhs.com", Redirect = false },
                new GatewayHost("sonhs.com"),
                new GatewayHost("chocoletter-after.sonhs.com"),
                new GatewayHost("shop.example.com") { RoutesFrom = NamespaceScope.Of("shop", "gateway") },
                new GatewayHost("*.preview.sonhs.com") { ListenerSuffix = "any-preview" },
            ],
            ListenersFrom = NamespaceScope.Same,
        }));

    private static GatewayArgs Args(Cluster cluster) => new()
    {
        Namespace = new NamespaceRef(cluster, "gateway"),
        Class = new GatewayClassRef("nginx"),
    };
}
