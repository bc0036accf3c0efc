using Infra.Components.Apps;
using Infra.Components.Databases;
using Infra.Components.Secrets;
using Infra.Components.Storage;
using Infra.Components.Tests.Databases.Servers;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;
using Infra.Tests.Support;
using Pulumi;

namespace Infra.Components.Tests.Databases;

public sealed class MariaDbTests
{
    [Fact]
    public Task A_server_on_one_machine_takes_over_data_that_is_there() =>
        ComponentGolden.CheckAsync("Databases/MariaDb/golden/one-machine",
        cluster => _ = new MariaDb("mariadb", new MariaDbArgs
        {
            Namespace = new NamespaceRef(cluster, "blog-mariadb"),
            Resources = new Resources("250m", "512Mi"),
            Storage = new SqlStorage
            {
                Size = "10Gi",
                Source = new VolumeSource.OnNode { Node = "msi", Path = "/mnt/blog/mariadb" },
                Claim = "mariadb-data-mariadb-0",
                Folder = "",
            },
            ServicePort = 3313,
            UpgradeFrom = "11.4",
            Users =
                [new SqlUser { Name = "blog", Password = new PasswordSource.Settings(new SecretValue(Output.CreateSecret("not shown"))) }],
            Databases = [new SqlDatabase { Name = "blog", Owner = "blog" }],
            Backup = new SqlBackup
            {
                To = new SqlBackupPlace.Disk { Size = "20Gi", Source = new VolumeSource.OnNode { Node = "old", Path = "/dumps" } },
            },
            NodeSelector = new Dictionary<string, string> { ["disk"] = "ssd" },
        }));

    [Fact]
    public Task Dumps_go_into_a_bucket_and_come_back_from_it() => ComponentGolden.CheckAsync("Databases/MariaDb/golden/bucket",
        cluster => _ = new MariaDb("shop", MariaDbServer.Args(cluster) with
        {
            Backup = new SqlBackup { To = new SqlBackupPlace.Bucket { Store = PostgresTests.Bucket(cluster) }, KeepDays = 14 },
            Restore = new SqlRestore { File = "shop-20261130T023000Z.sql.gz" },
        }));

    [Fact]
    public async Task An_application_learns_host_database_user_and_password()
    {
        var rendered = await Rendered.RunAsync(cluster =>
        {
            var mariadb = new MariaDb("mariadb", MariaDbServer.Args(cluster) with { ServicePort = 3313 });
            Assert.Throws<RefusedException>(() => mariadb.Login("nothing"));
            Assert.Throws<RefusedException>(() => mariadb.LoginAs("nobody", "caring_note"));
            _ = new App("api", new AppArgs
            {
                Namespace = mariadb.Endpoint.Namespace,
                Image = "example/api:1",
                Port = 8080,
                Resources = new Resources("100m", "128Mi"),
                Env = mariadb.Login("caring_note").Variables("DB_HOST", "DB_PORT", "DB_NAME", "DB_USER", "DB_PASSWORD"),
                Uses = [new Use(mariadb)],
            });
        });

        Golden.Is("Databases/MariaDb/golden/used.yaml", ComponentGolden.Documents(rendered.Resources
            .Where(resource => resource.IsObject && resource.Name.StartsWith("api", StringComparison.Ordinal))));
    }

    [Fact]
    public Task A_database_given_twice_is_refused() => Once(
        args => args with { Databases = [new() { Name = "Shop", Owner = "shop" }, new() { Name = "shop", Owner = "shop" }] },
        Codes.DuplicateName, "Databases", "shop");

    [Fact]
    public Task A_user_given_twice_is_refused() => Once(args => args with { Users = [Shop, Shop] }, Codes.DuplicateName, "Users", "shop");

    [Fact]
    public Task Two_users_with_one_name_as_objects_are_refused() => Once(
        args => args with { Users = [Shop, new() { Name = "Shop!" }] }, Codes.DuplicateName, "Users", "shop");

    [Fact]
    public Task An_owner_that_nobody_declared_is_refused() => Once(
        args => args with { Databases = [new() { Name = "shop", Owner = "shopp" }] }, Codes.Undeclared, "Databases[0].Owner", "shopp");

    [Fact]
    public Task A_database_to_read_that_nobody_declared_is_refused() => Once(
        args => args with { Users = [Shop with { Reads = ["stock"] }] }, Codes.Undeclared, "Users[0].Reads", "stock");

    [Theory]
    [InlineData("root")]
    [InlineData("backup")]
    [InlineData("Restore")]
    [InlineData("mariadb.sys")]
    public async Task A_user_of_the_server_itself_is_refused(string user)
    {
        var problems = await Refused.ByAsync(cluster => _ = new MariaDb("mariadb", Args(cluster) with { Users = [new() { Name = user }] }));
        Assert.Contains(problems, problem => problem.Code == Codes.ReservedName && problem.Actual == user);
    }

