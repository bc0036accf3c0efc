using Infra.Components.Databases;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;

namespace Infra.Components.Tests.Databases;

public sealed class MariaDbClusterTests
{
    [Fact]
    public Task Three_servers_with_backups_begin_with_one() =>
        ComponentGolden.CheckAsync("Databases/MariaDbCluster/golden/galera", cluster =>
        {
            var store = PostgresTests.Bucket(cluster);
            var shop = new MariaDbCluster("shop", Args(cluster) with
            {
                Users = [new SqlUser { Name = "shop" }, new SqlUser { Name = "report", Reads = ["shop_orders"] }],
                Databases = [new SqlDatabase { Name = "shop_orders", Owner = "shop" }],
                Options = new Dictionary<string, string> { ["max_connections"] = "300" },
                Backup = new MariaDbClusterBackup { Store = store, Folder = "shop-2", KeepDays = 14 },
                Restore = new MariaDbClusterRestore { Store = store, Folder = "shop", Before = "2026-11-30T05:05:00Z" },
            });
            Assert.Equal("shop", shop.Login("shop_orders").User);
        });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public Task A_count_without_a_majority_is_refused(int servers) => Once(args => args with { Servers = servers },
        Codes.NoFailover, "Servers", servers.ToString(System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public Task A_backup_without_a_destination_is_refused() =>
        Once(args => args with { Backup = new MariaDbClusterBackup { Folder = "shop" } },
        Codes.NoDestination, "Backup.Store", null);

    [Fact]
    public Task An_archive_that_is_restored_from_is_not_written_to() => Once((args, cluster) =>
    {
        var store = PostgresTests.Bucket(cluster);
        return args with
        {
            Backup = new MariaDbClusterBackup { Store = store, Folder = "shop" },
            Restore = new MariaDbClusterRestore { Store = store, Folder = "shop" },
        };
    }, Codes.SameArchive, "Backup.Folder", "shop");

    [Fact]
    public Task An_owner_that_nobody_declared_is_refused() => Once(
        args => args with { Databases = [new() { Name = "shop", Owner = "shopp" }] }, Codes.Undeclared, "Databases[0].Owner", "shopp");

    private static MariaDbClusterArgs Args(Cluster cluster) => new()
    {
        Namespace = new NamespaceRef(cluster, "shop"),
        Resources = new Resources("500m", "1Gi"),
        Size = "10Gi",
        Users = [new SqlUser { Name = "shop" }],
        Databases = [new SqlDatabase { Name = "shop", Owner = "shop" }],
    };

    private static Task Once(Func<MariaDbClusterArgs, MariaDbClusterArgs> change, DiagnosticCode code, string where, string? actual) =>
        Once((args, _) => change(args), code, where, actual);

    private static Task Once(Func<MariaDbClusterArgs, Cluster, MariaDbClusterArgs> change, DiagnosticCode code, string where,
        string? actual) =>
        Refused.OnceAsync(cluster => _ = new MariaDbCluster("shop", change(Args(cluster), cluster)), code, $"MariaDbCluster shop, {where}",
            actual);
}
