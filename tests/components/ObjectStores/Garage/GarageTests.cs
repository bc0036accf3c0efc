using Infra.Components.Databases;
using Infra.Components.Edge;
using Infra.Components.ObjectStores;
using Infra.Components.Storage;
using Infra.Components.Tests.Databases;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;

namespace Infra.Components.Tests.ObjectStores;

public sealed class GarageTests
{
    [Fact]
    public Task One_node_with_two_buckets_is_rendered() =>
        ComponentGolden.CheckAsync("ObjectStores/Garage/golden/one", cluster => _ = new Garage("garage", Args(cluster)));

    [Fact]
    public Task A_bucket_that_anyone_may_read_answers_on_a_port_of_its_own() =>
        ComponentGolden.CheckAsync("ObjectStores/Garage/golden/public", cluster =>
        {
            var args = Args(cluster) with { Buckets = [new() { Name = "backups" }, new() { Name = "pictures", Public = true }] };
            _ = new Route("garage", new()
            {
                Namespace = args.Namespace,
                Exposures = [Fixtures.Exposed(cluster, "files.example.com")],
                Rules = new Garage("garage", args).Rules(),
            });
        });

    [Fact]
    public Task Three_nodes_hold_three_copies_and_a_database_its_backups() =>
        ComponentGolden.CheckAsync("ObjectStores/Garage/golden/three", cluster =>
        {
            var garage = new Garage("garage", Args(cluster) with
            {
                Nodes =
                [
                    new GarageNode
                    {
                        Data = "500Gi",
                        Zone = "rack-a",
                        Source = new VolumeSource.OnNode { Node = "a", Path = "/mnt/garage" },
                    },
                    new GarageNode { Data = "500Gi", Zone = "rack-b" },
                    new GarageNode { Data = "1Ti", Zone = "rack-c", NodeSelector = new Dictionary<string, string> { ["disk"] = "large" } },
                ],
                Buckets = [new GarageBucket { Name = "backups" }],
            });
            _ = new Postgres("orders",
                PostgresTests.Args(cluster) with { Backup = new PostgresBackup { Store = garage.Store("backups") } });
            Assert.Throws<RefusedException>(() => garage.Store("backup"));
        });

    [Fact]
    public Task Two_nodes_are_refused() => Refused.OnceAsync(
        cluster => _ = new Garage("garage", Args(cluster) with { Nodes = [new() { Data = "1Gi" }, new() { Data = "1Gi" }] }),
        Codes.NoFailover, "Garage garage, Nodes", "2");

    [Fact]
    public Task A_bucket_given_twice_is_refused() => Refused.OnceAsync(
        cluster => _ = new Garage("garage", Args(cluster) with { Buckets = [new() { Name = "files" }, new() { Name = "files" }] }),
        Codes.DuplicateName, "Garage garage, Buckets", "files");

    [Fact]
    public Task Metadata_on_a_network_share_is_refused() => Refused.OnceAsync(
        cluster => _ = new Garage("garage", Args(cluster) with
        {
            Nodes = [new() { Data = "1Gi", MetadataSource = new VolumeSource.OnNfs { Server = "nas", Path = "/meta" } }],
        }),
        Codes.Exclusive, "Garage garage, Nodes[0].MetadataSource", "OnNfs");

    internal static GarageArgs Args(Cluster cluster) => new()
    {
        Namespace = new NamespaceRef(cluster, "storage"),
        Resources = new Resources("100m", "512Mi"),
        Nodes = [new GarageNode { Data = "5Gi", Metadata = "1Gi" }],
        Buckets = [new GarageBucket { Name = "backups" }, new GarageBucket { Name = "files" }],
    };
}
