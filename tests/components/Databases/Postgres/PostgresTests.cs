using Infra.Components.Apps;
using Infra.Components.Databases;
using Infra.Components.ObjectStores;
using Infra.Components.Secrets;
using Infra.Components.Storage;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;
using Infra.Tests.Support;
using Pulumi;

namespace Infra.Components.Tests.Databases;

public sealed class PostgresTests
{
    [Fact]
    public Task Three_servers_fail_over_and_are_saved_every_night() => ComponentGolden.CheckAsync("Databases/Postgres/golden/replicated",
        cluster => _ = new Postgres("orders", Args(cluster) with
        {
            Operator = new CloudNativePg("cnpg", new CloudNativePgArgs
            {
                Cluster = cluster,
                CertManager = new Components.Certificates.CertManager("cert-manager", new() { Cluster = cluster }),
            }),
            Instances = new PostgresInstances.Replicated { Synchronous = 1 },
            Storage = new PostgresStorage { Size = "50Gi", WalSize = "10Gi" },
            Backup = new PostgresBackup { Store = Bucket(cluster), Retention = "8w" },
            Pooler = new PostgresPooler { ByTransaction = true },
            RequireTls = true,
        }));

    [Fact]
    public Task One_server_on_one_machine_takes_the_place_of_another_chart() =>
        ComponentGolden.CheckAsync("Databases/Postgres/golden/one-machine",
        cluster =>
        {
            var space = new NamespaceRef(cluster, "default");
            _ = new Postgres("postgresql", new PostgresArgs
            {
                Namespace = space,
                Name = "notes",
                Service = "postgresql",
                Version = 16,
                Image = "ghcr.io/cloudnative-pg/postgresql:16.4",
                Instances = new PostgresInstances.One("the platform is one machine"),
                Resources = new Resources("2", "8Gi") { CpuLimit = "4", MemoryRequest = "4Gi" },
                Storage = new PostgresStorage
                {
                    Size = "16Gi",
                    Source = new VolumeSource.OnNode { Node = "vm", Path = "/mnt/data", Folder = true },
                },
                Parameters = new Dictionary<string, string> { ["max_connections"] = "400" },
                Roles =
                [
                    new PostgresRole { Name = "cnAdmin", Password = new PasswordSource.Stored("prod/notes", "password") },
                    new PostgresRole
                    {
                        Name = "notes_staging",
                        Password = new PasswordSource.Settings(new SecretValue(Output.CreateSecret("not shown"))),
                    },
                    new PostgresRole { Name = "keycloak", ConnectionLimit = 50 },
                    new PostgresRole
                    {
                        Name = "reader",
                        Password = new PasswordSource.Existing("reader-login"),
                        MemberOf = ["readers", "pg_monitor"],
                    },
                    new PostgresRole { Name = "readers", Login = false },
                ],
                Databases =
                [
                    new PostgresDatabase { Name = "caring_note", Owner = "cnAdmin", Extensions = ["vector"], Schemas = ["audit"] },
                    new PostgresDatabase { Name = "caring_note_staging", Owner = "notes_staging", DropWhenRemoved = true },
                    new PostgresDatabase { Name = "keycloak", Owner = "keycloak" },
                ],
                Passwords = new StoreRef("aws"),
                Start = new PostgresStart.Copy
                {
                    Host = "postgresql.old.svc.cluster.local",
                    Password = new PasswordSource.Existing("old-postgresql"),
                    Roles = ["cnAdmin"],
                },
            });
        });

    [Fact]
    public Task A_moment_of_a_backup_becomes_a_new_database() => ComponentGolden.CheckAsync("Databases/Postgres/golden/restored", cluster =>
    {
        var bucket = Bucket(cluster);
        _ = new Postgres("orders", Args(cluster) with
        {
            Instances = new PostgresInstances.One("a rehearsal"),
            Version = 18,
            UpgradeFrom = 17,
            Backup = new PostgresBackup { Store = bucket, Server = "orders-2" },
            Start = new PostgresStart.Backup
            {
                Store = bucket,
                Server = "orders",
                Until = new PostgresMoment.Time("2026-11-30T14:05:00+09:00"),
            },
        });
    });

