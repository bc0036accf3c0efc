using Infra.Components.Edge;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;

namespace Infra.Components.Tests.Edge;

public sealed class MetalLbTests
{
    [Fact]
    public Task It_announces_one_pool_on_the_local_network() =>
        ComponentGolden.CheckAsync("Edge/MetalLb/golden/metallb", cluster => _ = new MetalLb("metallb", Args(cluster)));

    [Fact]
    public Task It_can_live_in_a_given_namespace_with_other_names_and_mirrors() =>
        ComponentGolden.CheckAsync(
            "Edge/MetalLb/golden/metallb-full",
            new Mirrors
            {
                Charts = new Dictionary<string, string> { ["https://metallb.github.io"] = "./vendor/charts" },
                Images = new Dictionary<string, string> { ["quay.io/metallb"] = "mirror.example.com/metallb" },
            },
            cluster => _ = new MetalLb("lb", Args(cluster) with
            {
                Namespace = new NamespaceRef(cluster, "metallb"),
                Release = "metallb",
                Resources = new Resources("25m", "64Mi"),
                Pool = "public",
                Advertisement = "lan",
                Interfaces = ["eno1"],
                IncludeControlPlane = true,
            }));

    [Fact]
    public Task Fails_when_there_is_no_address() => Refused.OnceAsync(
        cluster => _ = new MetalLb("metallb", Args(cluster) with { Addresses = [] }), Codes.Empty, "MetalLb metallb, Addresses", null);

    [Theory]
    [InlineData("192.168.0.200")]
    [InlineData("192.168.0.250-192.168.0.200")]
    [InlineData("192.168.0.1/24")]
    public Task Fails_when_addresses_are_neither_a_range_nor_a_network(string addresses) => Refused.OnceAsync(
        cluster => _ = new MetalLb("metallb", Args(cluster) with { Addresses = [addresses] }), Codes.AddressRange,
        "MetalLb metallb, Addresses[0]", addresses);

    [Fact]
    public Task Fails_when_a_range_is_given_twice() => Refused.OnceAsync(
        cluster => _ = new MetalLb("metallb", Args(cluster) with { Addresses = ["10.0.0.0/28", "10.0.0.0/28"] }),
        Codes.DuplicateName, "MetalLb metallb, Addresses", "10.0.0.0/28");

    private static MetalLbArgs Args(Cluster cluster) => new() { Cluster = cluster, Addresses = ["192.168.0.200-192.168.0.250"] };
}
