using Infra.Catalogue;
using Infra.Components.Apps;
using Infra.Components.Clusters;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;

namespace Infra.Components.Tests.Clusters;

public sealed class ExistingClusterTests
{
    [Fact]
    public async Task What_is_said_about_it_reaches_the_components()
    {
        Cluster? cluster = null;
        await Rendered.RunAsync(_ => cluster = new ExistingCluster("home", new()
        {
            Version = "1.36",
            StorageClass = "nfs",
            StorageClasses = ["local-path", "nfs"],
            WaitForRollout = false,
        }).Cluster);

        Assert.Equal(new KubernetesVersion(36), cluster!.Version);
        Assert.Equal(("nfs", false), (cluster.StorageClass, cluster.WaitForRollout));
        Assert.Equal(["local-path", "nfs"], cluster.StorageClasses);
    }

    [Fact]
    public async Task A_preflight_looks_for_the_cluster_and_its_classes_and_makes_nothing()
    {
        var rendered =
            await Rendered.RunAsync(here =>
                _ = new ExistingCluster("home", new() { Preflight = true, StorageClasses = ["nfs", "local-path"] }));

        Assert.Equal(
            [
                "kubernetes:core/v1:Namespace home-kube-system",
                "kubernetes:storage.k8s.io/v1:StorageClass home-local-path",
                "kubernetes:storage.k8s.io/v1:StorageClass home-nfs",
            ],
            rendered.Resources.Where(resource => !resource.IsComponent).Select(resource => $"{resource.Type} {resource.Name}"));
        Assert.All(rendered.Resources.Where(resource => !resource.IsComponent),
            resource => Assert.Contains("home-preflight", resource.Provider));
    }

    [Fact]
    public async Task A_preflight_looks_for_the_metrics_api_where_it_is_said_to_be()
    {
        var rendered = await Rendered.RunAsync(here =>
            _ = new ExistingCluster("home", new() { Preflight = true, Metrics = MetricsApi.Present }));

        Assert.Contains("kubernetes:apiregistration.k8s.io/v1:APIService home-metrics",
            rendered.Resources.Select(resource => $"{resource.Type} {resource.Name}"));
    }

    [Fact]
    public async Task What_it_lacks_is_installed_on_it_and_by_its_provider()
    {
        Cluster? cluster = null;
        var rendered = await Rendered.RunAsync(_ =>
            cluster = new ExistingCluster("home",
                new() { Metrics = MetricsApi.Installed, LocalStorage = true, StorageClasses = ["nfs"] }).Cluster);

        Assert.Equal(("local-path", true), (cluster!.StorageClass, cluster.HasMetrics));
        Assert.Equal(["nfs", "local-path"], cluster.StorageClasses);
        Assert.Equal(
            ["kubernetes:helm.sh/v3:Release home-metrics-server home", "kubernetes:yaml/v2:ConfigFile home-local-path home"],
            rendered.Resources.Where(resource => !resource.IsComponent)
                .Select(resource => $"{resource.Type} {resource.Name} {resource.Provider}"));
        var chart = rendered.Resources.Single(resource => resource.Type == "kubernetes:helm.sh/v3:Release");
        Assert.Equal(("metrics-server", ChartCatalogue.MetricsServer.Version, "kube-system"),
            ((string)chart.At("chart"), (string)chart.At("version"), (string)chart.At("namespace")));
    }

    [Fact]
    public Task Autoscaling_without_the_metrics_api_is_refused() => Refused.OnceAsync(
        here => _ = new App("letters", new()
        {
            Namespace = new NamespaceRef(new ExistingCluster("home", new() { Metrics = MetricsApi.Absent }).Cluster, "shop"),
            Image = "registry.example.com/letters:1.0",
            Port = 8080,
            Resources = new Resources("50m", "64Mi"),
            Scale = new Scale.Auto(),
        }),
        Codes.MissingPart, "App letters, Scale", null);

    [Fact]
    public Task A_class_that_the_cluster_has_is_not_installed_again() => Refused.OnceAsync(
        here => _ = new ExistingCluster("home", new() { LocalStorage = true, StorageClasses = ["local-path"] }),
        Codes.Exclusive, "ExistingCluster home, LocalStorage", null);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Secrets_are_changed_in_place_and_patches_forced_only_on_demand(bool force)
    {
        var result =
            await Infra.Tests.Hermetic.TestStack.ResultAsync(() => _ = new ExistingCluster("home", new() { ForcePatches = force }));

        var inputs = Assert.Single(result.Providers).Inputs;
        Assert.Equal(("true", "true", "true"),
            (inputs["enableServerSideApply"]!.ToString(), inputs["enableSecretMutable"]!.ToString(),
                inputs["enableConfigMapMutable"]!.ToString()));
        Assert.Equal(force ? "true" : null, inputs["enablePatchForce"]?.ToString());
    }

    [Fact]
    public Task A_storage_class_that_it_does_not_have_is_refused() => Refused.OnceAsync(
        here => _ = new ExistingCluster("home", new() { StorageClass = "gp3", StorageClasses = ["local-path"] }),
        Codes.UnknownStorageClass, "ExistingCluster home, StorageClass", "gp3");

    [Fact]
    public Task A_version_that_nobody_tested_is_refused() => Refused.OnceAsync(
        here => _ = new ExistingCluster("home", new() { Version = "1.29" }), Codes.UnsupportedVersion, "ExistingCluster home, Version",
        "1.29");
}
