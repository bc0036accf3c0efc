using Infra.Components.Databases;
using Infra.Components.ObjectStores;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;

namespace Infra.Components.Tests.Databases;

public sealed class MySqlTests
{
    [Fact]
    public Task A_server_with_two_databases_is_saved_into_a_bucket() => ComponentGolden.CheckAsync("Databases/MySql/golden/portal",
        cluster => _ = new MySql("mysql", Args(cluster) with
        {
            Options = new Dictionary<string, string> { ["log-bin"] = "binlog" },
            Backup = new SqlBackup { To = new SqlBackupPlace.Bucket { Store = Aws, Folder = "dumps/portal" } },
            Restore = new SqlRestore(),
        }));

    [Theory]
    [InlineData("5.7", null, "a step to 8.0 first: the server reads no older data")]
    [InlineData("8.0", "mysql:9.4.0", "a step to 8.4 first: the server reads no older data")]
    public async Task An_upgrade_over_a_version_is_refused(string from, string? image, string allowed)
    {
        var problem = Assert.Single(await Refused.ByAsync(cluster => _ = new MySql("mysql", Args(cluster) with
        {
            Image = image,
            UpgradeFrom = from,
            Backup = new SqlBackup { To = new SqlBackupPlace.Disk { Size = "1Gi" } },
        })));
        Assert.Equal((Codes.MajorUpgrade, "MySql mysql, UpgradeFrom", from, allowed),
            (problem.Code, problem.Where, problem.Actual, problem.Allowed));
    }

    [Fact]
    public Task An_upgrade_by_one_step_is_taken() => Rendered.RunAsync(cluster => _ = new MySql("mysql", Args(cluster) with
    {
        UpgradeFrom = "8.0",
        Backup = new SqlBackup { To = new SqlBackupPlace.Disk { Size = "1Gi" } },
    }));

    // Pods that have an identity need no key.
    private static ObjectStore Aws => new() { Bucket = "example-dumps", Region = "ap-northeast-2" };

    private static MySqlArgs Args(Cluster cluster) => new()
    {
        Namespace = new NamespaceRef(cluster, "portal"),
        Resources = new Resources("500m", "1Gi"),
        Storage = new SqlStorage { Size = "5Gi" },
        Users = [new SqlUser { Name = "msaportal" }],
        Databases =
        [
            new SqlDatabase { Name = "msaportal", Owner = "msaportal" },
            new SqlDatabase { Name = "reservation", Owner = "msaportal" },
        ],
    };
}
