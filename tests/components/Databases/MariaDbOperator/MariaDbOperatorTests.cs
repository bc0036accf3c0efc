using Infra.Components.Certificates;
using Infra.Components.Databases;
using Infra.Components.Tests.Rendering;

namespace Infra.Components.Tests.Databases;

public sealed class MariaDbOperatorTests
{
    [Fact]
    public Task The_definitions_come_first_and_stay() => ComponentGolden.CheckAsync("Databases/MariaDbOperator/golden/operator",
        cluster => _ = new MariaDbOperator("mariadb-operator", new MariaDbOperatorArgs { Cluster = cluster }));

    [Fact]
    public Task Cert_manager_keeps_the_certificate_and_a_mirror_the_images() =>
        ComponentGolden.CheckAsync("Databases/MariaDbOperator/golden/mirrored",
        new Mirrors { Images = new Dictionary<string, string> { ["ghcr.io"] = "registry.example.com/mirror" } },
        cluster => _ = new MariaDbOperator("mariadb-operator", new MariaDbOperatorArgs
        {
            Cluster = cluster,
            CertManager = new CertManager("cert-manager", new CertManagerArgs { Cluster = cluster }),
            Resources = new Resources("50m", "128Mi"),
        }));
}
