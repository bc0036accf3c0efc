using System.Collections.Immutable;
using Infra.Components.Apps;
using Infra.Components.Storage;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;

namespace Infra.Components.Tests.Storage;

public sealed class VolumeTests
{
    [Fact]
    public Task Volumes_are_claims_with_what_is_behind_them_and_both_stay() =>
        ComponentGolden.CheckAsync("Storage/Volume/golden/volumes", cluster =>
        {
            var space = new NamespaceRef(cluster, "shop");
            var nfs = new NfsStorage("nfs", new() { Cluster = cluster, Server = "192.168.0.3", Share = "/volume1/kubernetes" });
            _ = new Volume("usual", new() { Namespace = space, Size = "1Gi" });
            _ = new Volume("uploads",
                new()
                {
                    Namespace = space,
                    Size = "10Gi",
                    Access = AccessMode.ReadWriteMany,
                    Source = new VolumeSource.Provisioned { Class = nfs.Class },
                });
            _ = new Volume("mysql",
                new()
                {
                    Namespace = space,
                    Name = "mysql-data",
                    Size = "20Gi",
                    Source = new VolumeSource.OnNode { Node = "worker-1", Path = "/mnt/disks/mysql" },
                });
            _ = new Volume("logs",
                new()
                {
                    Namespace = space,
                    Size = "5Gi",
                    Source = new VolumeSource.OnNode { Node = "worker-2", Path = "/srv/logs", Folder = true },
                });
            _ = new Volume("photos", new()
            {
                Namespace = space,
                Size = "1Ti",
                Access = AccessMode.ReadOnlyMany,
                Source = new VolumeSource.OnNfs { Server = "nas.example.com", Path = "/volume1/photos" },
            });
        });

    [Fact]
    public async Task A_claim_takes_the_clusters_class_or_its_shared_one()
    {
        var rendered = await Rendered.RunAsync(cluster =>
        {
            var space =
                new NamespaceRef(new Cluster { Provider = cluster.Provider, StorageClass = "local-path", SharedStorageClass = "nfs" },
                    "shop");
            _ = new Volume("own", new() { Namespace = space, Size = "1Gi" });
            _ = new Volume("shared", new() { Namespace = space, Size = "1Gi", Access = AccessMode.ReadWriteMany });
        });

        var classes = rendered.Resources.Where(resource => resource.IsObject)
            .Select(claim => ((ImmutableDictionary<string, object>)claim.Inputs["spec"])["storageClassName"]);
        Assert.Equal(["local-path", "nfs"], classes);
    }

    [Fact]
    public async Task An_application_mounts_a_volume_and_several_pods_a_shared_one()
    {
        var rendered = await Rendered.RunAsync(cluster =>
        {
            var space = new NamespaceRef(cluster, "shop");
            var shared = Shared(space);
            _ = new App("one",
                App("one", space) with
                {
                    Scale = new Scale.One("keeps its state in files"),
                    Volumes = [AppVolume.Of("/data", Own(space, "own"))],
                });
            _ = new App("two", App("two", space) with { Scale = new Scale.Fixed(2), Volumes = [AppVolume.Of("/photos", shared)] });
            _ = new App("three", App("three", space) with { Scale = new Scale.Fixed(2), Volumes = [AppVolume.Of("/photos", shared)] });
        });

        Assert.Equal(3, rendered.Resources.Count(resource => resource.Type == "kubernetes:apps/v1:Deployment"));
    }

    [Fact]
    public async Task A_volume_of_one_pod_is_refused_to_several()
    {
        RefusedException? refusal = null;
        await Rendered.RunAsync(cluster =>
        {
            var space = new NamespaceRef(cluster, "shop");
            var own = Own(space, "own");
            refusal =
                Assert.Throws<RefusedException>(() =>
                    new App("shop", App("shop", space) with { Scale = new Scale.Fixed(2), Volumes = [AppVolume.Of("/data", own)] }));
        });

        var problem = Assert.Single(refusal!.Diagnostics);
        Assert.Equal(("INF0205", "App shop, Volumes", "/data"), (problem.Code.Id, problem.Where, problem.Actual));
    }

    [Fact]
    public Task A_disk_of_one_node_cannot_be_shared() => Refused.OnceAsync(
        cluster => _ = new Volume("disk", new()
        {
            Namespace = new NamespaceRef(cluster, "shop"),
            Size = "1Gi",
            Access = AccessMode.ReadWriteMany,
            Source = new VolumeSource.OnNode { Node = "worker-1", Path = "/mnt/disk" },
        }), Codes.AccessMode, "Volume disk, Access", "ReadWriteMany");

