using Infra.Catalogue;
using Infra.Components.Certificates;
using Infra.Components.Databases;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;

namespace Infra.Components.Tests.Databases;

public sealed class CloudNativePgTests
{
    [Fact]
    public Task The_operator_its_plugin_and_the_guard_are_installed() =>
        ComponentGolden.CheckAsync("Databases/CloudNativePg/golden/operator",
        cluster => _ = new CloudNativePg("cnpg", new CloudNativePgArgs
        {
            Cluster = cluster,
            CertManager = new CertManager("cert-manager", new CertManagerArgs { Cluster = cluster }),
            Replicas = 2,
            Resources = new Resources("100m", "256Mi"),
        }));

    [Fact]
    public Task Both_charts_pull_from_the_mirror() => ComponentGolden.CheckAsync("Databases/CloudNativePg/golden/mirrored",
        new Mirrors { Images = new Dictionary<string, string> { ["ghcr.io"] = "registry.example.com/mirror" } },
        cluster => _ = new CloudNativePg("cnpg", new CloudNativePgArgs
        {
            Cluster = cluster,
            CertManager = new CertManager("cert-manager", new CertManagerArgs { Cluster = cluster }),
        }));

    [Fact]
    public async Task Without_cert_manager_there_is_no_plugin()
    {
        var rendered = await Rendered.RunAsync(cluster =>
            Assert.False(new CloudNativePg("cnpg", new CloudNativePgArgs { Cluster = cluster }).KeepsBackups));

        Assert.Single(rendered.Resources, resource => resource.Type == "kubernetes:helm.sh/v3:Release");
    }

    [Fact]
    public Task An_operator_that_does_not_run_on_the_cluster_is_refused() => Refused.OnceAsync(
        cluster => _ = new CloudNativePg("cnpg", new CloudNativePgArgs
        {
            Cluster = new Cluster { Provider = cluster.Provider, Version = new KubernetesVersion(37) },
        }),
        Codes.VersionMatrix, "CloudNativePg cnpg, Version", ChartCatalogue.CloudNativePg.Version);
}
