using Infra.Components.Databases;
using Infra.Components.Secrets;
using Infra.Components.Storage;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;

namespace Infra.Components.Tests.Databases;

public sealed class PostgresRefusalTests
{
    [Fact]
    public Task A_database_given_twice_is_refused() => Once(args => args with { Databases = [Orders, Orders] },
        Codes.DuplicateName, "Databases", "orders");

    [Fact]
    public Task Two_databases_with_one_name_as_objects_are_refused() => Once(
        args => args with { Databases = [new() { Name = "a_b", Owner = "shop" }, new() { Name = "A-b", Owner = "shop" }] },
        Codes.DuplicateName, "Databases", "a-b");

    [Fact]
    public Task A_role_given_twice_is_refused() => Once(args => args with { Roles = [Shop, Shop] }, Codes.DuplicateName, "Roles", "shop");

    [Fact]
    public Task Two_roles_with_one_name_as_objects_are_refused() => Once(
        args => args with { Roles = [Shop, new() { Name = "Shop" }] }, Codes.DuplicateName, "Roles", "shop");

    [Fact]
    public Task An_owner_that_nobody_declared_is_refused() => Once(args => args with { Databases = [Orders with { Owner = "shopp" }] },
        Codes.Undeclared, "Databases[0].Owner", "shopp");

    [Fact]
    public Task A_group_that_nobody_declared_is_refused() => Once(args => args with { Roles = [Shop with { MemberOf = ["writers"] }] },
        Codes.Undeclared, "Roles[0].MemberOf", "writers");

    [Theory]
    [InlineData("postgres")]
    [InlineData("pg_monitor")]
    [InlineData("cnpg_pooler_pgbouncer")]
    [InlineData("streaming_replica")]
    public async Task A_role_of_the_server_itself_is_refused(string role)
    {
        var problems =
            await Refused.ByAsync(cluster =>
                _ = new Postgres("orders", PostgresTests.Args(cluster) with { Roles = [new() { Name = role }] }));
        Assert.Contains(problems, problem => problem.Code == Codes.ReservedName && problem.Where == "Postgres orders, Roles[0].Name");
    }

    [Theory]
    [InlineData("shop'; DROP ROLE shop --")]
    [InlineData("{{ .password }}")]
    [InlineData("1shop")]
    [InlineData("")]
    public async Task A_role_that_is_no_plain_name_is_refused(string role)
    {
        var problems =
            await Refused.ByAsync(cluster =>
                _ = new Postgres("orders", PostgresTests.Args(cluster) with { Roles = [new() { Name = role }] }));
        Assert.Contains(problems,
            problem => problem.Code == Codes.Form && problem.Where == "Postgres orders, Roles[0].Name" && problem.Actual == role);
    }

    [Fact]
    public Task A_database_of_the_server_itself_is_refused() => Once(args => args with { Databases = [Orders with { Name = "template1" }] },
        Codes.ReservedName, "Databases[0].Name", "template1");

    [Fact]
    public Task A_backup_without_a_destination_is_refused() => Once(args => args with { Backup = new PostgresBackup() },
        Codes.NoDestination, "Backup.Store", null);

    [Fact]
    public Task A_restore_without_a_bucket_is_refused() =>
        Once(args => args with { Start = new PostgresStart.Backup { Server = "orders" } },
        Codes.NoDestination, "Start.Store", null);

    [Theory]
    [InlineData("30")]
    [InlineData("0d")]
    [InlineData("30 days")]
    [InlineData("1y")]
    public Task A_retention_that_is_none_is_refused(string retention) => Once(
        (args, cluster) => args with { Backup = new PostgresBackup { Store = PostgresTests.Bucket(cluster), Retention = retention } },
        Codes.Form, "Backup.Retention", retention);