    [Fact]
    public Task A_cluster_without_a_shared_class_has_no_shared_volumes() => Refused.OnceAsync(
        cluster =>
            _ = new Volume("disk", new() { Namespace = new NamespaceRef(cluster, "shop"), Size = "1Gi", Access = AccessMode.ReadOnlyMany }),
        Codes.AccessMode, "Volume disk, Access", "ReadOnlyMany");

    [Fact]
    public Task A_class_of_disks_cannot_be_shared() => Refused.OnceAsync(
        cluster => _ = new Volume("disk", new()
        {
            Namespace = new NamespaceRef(cluster, "shop"),
            Size = "1Gi",
            Access = AccessMode.ReadWriteMany,
            Source = new VolumeSource.Provisioned { Class = new StorageClassRef("gp3", shared: false) },
        }), Codes.AccessMode, "Volume disk, Access", "ReadWriteMany");

    [Fact]
    public Task A_size_that_is_none_is_refused() => Refused.OnceAsync(
        cluster => _ = new Volume("disk", new() { Namespace = new NamespaceRef(cluster, "shop"), Size = "much" }), Codes.Quantity,
        "Volume disk, Size", "much");

    [Fact]
    public Task A_path_that_is_not_absolute_is_refused() => Refused.OnceAsync(
        cluster => _ = new Volume("disk", new()
        {
            Namespace = new NamespaceRef(cluster, "shop"),
            Size = "1Gi",
            Source = new VolumeSource.OnNode { Node = "worker-1", Path = "mnt/disk" },
        }), Codes.Form, "Volume disk, Source.Path", "mnt/disk");

    [Fact]
    public Task A_class_that_the_cluster_does_not_have_is_refused_to_an_application() => Refused.OnceAsync(cluster =>
    {
        var known = new Cluster { Provider = cluster.Provider, StorageClasses = ["local-path"] };
        var space = new NamespaceRef(known, "shop");
        _ = new App("shop", App("shop", space) with { Scale = new Scale.One("a test"), Volumes = [AppVolume.Data("/data", "1Gi", "gp3")] });
    }, Codes.UnknownStorageClass, "App shop, Volumes", "gp3");

    [Theory]
    [InlineData(null, null)]
    [InlineData("worker-1", null)]
    [InlineData("worker-1", "worker-2")]
    public async Task Two_applications_cannot_mount_a_volume_of_one_pod_on_two_nodes(string? one, string? other)
    {
        RefusedException? refusal = null;
        await Rendered.RunAsync(cluster =>
        {
            var space = new NamespaceRef(cluster, "shop");
            var own = Own(space, "own");
            AppArgs On(string name, string? node) => App(name, space) with
            {
                Scale = new Scale.One("a test"),
                Placement = node is null ? new() : Placement.On(node),
                Volumes = [AppVolume.Of("/data", own)],
            };
            _ = new App("first", On("first", one));
            refusal = Assert.Throws<RefusedException>(() => new App("second", On("second", other)));
        });

        var problem = Assert.Single(refusal!.Diagnostics);
        Assert.Equal(("INF0205", "a volume that no pod of another node mounts; first mounts own already"), (problem.Code.Id, problem.Allowed));
    }

    [Fact]
    public async Task Applications_that_one_node_keeps_share_its_volume()
    {
        var rendered = await Rendered.RunAsync(cluster =>
        {
            var space = new NamespaceRef(cluster, "shop");
            var own = Own(space, "own");
            foreach (var name in new[] { "first", "second" })
            {
                _ = new App(name, App(name, space) with
                {
                    Scale = new Scale.One("a test"),
                    Placement = Placement.On("worker-1"),
                    Volumes = [AppVolume.Of("/data", own)],
                });
            }
        });

        Assert.Equal(["first", "second"], rendered.Resources.Where(resource => resource.Type == "kubernetes:apps/v1:Deployment")
            .Select(resource => resource.Name).Order(StringComparer.Ordinal));
    }

    private static Volume Own(NamespaceRef space, string name) => new(name, new() { Namespace = space, Size = "1Gi" });

    private static Volume Shared(NamespaceRef space) => new("photos", new()
    {
        Namespace = space,
        Size = "1Gi",
        Access = AccessMode.ReadWriteMany,
        Source = new VolumeSource.OnNfs { Server = "192.168.0.3", Path = "/volume1/photos" },
    });

    private static AppArgs App(string name, NamespaceRef space) => new()
    {
        Namespace = space,
        Image = $"registry.example.com/{name}:1.0",
        Port = 8080,
        Resources = new("100m", "128Mi"),
    };
}
