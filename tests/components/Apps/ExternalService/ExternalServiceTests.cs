using Infra.Components.Apps;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;

namespace Infra.Components.Tests.Apps;

public sealed class ExternalServiceTests
{
    [Fact]
    public Task Machines_get_a_service_without_a_selector_and_a_slice() =>
        ComponentGolden.CheckAsync("Apps/ExternalService/golden/external-service", cluster =>
        {
            _ = new ExternalService("nas", Args(cluster, "192.168.0.3") with { Name = "nas-service" });
            _ = new ExternalService("six", Args(cluster, "fd00::3", "fd00::4"));
        });

    [Fact]
    public Task A_headless_one_has_no_address_of_its_own() =>
        ComponentGolden.CheckAsync("Apps/ExternalService/golden/headless",
            cluster => _ = new ExternalService("dev", Args(cluster, "172.30.1.13") with { Headless = true, ServicePort = 5000 }));

    [Fact]
    public Task A_headless_one_translates_no_port() => Refused.OnceAsync(
        cluster => _ = new ExternalService("dev", Args(cluster, "172.30.1.13") with { Headless = true }),
        Codes.Exclusive, "ExternalService dev, ServicePort", "80");

    [Fact]
    public Task No_machine_is_refused() => Refused.OnceAsync(
        cluster => _ = new ExternalService("nas", Args(cluster)), Codes.Empty, "ExternalService nas, Addresses", null);

    [Fact]
    public Task Two_families_are_refused() => Refused.OnceAsync(
        cluster => _ = new ExternalService("nas", Args(cluster, "192.168.0.3", "fd00::3")),
        Codes.Exclusive, "ExternalService nas, Addresses", "192.168.0.3, fd00::3");

    [Fact]
    public Task A_name_instead_of_an_address_is_refused() => Refused.OnceAsync(
        cluster => _ = new ExternalService("nas", Args(cluster, "nas.local")), Codes.AddressRange, "ExternalService nas, Addresses[0]",
        "nas.local");

    [Fact]
    public void Arguments_are_required() => Assert.Throws<ArgumentNullException>(() => new ExternalService("nas", null!));

    private static ExternalServiceArgs Args(Cluster cluster, params string[] addresses) => new()
    {
        Namespace = new NamespaceRef(cluster, "nas"),
        Addresses = addresses,
        Port = 5000,
    };
}
