using Infra.Components.Certificates;
using Infra.Components.Edge;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;

namespace Infra.Components.Tests.Certificates;

public sealed class CertManagerTests
{
    [Fact]
    public Task It_is_installed_by_its_package_after_the_gateway_api() =>
        ComponentGolden.CheckAsync("Certificates/CertManager/golden/cert-manager",
            cluster => _ = new CertManager("cert-manager", new CertManagerArgs
            {
                Cluster = cluster,
                GatewayApi = new GatewayApiCrds("gateway-api", new GatewayApiCrdsArgs { Cluster = cluster }),
            }));

    [Fact]
    public Task Every_setting_reaches_the_chart_and_every_source_its_mirror() =>
        ComponentGolden.CheckAsync(
            "Certificates/CertManager/golden/cert-manager-full",
            new Mirrors
            {
                Charts = new Dictionary<string, string> { ["https://charts.jetstack.io"] = "oci://mirror.example.com/charts" },
                Images = new Dictionary<string, string> { ["*"] = "mirror.example.com" },
            },
            cluster => _ = new CertManager("certs", new CertManagerArgs
            {
                Cluster = cluster,
                Namespace = new NamespaceRef(cluster, "pki"),
                Release = "cert-manager",
                Replicas = 3,
                Resources = new Resources("50m", "256Mi"),
                PriorityClass = "system-cluster-critical",
                IamRole = "arn:aws:iam::123456789012:role/dns",
            }));

    [Fact]
    public async Task All_problems_are_reported_at_once()
    {
        var problems = await Refused.ByAsync(cluster => _ = new CertManager("certs", new CertManagerArgs
        {
            Cluster = cluster,
            Version = "1.21.1",
            Replicas = 11,
            IamRole = "dns",
        }));
        Assert.Equal(
            [
                (Codes.Form, "CertManager certs, Version"),
                (Codes.OutOfRange, "CertManager certs, Replicas"),
                (Codes.Form, "CertManager certs, IamRole"),
            ],
            problems.Select(p => (p.Code, p.Where)));
    }
}
