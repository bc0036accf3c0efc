using Infra.Catalogue;
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
    public Task A_storage_class_that_it_does_not_have_is_refused() => Refused.OnceAsync(
        here => _ = new ExistingCluster("home", new() { StorageClass = "gp3", StorageClasses = ["local-path"] }),
        Codes.UnknownStorageClass, "ExistingCluster home, StorageClass", "gp3");

    [Fact]
    public Task A_version_that_nobody_tested_is_refused() => Refused.OnceAsync(
        here => _ = new ExistingCluster("home", new() { Version = "1.29" }), Codes.UnsupportedVersion, "ExistingCluster home, Version",
        "1.29");
}
