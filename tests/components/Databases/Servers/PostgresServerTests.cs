using System.Diagnostics;
using System.Globalization;
using Infra.Components.Databases;
using Infra.Components.Tests.Clusters.Machines;
using Infra.Components.Tests.Rendering;
using Infra.Manifests;
using Infra.Tests.Support;

namespace Infra.Components.Tests.Databases.Servers;

/// <summary>
/// What is rendered for PostgreSQL, done on a real server as CloudNativePG and its plugin do it: the parameters and rules of access in its
/// files, roles and databases as SQL, backups and log by the programs of Barman Cloud with the ObjectStore's settings as their arguments.
/// </summary>
public sealed class PostgresServerTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly int _port = SshServer.FreePort();
    private Process? _server;

    private string Log => Path.Combine(_folder.Folder, "log");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await LocalProgram.StopAsync(_server);
    }

    public void Dispose() => _folder.Dispose();

    [NeedsServer("postgres")]
    public async Task Roles_databases_parameters_and_rules_of_access_are_what_was_declared()
    {
        var cluster = await RenderAsync(c => PostgresTests.Args(c) with
        {
            Parameters = new Dictionary<string, string>
            {
                ["max_connections"] = "400",
                ["work_mem"] = "8MB",
                ["log_line_prefix"] = "it's %m ",
            },
            RequireTls = true,
            Roles =
            [
                new PostgresRole { Name = "cnAdmin", CreateDatabases = true, ConnectionLimit = 7 },
                new PostgresRole { Name = "keycloak", MemberOf = ["readers", "pg_monitor"] },
                new PostgresRole { Name = "readers", Login = false },
            ],
            Databases =
            [
                new PostgresDatabase { Name = "caring_note", Owner = "cnAdmin", Schemas = ["audit"], Extensions = ["plpgsql"] },
                new PostgresDatabase { Name = "keycloak", Owner = "keycloak" },
            ],
        });
        var data = await InitAsync("data");
        await CertificateAsync(data);
        await StartAsync(data, cluster, "");

        Assert.Equal("400|8MB|it's %m ",
            await AskAsync("SELECT concat_ws('|', current_setting('max_connections'), current_setting('work_mem'), "
            + "current_setting('log_line_prefix'))"));
        Assert.Equal("cnAdmin|t|t|7\nkeycloak|t|f|-1\nreaders|f|f|-1", await AskAsync(
            "SELECT concat_ws('|', rolname, rolcanlogin, rolcreatedb, rolconnlimit) FROM pg_roles WHERE rolname !~ '^pg_' AND rolname <> 'postgres' ORDER BY rolname"));
        Assert.Equal("caring_note|cnAdmin\nkeycloak|keycloak", await AskAsync(
            "SELECT datname || '|' || pg_get_userbyid(datdba) FROM pg_database WHERE NOT datistemplate AND datname <> 'postgres' ORDER BY datname"));
        Assert.Equal("cnAdmin",
            await AskAsync("SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = 'audit'", "caring_note"));
        Assert.Equal("t",
            await AskAsync("SELECT pg_has_role('keycloak', 'pg_monitor', 'member') AND pg_has_role('keycloak', 'readers', 'member')"));
        var encrypted = await PsqlAsync("SELECT 1", "caring_note", "cnAdmin", "require");
        Assert.True(encrypted.Code == 0, encrypted.Errors);
        var open = await PsqlAsync("SELECT 1", "caring_note", "cnAdmin", "disable");
        Assert.NotEqual(0, open.Code);
        Assert.Contains("pg_hba.conf rejects connection", open.Errors, StringComparison.Ordinal);
        Assert.Contains("must be owner", (await PsqlAsync("DROP DATABASE caring_note", "postgres", "keycloak", "require")).Errors,
            StringComparison.Ordinal);
    }

    [NeedsServer("postgres barman-cloud-backup s3rver")]
    public async Task A_moment_before_the_loss_is_restored_from_the_bucket()
    {
        await using var s3 = await S3Server.StartAsync(_folder.Folder);
        var rendered = await RenderAsync(cluster => PostgresTests.Args(cluster) with
        {
            Backup = new PostgresBackup { Store = PostgresTests.Bucket(cluster) },
        });
        var store = new Archive(rendered, "orders", s3.Url, _folder.Folder);
        var data = await InitAsync("data");
        await StartAsync(data, rendered, $"archive_mode = on\narchive_command = '{store.Program("barman-cloud-wal-archive", "%p")}'\n");
        await AskAsync("CREATE TABLE letters AS SELECT n AS id, md5(n::text) AS body FROM generate_series(1, 2000) n", "orders");
        await store.RunAsync("barman-cloud-backup", ["--immediate-checkpoint", "-h", _folder.Folder, "-p", Port, "-U", "postgres"],
            afterwards: []);
        await AskAsync("INSERT INTO letters SELECT n, md5(n::text) FROM generate_series(2001, 3000) n", "orders");
        var before = await AskAsync("SELECT count(*) || ' ' || md5(string_agg(body, '' ORDER BY id)) FROM letters", "orders");
        var moment = await AskAsync("SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')");
        await Task.Delay(50);
        await AskAsync("DROP TABLE letters", "orders");
        await AskAsync("SELECT pg_switch_wal()");
        await ArchivedAsync();
        await LocalProgram.StopAsync(_server);
        _server = null;
        Directory.Delete(data, recursive: true);

        var restored = await RenderAsync(cluster => PostgresTests.Args(cluster) with
        {
            Backup = new PostgresBackup { Store = PostgresTests.Bucket(cluster), Server = "orders-2" },
            Start = new PostgresStart.Backup
            {
                Store = PostgresTests.Bucket(cluster),
                Server = "orders",
                Until = new PostgresMoment.Time(moment),
            },
        });
        var source = new Archive(restored, "orders-source", s3.Url, _folder.Folder);
        var target = Directory.CreateDirectory(Path.Combine(_folder.Folder, "restored")).FullName;
        await LocalProgram.OwnAsync(target);
        File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var list = await source.RunAsync("barman-cloud-backup-list", ["--format", "json"]);
        var id = System.Text.Json.JsonDocument.Parse(list).RootElement.GetProperty("backups_list")[0].GetProperty("backup_id").GetString()!;
        await source.RunAsync("barman-cloud-restore", [], [id, target]);
        await File.WriteAllTextAsync(Path.Combine(target, "recovery.signal"), "");
        var until = Of(restored, "Cluster").Map("spec")!.Map("bootstrap")!.Map("recovery")!.Map("recoveryTarget")!.Text("targetTime")!;
        // As the operator writes it for the server.
        until = DateTimeOffset.Parse(until, CultureInfo.InvariantCulture)
            .ToString("yyyy-MM-dd HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture);
        await StartAsync(target, null, $"restore_command = '{source.Program("barman-cloud-wal-restore", "%f %p")}'\n"
            + $"recovery_target_time = '{until}'\nrecovery_target_action = promote\narchive_mode = off\n");
        for (var attempt = 0; attempt < 200 && await AskAsync("SELECT pg_is_in_recovery()") == "t"; attempt++)
            await Task.Delay(50);

        Assert.Equal(before, await AskAsync("SELECT count(*) || ' ' || md5(string_agg(body, '' ORDER BY id)) FROM letters", "orders"));
    }

    [NeedsServer("postgres")]
    public async Task A_database_moves_to_its_new_owner_by_the_commands_of_the_runbook_and_their_comparison_notices_what_did_not()
    {
        var runbook = await File.ReadAllTextAsync(Path.Combine(Repository.Folder, "docs", "runbooks", "move-caring-note.md"));
        var compare = Path.Combine(_folder.Folder, "compare.sql");
        await File.WriteAllTextAsync(compare, Block(runbook, "```sql\n"));
        await StartAsync(await InitAsync("data"), await RenderAsync(PostgresTests.Args), "");
        await AskAsync("CREATE ROLE \"cnAdmin\" LOGIN");
        await AskAsync("CREATE ROLE caring_note LOGIN");
        await AskAsync("CREATE DATABASE old OWNER \"cnAdmin\"");
        await AskAsync("CREATE DATABASE caring_note OWNER caring_note");
        await AskAsync("""
            SET ROLE "cnAdmin";
            CREATE SCHEMA audit;
            CREATE TABLE sessions (id serial PRIMARY KEY, note text, at timestamptz DEFAULT now(), facts jsonb, sound bytea);
            CREATE TABLE audit."Change" (id bigint, session int REFERENCES sessions);
            CREATE INDEX of_session ON audit."Change" (session);
            CREATE VIEW latest AS SELECT max(at) AS at FROM sessions;
            INSERT INTO sessions (note, facts, sound) SELECT 'it''s ' || n, jsonb_build_object('n', n), decode(md5(n::text), 'hex') FROM generate_series(1, 500) n;
            INSERT INTO sessions (note) VALUES (NULL), ('한글 "quoted" \back');
            INSERT INTO audit."Change" SELECT id, id FROM sessions;
            """, "old");

        var dump = Path.Combine(_folder.Folder, "caring_note.dump");
        await LocalProgram.MustAsync(LocalProgram.Find("pg_dump")!, [.. Arguments(runbook, "exec pg_dump ", "'").Append($"--file={dump}"), .. Server, "old"]);
        await LocalProgram.MustAsync(LocalProgram.Find("pg_restore")!, [.. Arguments(runbook, "-- pg_restore ", " <"), .. Server, dump]);

        var before = await CompareAsync("old", compare);
        Assert.Contains("public.sessions|502|", before, StringComparison.Ordinal);
        Assert.Contains("public.sessions_id_seq|502", before, StringComparison.Ordinal);
        Assert.Equal(before, await CompareAsync("caring_note", compare));
        Assert.Equal("caring_note", await AskAsync("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname IN ('public', 'audit')", "caring_note"));

        await AskAsync("UPDATE sessions SET note = 'another' WHERE id = 7", "caring_note");
        Assert.NotEqual(before, await CompareAsync("caring_note", compare));
    }

    private string[] Server => ["-h", _folder.Folder, "-p", Port, "-U", "postgres"];

    private Task<string> CompareAsync(string database, string file) =>
        LocalProgram.MustAsync(LocalProgram.Find("psql")!, ["--no-psqlrc", "-At", .. Server, "-d", database, "-f", file]);

    private static string Block(string page, string fence)
    {
        var start = page.IndexOf(fence, StringComparison.Ordinal) + fence.Length;
        return page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
    }

    // The options of a command in the page; what names this database or that pod is the test's own.
    private static IEnumerable<string> Arguments(string page, string from, string to)
    {
        var start = page.IndexOf(from, StringComparison.Ordinal) + from.Length;
        return page[start..page.IndexOf(to, start, StringComparison.Ordinal)].Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(argument => argument.StartsWith("--", StringComparison.Ordinal));
    }

    private string Port => _port.ToString(CultureInfo.InvariantCulture);

    private static async Task<Rendered> RenderAsync(Func<Cluster, PostgresArgs> args) =>
        await Rendered.RunAsync(cluster => _ = new Postgres("orders", args(cluster)));

    private static MapNode Of(Rendered rendered, string kind, string name = "orders") =>
        rendered.Resources
            .Single(resource => resource.Tree.Text("kind") == kind && resource.Tree.Map("metadata")!.Text("name") == name).Tree;

    private async Task<string> InitAsync(string name)
    {
        var data = Path.Combine(_folder.Folder, name);
        await LocalProgram.OwnAsync(_folder.Folder);
        await LocalProgram.MustAsync(LocalProgram.Find("initdb")!,
            ["-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "-k"]);
        return data;
    }

    private static async Task CertificateAsync(string data)
    {
        await LocalProgram.MustAsync("/usr/bin/openssl",
        [
            "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=orders-rw", "-days", "2",
            "-keyout", Path.Combine(data, "server.key"), "-out", Path.Combine(data, "server.crt"),
        ]);
        await File.AppendAllTextAsync(Path.Combine(data, "postgresql.conf"), "ssl = on\n");
    }

    private async Task StartAsync(string data, Rendered? rendered, string more)
    {
        var postgresql = rendered is null ? null : Of(rendered, "Cluster").Map("spec")!.Map("postgresql");
        var configuration = string.Concat((postgresql?.Map("parameters")?.Entries ?? []).Select(parameter =>
            $"{parameter.Key} = '{((ScalarNode)parameter.Value).Text!.Replace("'", "''", StringComparison.Ordinal)}'\n"));
        var rules = string.Concat((postgresql?.List("pg_hba")?.Items ?? []).Select(rule => ((ScalarNode)rule).Text + "\n"));
        await File.AppendAllTextAsync(Path.Combine(data, "postgresql.conf"), configuration + more + "fsync = off\n");
        // The operator's own lines for itself come first, then ours.
        await File.WriteAllTextAsync(Path.Combine(data, "pg_hba.conf"),
            $"local all all trust\n{rules}hostssl all all all trust\nhost all all all trust\n");
        await LocalProgram.OwnAsync(_folder.Folder);
        _server = LocalProgram.Start(LocalProgram.Find("postgres")!, ["-D", data, "-p", Port, "-k", _folder.Folder, "-h", "127.0.0.1"], Log,
            S3Server.Key);
        await LocalProgram.AnswersAsync(_port, _server, Log);
        for (var attempt = 0; attempt < 100 && (await PsqlAsync("SELECT 1", "postgres")).Code != 0; attempt++)
            await Task.Delay(50);

        if (rendered is not null)
            await DeclareAsync(rendered);
    }

    // What the operator does with roles and databases.
    private async Task DeclareAsync(Rendered rendered)
    {
        var roles = Of(rendered, "Cluster").Map("spec")!.Map("managed")!.List("roles")!.Items.Cast<MapNode>().ToArray();
        foreach (var role in roles)
        {
            await AskAsync($"CREATE ROLE \"{role.Text("name")}\" {(Said(role, "login") == "true" ? "LOGIN" : "NOLOGIN")} "
                + $"{(Said(role, "createdb") == "true" ? "CREATEDB" : "")} CONNECTION LIMIT {Said(role, "connectionLimit") ?? "-1"}");
        }

        foreach (var role in roles)
        {
            foreach (var group in role.List("inRoles")?.Items ?? [])
                await AskAsync($"GRANT \"{((ScalarNode)group).Text}\" TO \"{role.Text("name")}\"");
        }

        foreach (var database in rendered.Resources.Where(resource => resource.Tree.Text("kind") == "Database")
            .Select(resource => resource.Tree.Map("spec")!))
        {
            var name = database.Text("name")!;
            await AskAsync($"CREATE DATABASE \"{name}\" OWNER \"{database.Text("owner")}\"");
            foreach (var schema in database.List("schemas")?.Items.Cast<MapNode>() ?? [])
                await AskAsync($"CREATE SCHEMA \"{schema.Text("name")}\" AUTHORIZATION \"{schema.Text("owner")}\"", name);

            foreach (var extension in database.List("extensions")?.Items.Cast<MapNode>() ?? [])
                await AskAsync($"CREATE EXTENSION IF NOT EXISTS \"{extension.Text("name")}\"", name);
        }
    }

    private static string? Said(MapNode map, string key) => map[key]?.ToString()?.ToLowerInvariant();

    private async Task ArchivedAsync()
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            if (await AskAsync(
                "SELECT failed_count = 0 AND last_archived_wal >= pg_walfile_name(pg_current_wal_lsn() - 16777216) FROM pg_stat_archiver") == "t")
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail(
            $"the log is not archived: {await AskAsync("SELECT row_to_json(a) FROM pg_stat_archiver a")} {await File.ReadAllTextAsync(Log)}");
    }

    private async Task<string> AskAsync(string statement, string database = "postgres")
    {
        var answer = await PsqlAsync(statement, database);
        Assert.True(answer.Code == 0, $"{statement}: {answer.Errors}");
        return answer.Output.Trim('\n');
    }

    private Task<Answer> PsqlAsync(string statement, string database, string? user = null, string? tls = null) => LocalProgram.RunAsync(
        LocalProgram.Find("psql")!,
        [
            "--no-psqlrc", "-At", "-v", "ON_ERROR_STOP=1", "-c", statement,
            user is null
                ? $"host={_folder.Folder} port={Port} dbname={database} user=postgres"
                : $"host=127.0.0.1 port={Port} dbname={database} user={user} sslmode={tls}",
            // It looks for certificates in the home of its user.
        ], "", new Dictionary<string, string> { ["HOME"] = _folder.Folder });

    /// <summary>A rendered ObjectStore, as the arguments of Barman Cloud's programs.</summary>
    private sealed class Archive
    {
        private readonly string _folder;
        private readonly string _destination;
        private readonly string _server;
        private readonly string _url;
        private readonly MapNode _spec;

        public Archive(Rendered rendered, string name, string url, string folder)
        {
            _folder = folder;
            _url = url;
            _spec = Of(rendered, "ObjectStore", name).Map("spec")!;
            _destination = _spec.Map("configuration")!.Text("destinationPath")!;
            var cluster = Of(rendered, "Cluster").Map("spec")!;
            var plugins = cluster.List("plugins")?.Items.Cast<MapNode>() ?? [];
            var sources = cluster.List("externalClusters")?.Items.Cast<MapNode>().Select(source => source.Map("plugin")!) ?? [];
            _server = plugins.Concat(sources).Select(plugin => plugin.Map("parameters")!)
                .Single(parameters => parameters.Text("barmanObjectName") == name).Text("serverName")!;
        }

        // One of those that the log is written and read with, as a command of the server.
        public string Program(string program, string file) =>
            $"env HOME={_folder} {Variables()} {LocalProgram.Find(program)} --endpoint-url {_url} {(program.EndsWith("archive", StringComparison.Ordinal) ? Compression("wal") : "")} "
            + $"{_destination} {_server} {file}";

        public Task<string> RunAsync(string program, IEnumerable<string> options, IEnumerable<string>? afterwards = null)
        {
            string[] data = program == "barman-cloud-backup"
                ? [Compression("data"), "-J", _spec.Map("configuration")!.Map("data")!["jobs"]!.ToString()!]
                : [];
            var environment = new Dictionary<string, string>(S3Server.Key) { ["HOME"] = _folder };
            foreach (var variable in _spec.Map("instanceSidecarConfiguration")!.List("env")!.Items.Cast<MapNode>())
                environment[variable.Text("name")!] = variable.Text("value")!;

            return LocalProgram.MustAsync(LocalProgram.Find(program)!,
                ["--endpoint-url", _url, .. data, .. options, _destination, _server, .. afterwards ?? []], "", environment);
        }

        private string Compression(string part) => $"--{_spec.Map("configuration")!.Map(part)!.Text("compression")}";

        private string Variables() => string.Join(' ', _spec.Map("instanceSidecarConfiguration")!.List("env")!.Items.Cast<MapNode>()
            .Select(variable => $"{variable.Text("name")}={variable.Text("value")}"));
    }
}