    [Fact]
    public Task A_certificate_of_an_issuer_names_every_service() => ComponentGolden.CheckAsync("Databases/Postgres/golden/issued",
        cluster => _ = new Postgres("orders", Args(cluster) with { Issuer = IssuerRef.OfCluster("internal"), Service = "postgres" }));

    [Theory]
    [InlineData("lsn")]
    [InlineData("point")]
    [InlineData("end")]
    public async Task A_backup_is_restored_up_to_any_moment(string kind)
    {
        var rendered = await Rendered.RunAsync(cluster => _ = new Postgres("orders", Args(cluster) with
        {
            Start = new PostgresStart.Backup
            {
                Store = Bucket(cluster),
                Server = "orders",
                Until = kind switch
                {
                    "lsn" => new PostgresMoment.Lsn("0/3000158"),
                    "point" => new PostgresMoment.Point("before the migration", "20261130T020000"),
                    _ => new PostgresMoment.End(),
                },
            },
        }));

        var target = Cluster(rendered).Map("spec")!.Map("bootstrap")!.Map("recovery")!.Map("recoveryTarget");
        Assert.Equal(kind switch
        {
            "lsn" => "0/3000158",
            "point" => "before the migration",
            _ => null,
        }, target?.Text(kind == "lsn" ? "targetLSN" : "targetName"));
    }

    [Fact]
    public async Task An_application_learns_host_database_user_and_password()
    {
        var rendered = await Rendered.RunAsync(cluster =>
        {
            var postgres = new Postgres("orders", Args(cluster) with { Pooler = new PostgresPooler() });
            var login = postgres.Login("orders", pooled: true);
            Assert.Equal(("orders", "shop", 5432), (login.Database, login.User, login.Port));
            Assert.Throws<RefusedException>(() => postgres.Login("order"));
            Assert.Throws<RefusedException>(() => postgres.LoginAs("nobody", "orders"));
            _ = new App("api", new AppArgs
            {
                Namespace = postgres.Endpoint.Namespace,
                Image = "example/api:1",
                Port = 8080,
                Resources = new Resources("100m", "128Mi"),
                Env = login.SpringVariables,
                Uses = [new Use(postgres.Pooled!)],
            });
        });

        Golden.Is("Databases/Postgres/golden/used.yaml", ComponentGolden.Documents(rendered.Resources
            .Where(resource => resource.IsObject && resource.Name.StartsWith("api", StringComparison.Ordinal))));
    }

    [Fact]
    public Task A_login_is_copied_into_the_namespace_of_its_reader() =>
        ComponentGolden.CheckAsync("Databases/Postgres/golden/elsewhere", cluster =>
        {
            var login = new Postgres("orders", Args(cluster)).Login("orders");
            var staging = new NamespaceRef(cluster, "staging");
            Assert.Same(login, login.In(new NamespaceRef(cluster, "shop"), "orders-login"));
            _ = login.In(staging, "orders-login");
        });

    internal static PostgresArgs Args(Cluster cluster) => new()
    {
        Namespace = new NamespaceRef(cluster, "shop"),
        Resources = new Resources("500m", "1Gi"),
        Storage = new PostgresStorage { Size = "20Gi" },
        Roles = [new PostgresRole { Name = "shop" }],
        Databases = [new PostgresDatabase { Name = "orders", Owner = "shop" }],
    };

    internal static ObjectStore Bucket(Cluster cluster) => new()
    {
        Bucket = "backups",
        Region = "garage",
        Endpoint = "http://garage.storage.svc:3900",
        PathStyle = true,
        Keys = new StoreKeys(new NamespaceRef(cluster, "storage"), "garage-backups"),
        Service = new Endpoint
        {
            Name = "garage",
            Namespace = new NamespaceRef(cluster, "storage"),
            Service = "garage",
            ServicePort = 3900,
            TargetPort = 3900,
            Pods = new PodSet(new NamespaceRef(cluster, "storage"), new Dictionary<string, Input<string>> { ["app"] = "garage" }),
        },
    };

    private static Manifests.MapNode Cluster(Rendered rendered) =>
        rendered.Resources.Single(resource => resource.Type == "kubernetes:postgresql.cnpg.io/v1:Cluster").Tree;
}