    [Theory]
    [InlineData("0 0 2 * * *")]
    [InlineData("60 2 * * *")]
    [InlineData("@nightly")]
    [InlineData("30 2 * *")]
    public Task A_schedule_that_is_none_is_refused(string schedule) => Once(
        (args, cluster) => args with { Backup = new PostgresBackup { Store = PostgresTests.Bucket(cluster), Schedule = schedule } },
        Codes.Form, "Backup.Schedule", schedule);

    [Fact]
    public Task A_backup_without_the_plugin_is_refused() => Once((args, cluster) => args with
    {
        Operator = new CloudNativePg("cnpg", new CloudNativePgArgs { Cluster = cluster }),
        Backup = new PostgresBackup { Store = PostgresTests.Bucket(cluster) },
    }, Codes.MissingPart, "Backup", null, objects: true);

    [Theory]
    [InlineData("orders", null)]
    [InlineData("old", "old")]
    public Task A_restored_database_that_would_write_into_its_source_is_refused(string source, string? own) => Once((args, cluster) =>
    {
        var bucket = PostgresTests.Bucket(cluster);
        return args with
        {
            Backup = new PostgresBackup { Store = bucket, Server = own },
            Start = new PostgresStart.Backup { Store = bucket, Server = source },
        };
    }, Codes.SameArchive, "Backup.Server", source);

