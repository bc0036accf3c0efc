using Infra.Catalogue;
using Infra.Components.Storage;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;
using Pulumi;

namespace Infra.Components.Tests.Storage;

public sealed class StorageTests
{
    [Fact]
    public Task The_nfs_driver_makes_folders_on_a_server() => ComponentGolden.CheckAsync("Storage/NfsStorage/golden/nfs",
        cluster =>
            _ = new NfsStorage("nfs", new() { Cluster = cluster, Server = "192.168.0.3", Share = "/volume1/kubernetes", Default = true }));

    [Fact]
    public Task The_older_nfs_provisioner_keeps_its_release_and_class() =>
        ComponentGolden.CheckAsync("Storage/NfsSubdirStorage/golden/nfs-subdir",
        new Mirrors { Images = new Dictionary<string, string> { ["registry.k8s.io"] = "registry.example.com/k8s" } },
        cluster =>
            _ = new NfsSubdirStorage("nfs",
                new()
                {
                    Cluster = cluster,
                    Server = "192.168.0.3",
                    Share = "/volume1/kubernetes",
                    Release = "nfs-provisioner",
                    Class = "nfs-client",
                }));

    [Fact]
    public Task The_older_nfs_provisioner_takes_over_a_class_of_another_name() =>
        ComponentGolden.CheckAsync("Storage/NfsSubdirStorage/golden/nfs-subdir-taken-over",
        cluster => _ = new NfsSubdirStorage("nfs", new()
        {
            Cluster = cluster,
            Server = "192.168.56.21",
            Share = "/srv/nfs",
            Class = "nfs",
            Provisioner = "nfs-provisioner",
            ArchiveOnDelete = false,
        }));

    [Fact]
    public Task Folders_on_nodes_come_from_the_projects_manifest() =>
        ComponentGolden.CheckAsync("Storage/LocalPathStorage/golden/local-path",
        cluster => _ = new LocalPathStorage("local-path", new() { Cluster = cluster }));

    [Fact]
    public Task Cinder_volumes_are_made_with_a_credential_that_the_chart_never_sees() =>
        ComponentGolden.CheckAsync("Storage/CinderStorage/golden/cinder",
        cluster =>
            _ = new CinderStorage("cinder",
                new() { Cluster = cluster, CloudConfig = new SecretValue(Output.Create("[Global]")), Type = "ssd", Zone = "nova" }));

    [Fact]
    public async Task Classes_say_whether_their_volumes_can_be_shared()
    {
        StorageClassRef[] classes = [];
        await Rendered.RunAsync(cluster => classes =
        [
            new NfsStorage("nfs", new() { Cluster = cluster, Server = "nas", Share = "/a" }).Class,
            new NfsSubdirStorage("nfs-old", new() { Cluster = cluster, Server = "nas", Share = "/a" }).Class,
            new LocalPathStorage("local", new() { Cluster = cluster }).Class,
            new CinderStorage("cinder", new() { Cluster = cluster, CloudConfig = new SecretValue(Output.Create("")) }).Class,
        ]);

        Assert.Equal([("nfs", true), ("nfs-client", true), ("local-path", false), ("cinder", false)],
            classes.Select(one => (one.Name, one.Shared)));
        Assert.All(classes, one => Assert.NotNull(one.MadeBy));
    }

    [Fact]
    public Task A_chart_for_another_version_of_Kubernetes_is_refused() => Refused.OnceAsync(
        cluster => _ = new CinderStorage("cinder", new()
        {
            Cluster = new Cluster { Provider = cluster.Provider, Version = new KubernetesVersion(34) },
            CloudConfig = new SecretValue(Output.Create("")),
        }), Codes.VersionMatrix, "CinderStorage cinder, Version", "2.36.0");

    [Fact]
    public Task A_share_that_is_no_path_is_refused() => Refused.OnceAsync(
        cluster => _ = new NfsStorage("nfs", new() { Cluster = cluster, Server = "nas", Share = "volume1" }), Codes.Form,
        "NfsStorage nfs, Share", "volume1");

    [Fact]
    public Task A_release_that_is_none_is_refused() => Refused.OnceAsync(
        cluster => _ = new LocalPathStorage("local-path", new() { Cluster = cluster, Version = "latest" }), Codes.Form,
        "LocalPathStorage local-path, Version", "latest");
}