    [Fact]
    public Task A_database_of_the_server_itself_is_refused() => Once(
        args => args with { Databases = [new() { Name = "MySQL", Owner = "shop" }] }, Codes.ReservedName, "Databases[0].Name", "MySQL");

    [Fact]
    public Task A_backup_without_a_destination_is_refused() => Once(
        args => args with { Backup = new SqlBackup { To = new SqlBackupPlace.Bucket() } }, Codes.NoDestination, "Backup.To.Store", null);

    [Fact]
    public Task A_restore_without_a_backup_is_refused() => Once(
        args => args with { Restore = new SqlRestore { File = "shop-1.sql.gz" } }, Codes.MissingPart, "Restore", "shop-1.sql.gz");

    [Theory]
    [InlineData("../../etc/passwd.sql.gz")]
    [InlineData("dump.sql")]
    public Task A_dump_that_is_no_file_of_ours_is_refused(string file) =>
        Once(args => args with { Backup = Disk, Restore = new SqlRestore { File = file } },
        Codes.Form, "Restore.File", file);

    [Fact]
    public Task A_schedule_that_is_none_is_refused() => Once(args => args with { Backup = Disk with { Schedule = "every night" } },
        Codes.Form, "Backup.Schedule", "every night");

    [Theory]
    [InlineData(0)]
    [InlineData(5000)]
    public Task A_retention_that_is_none_is_refused(int days) => Once(args => args with { Backup = Disk with { KeepDays = days } },
        Codes.OutOfRange, "Backup.KeepDays", days.ToString(System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("datadir")]
    [InlineData("SKIP_NETWORKING")]
    public Task An_option_that_is_not_ours_to_set_is_refused(string option) => Once(
        args => args with { Options = new Dictionary<string, string> { [option] = "1" } }, Codes.FixedParameter, $"Options.{option}",
        option);

    [Fact]
    public Task An_option_with_a_line_break_is_refused() => Once(
        args => args with { Options = new Dictionary<string, string> { ["sql_mode"] = "ANSI\nskip-grant-tables" } }, Codes.Form,
        "Options.sql_mode", null);

    [Fact]
    public Task An_option_in_two_spellings_is_refused() => Once(
        args => args with { Options = new Dictionary<string, string> { ["max_connections"] = "1", ["max-connections"] = "2" } },
        Codes.DuplicateName, "Options", "max-connections");

    [Fact]
    public Task A_version_that_goes_back_is_refused() => Once(args => args with { UpgradeFrom = "12.0", Backup = Disk },
        Codes.Downgrade, "Image", ImageOf);

    [Fact]
    public Task An_upgrade_without_a_backup_is_refused() =>
        Once(args => args with { UpgradeFrom = "11.4" }, Codes.MajorUpgrade, "Backup", null);

    [Fact]
    public Task An_upgrade_that_is_over_is_refused() => Once(args => args with { UpgradeFrom = "11.8", Backup = Disk },
        Codes.MajorUpgrade, "UpgradeFrom", "11.8");

    [Fact]
    public Task An_image_without_a_series_is_refused() =>
        Once(args => args with { Image = "mariadb:lts" }, Codes.VersionMatrix, "Image", "mariadb:lts");

    [Fact]
    public Task A_password_of_a_store_that_is_not_there_is_refused() => Once(
        args => args with { RootPassword = new PasswordSource.Stored("prod/root") }, Codes.MissingPart, "RootPassword", null);

    [Fact]
    public Task A_network_share_is_refused() => Once(
        args => args with { Storage = new SqlStorage { Size = "1Gi", Source = new VolumeSource.OnNfs { Server = "nas", Path = "/data" } } },
        Codes.Exclusive, "Storage.Source", "OnNfs");

    private static string ImageOf => Infra.Catalogue.ImageCatalogue.MariaDb.Reference;

    private static SqlUser Shop => new() { Name = "shop" };

    private static SqlBackup Disk => new() { To = new SqlBackupPlace.Disk { Size = "1Gi" } };

    private static MariaDbArgs Args(Cluster cluster) => new()
    {
        Namespace = new NamespaceRef(cluster, "shop"),
        Resources = new Resources("250m", "512Mi"),
        Storage = new SqlStorage { Size = "10Gi" },
        Users = [Shop],
        Databases = [new SqlDatabase { Name = "shop", Owner = "shop" }],
    };

    private static Task Once(Func<MariaDbArgs, MariaDbArgs> change, DiagnosticCode code, string where, string? actual) =>
        Refused.OnceAsync(cluster => _ = new MariaDb("mariadb", change(Args(cluster))), code, $"MariaDb mariadb, {where}", actual);
}