    [Theory]
    [InlineData(1, 0, false, "Instances")]
    [InlineData(2, 1, false, "Synchronous")]
    [InlineData(2, 2, true, "Synchronous")]
    [InlineData(3, 2, false, "Synchronous")]
    [InlineData(3, 3, true, "Synchronous")]
    public Task A_count_that_cannot_fail_over_is_refused(int instances, int synchronous, bool availableFirst, string member) => Once(
        args => args with
        {
            Instances = new PostgresInstances.Replicated
            {
                Instances = instances,
                Synchronous = synchronous,
                AvailableFirst = availableFirst,
            },
        },
        Codes.NoFailover, $"Instances.{member}",
        (member == "Instances" ? instances : synchronous).ToString(System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(2, 0, false)]
    [InlineData(2, 1, true)]
    [InlineData(3, 1, false)]
    [InlineData(4, 2, false)]
    public async Task A_count_that_can_fail_over_is_taken(int instances, int synchronous, bool availableFirst) => await Rendered.RunAsync(
        cluster => _ = new Postgres("orders", PostgresTests.Args(cluster) with
        {
            Instances = new PostgresInstances.Replicated
            {
                Instances = instances,
                Synchronous = synchronous,
                AvailableFirst = availableFirst,
            },
        }));

    [Fact]
    public Task One_server_without_a_reason_is_refused() => Once(args => args with { Instances = new PostgresInstances.One(" ") },
        Codes.Empty, "Instances.Reason", null);

    [Fact]
    public Task A_version_that_goes_back_is_refused() =>
        Once(args => args with { Version = 17, UpgradeFrom = 18 }, Codes.Downgrade, "Version", "17");

    [Fact]
    public Task An_upgrade_without_a_backup_is_refused() => Once(args => args with { Version = 18, UpgradeFrom = 17 },
        Codes.MajorUpgrade, "Backup", null);

    [Fact]
    public Task An_upgrade_that_is_over_is_refused() => Once(args => args with { Version = 18, UpgradeFrom = 18 },
        Codes.MajorUpgrade, "UpgradeFrom", "18");

    [Fact]
    public Task An_upgrade_that_the_operator_does_not_do_is_refused() => Once(
        (args, cluster) =>
            args with { Version = 15, UpgradeFrom = 14, Backup = new PostgresBackup { Store = PostgresTests.Bucket(cluster) } },
        Codes.MajorUpgrade, "Version", "15");

    [Fact]
    public Task An_image_of_another_version_is_refused() => Once(
        args => args with { Version = 17, Image = "ghcr.io/cloudnative-pg/postgresql:18.4-system-trixie" },
        Codes.VersionMatrix, "Image", "ghcr.io/cloudnative-pg/postgresql:18.4-system-trixie");

    [Theory]
    [InlineData("archive_command", "FixedParameter")]
    [InlineData("SSL", "FixedParameter")]
    [InlineData("max connections", "Form")]
    public Task A_parameter_that_is_not_ours_to_set_is_refused(string parameter, string code) => Once(
        args => args with { Parameters = new Dictionary<string, string> { [parameter] = "on" } },
        code == "Form" ? Codes.Form : Codes.FixedParameter, $"Parameters.{parameter}", parameter);

    [Fact]
    public Task A_parameter_with_a_line_break_is_refused() => Once(
        args => args with { Parameters = new Dictionary<string, string> { ["work_mem"] = "4MB\narchive_command = 'true'" } },
        Codes.Form, "Parameters.work_mem", null);

    [Fact]
    public Task A_password_of_a_store_that_is_not_there_is_refused() => Once(
        args => args with { Roles = [Shop with { Password = new PasswordSource.Stored("prod/orders") }] }, Codes.MissingPart,
        "Roles[0].Password", null);

    [Fact]
    public Task A_password_that_is_written_down_is_refused() => Once(
        args =>
            args with { Roles = [Shop with { Password = new PasswordSource.Settings(new SecretValue(Pulumi.Output.Create("literal"))) }] },
        Codes.PlainSecret, "Roles[0].Password.Value", null);

    [Fact]
    public Task A_folder_of_one_node_for_several_servers_is_refused() => Once(
        args =>
            args with { Storage = new PostgresStorage { Size = "1Gi", Source = new VolumeSource.OnNode { Node = "a", Path = "/data" } } },
        Codes.SharedVolume, "Storage.Source", "3");

    [Fact]
    public Task A_network_share_is_refused() => Once(
        args =>
            args with
            {
                Storage = new PostgresStorage { Size = "1Gi", Source = new VolumeSource.OnNfs { Server = "nas", Path = "/data" } },
            },
        Codes.Exclusive, "Storage.Source", "OnNfs");

    [Theory]
    [InlineData("2026-02-30T10:00:00Z")]
    [InlineData("2026-11-30 10:00:00")]
    [InlineData("yesterday")]
    public Task A_moment_that_is_none_is_refused(string moment) => Once((args, cluster) => args with
    {
        Start = new PostgresStart.Backup { Store = PostgresTests.Bucket(cluster), Server = "old", Until = new PostgresMoment.Time(moment) },
    }, Codes.Form, "Start.Until.Moment", moment);

    [Fact]
    public Task A_limit_below_the_request_is_refused() =>
        Once(args => args with { Resources = new Resources("2", "4Gi") { MemoryRequest = "5000Mi" } },
        Codes.OutOfRange, "Resources.MemoryRequest", "5000Mi");

    private static PostgresRole Shop => new() { Name = "shop" };

    private static PostgresDatabase Orders => new() { Name = "orders", Owner = "shop" };

    private static Task Once(Func<PostgresArgs, PostgresArgs> change, DiagnosticCode code, string where, string? actual) =>
        Once((args, _) => change(args), code, where, actual);

    private static async Task Once(
        Func<PostgresArgs, Cluster, PostgresArgs> change, DiagnosticCode code, string where, string? actual, bool objects = false)
    {
        RefusedException? refusal = null;
        var rendered = await Rendered.RunAsync(cluster =>
        {
            var args = change(PostgresTests.Args(cluster), cluster);
            refusal = Assert.Throws<RefusedException>(() => new Postgres("orders", args));
        });
        if (!objects)
            Assert.DoesNotContain(rendered.Resources, resource => resource.IsObject);

        var problem = Assert.Single(refusal!.Diagnostics);
        Assert.Equal((code.Id, $"Postgres orders, {where}", actual), (problem.Code.Id, problem.Where, problem.Actual));
        Assert.NotEmpty(problem.Allowed);
        Assert.NotEmpty(problem.Fix);
    }
}
