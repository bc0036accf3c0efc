using Infra.Components.Databases;
using Infra.Components.Tests.Rendering;
using Infra.Tests.Support;

namespace Infra.Components.Tests.Databases.Servers;

/// <summary>What is generated for MariaDB, on a real server.</summary>
public sealed class MariaDbServerTests(MariaDbServer server) : IClassFixture<MariaDbServer>
{
    private const string Shop = "mariadb-shop";
    private const string Other = "mariadb-o-brien";
    private const string Weird = "`we``ird'na\"me%`";

    [NeedsServer("mariadbd")]
    public async Task Databases_users_rights_and_options_are_what_was_declared()
    {
        Assert.Equal("77", await server.AskAsync("shop", Shop, "SELECT @@max_connections"));
        Assert.Equal("utf8mb4", await server.AskAsync("shop", Shop, "SELECT @@character_set_server"));
        await server.AskAsync("shop", Shop, "CREATE TABLE IF NOT EXISTS caring_note.mine (id INT PRIMARY KEY)");
        await server.AskAsync(MariaDbServer.Quotes, Other,
            $"CREATE TABLE IF NOT EXISTS {Weird}.theirs (id INT PRIMARY KEY); SELECT COUNT(*) FROM caring_note.mine");
    }

    [NeedsServer("mariadbd")]
    public async Task Nobody_may_do_more_than_was_declared()
    {
        // In a grant an underscore stands for any character, unless it is escaped.
        Assert.Contains("denied", (await server.TellAsync("shop", Shop, "CREATE DATABASE caringXnote")).Errors, StringComparison.Ordinal);
        Assert.Contains("denied", (await server.TellAsync(MariaDbServer.Quotes, Other, "DROP DATABASE caring_note")).Errors,
            StringComparison.Ordinal);
        Assert.Contains("denied", (await server.TellAsync("root", "mariadb-root", "SELECT 1")).Errors, StringComparison.Ordinal);
        Assert.Contains("denied", (await server.TellAsync("shop", Other, "SELECT 1")).Errors, StringComparison.Ordinal);
        Assert.Contains("denied", (await server.TellAsync("backup", "mariadb-backup", "DROP TABLE caring_note.mine")).Errors,
            StringComparison.Ordinal);
    }

    [NeedsServer("mariadbd")]
    public async Task The_statements_can_be_run_again_and_bring_a_new_password()
    {
        var file = Path.Combine(server.Pod["login-shop"], "password");
        var old = await File.ReadAllTextAsync(file);
        try
        {
            await File.WriteAllTextAsync(file, MariaDbServer.Password("another"));
            MariaDbServer.Good(await server.SetupAsync());
            Assert.Equal("1", await server.AskAsync("shop", "another", "SELECT 1"));
            Assert.NotEqual(0, (await server.TellAsync("shop", Shop, "SELECT 1")).Code);
        }
        finally
        {
            await File.WriteAllTextAsync(file, old);
            MariaDbServer.Good(await server.SetupAsync());
        }
    }

    [NeedsServer("mariadbd")]
    public async Task An_empty_password_and_a_refused_statement_are_told_without_any_secret()
    {
        var file = Path.Combine(server.Pod["login-shop"], "password");
        var old = await File.ReadAllTextAsync(file);
        var statements = Path.Combine(server.Pod["scripts"], "setup.sql");
        var sql = await File.ReadAllTextAsync(statements);
        try
        {
            await File.WriteAllTextAsync(file, "");
            var empty = await server.SetupAsync();
            Assert.Equal((1, "The password of shop is empty.\n"), (empty.Code, empty.Errors));
            await File.WriteAllTextAsync(file, old);
            await File.WriteAllTextAsync(statements, "SELECT @`password-shop` FROM nowhere.at_all;\n" + sql);
            var refused = await server.SetupAsync();
            Assert.NotEqual(0, refused.Code);
            Assert.Matches(@"^The server refused a statement: ERROR 1[0-9]+ \(42[0-9A-Z]+\) at line [0-9]+\n$", refused.Errors);
        }
        finally
        {
            await File.WriteAllTextAsync(file, old);
            await File.WriteAllTextAsync(statements, sql);
        }
    }

    [NeedsServer("mariadbd")]
    public async Task What_was_dumped_and_lost_comes_back_as_it_was()
    {
        await server.AskAsync("shop", Shop, """
            USE caring_note;
            DROP TABLE IF EXISTS caring_note.letters;
            CREATE TABLE caring_note.letters (id INT PRIMARY KEY AUTO_INCREMENT, body TEXT, attachment BLOB, FULLTEXT (body));
            INSERT INTO caring_note.letters (body, attachment) SELECT CONCAT('편지 ', seq, ' ''quoted'' \\ 💌'), UNHEX(SHA2(seq, 512)) FROM seq_1_to_5000;
            CREATE OR REPLACE VIEW caring_note.short AS SELECT id FROM caring_note.letters WHERE id < 10;
            DELIMITER //
            CREATE OR REPLACE PROCEDURE caring_note.touch() BEGIN UPDATE letters SET body = body; END//
            CREATE OR REPLACE TRIGGER caring_note.watch BEFORE DELETE ON caring_note.letters FOR EACH ROW BEGIN IF OLD.id = 1 THEN SIGNAL SQLSTATE '45000'; END IF; END//
            """);
        await server.AskAsync(MariaDbServer.Quotes, Other, $"CREATE OR REPLACE TABLE {Weird}.`t``1` AS SELECT 1 AS one");
        var before = await server.AskAsync("shop", Shop, "CHECKSUM TABLE caring_note.letters; SELECT COUNT(*) FROM caring_note.short");
        var theirs = await server.AskAsync(MariaDbServer.Quotes, Other, $"CHECKSUM TABLE {Weird}.`t``1`");
        var rendered = await Rendered.RunAsync(cluster => _ = new MariaDb("mariadb", MariaDbServer.Args(cluster)));
        var backup = await server.LayOutAsync(rendered, "CronJob");
        var old = Path.Combine(backup["dumps"], "mariadb-20200101T000000Z.sql.gz");
        await File.WriteAllTextAsync(old, "old");
        File.SetLastWriteTimeUtc(old, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        await File.WriteAllTextAsync(Path.Combine(backup["dumps"], "mariadb-20200102T000000Z.sql.gz.part"), "cut off");
        await server.OwnAsync();

        var dumped = await backup.RunAsync("dump", server.Local);
        MariaDbServer.Good(dumped);
        Assert.Equal([dumped.Output.Trim()], Directory.GetFiles(backup["dumps"]).Select(Path.GetFileName));

        await server.AskAsync("shop", Shop,
            "DROP DATABASE caring_note; CREATE DATABASE caring_note; CREATE TABLE caring_note.letters (id INT)");
        await server.AskAsync(MariaDbServer.Quotes, Other, $"DROP TABLE {Weird}.`t``1`");
        var restore = await server.LayOutAsync(rendered, "Job");
        await server.OwnAsync();
        var restored = await restore.RunAsync("restore", server.Local);
        MariaDbServer.Good(restored);
        Assert.Equal($"{dumped.Output.Trim()} is back.\n", restored.Output);
        Assert.Equal(before,
            await server.AskAsync("shop", Shop, "CHECKSUM TABLE caring_note.letters; SELECT COUNT(*) FROM caring_note.short"));
        Assert.Equal(theirs, await server.AskAsync(MariaDbServer.Quotes, Other, $"CHECKSUM TABLE {Weird}.`t``1`"));
        await server.AskAsync("shop", Shop, "CALL caring_note.touch()");
        Assert.Contains("45000", (await server.TellAsync("shop", Shop, "DELETE FROM caring_note.letters WHERE id = 1")).Errors,
            StringComparison.Ordinal);
    }

    [NeedsServer("mariadbd rclone s3rver")]
    public async Task A_dump_goes_into_a_bucket_and_comes_back_from_it()
    {
        using var folder = new TemporaryFolder();
        await using var s3 = await S3Server.StartAsync(folder.Folder);
        var local = new Dictionary<string, string>(server.Local) { ["RCLONE_CONFIG_STORE_ENDPOINT"] = s3.Url, ["HOME"] = folder.Folder };
        foreach (var (variable, value) in S3Server.Key)
            local[variable] = value;

        var rendered = await Rendered.RunAsync(cluster => _ = new MariaDb("shop", MariaDbServer.Args(cluster) with
        {
            Backup = new SqlBackup { To = new SqlBackupPlace.Bucket { Store = PostgresTests.Bucket(cluster) } },
        }));
        var backup = await RenderedPod.LayOutAsync(rendered, "CronJob", Path.Combine(folder.Folder, "backup"), _ => "", secret =>
            MariaDbServer.Password(secret.Replace("shop-", "mariadb-", StringComparison.Ordinal)));
        var restore = await RenderedPod.LayOutAsync(rendered, "Job", Path.Combine(folder.Folder, "restore"), _ => "", secret =>
            MariaDbServer.Password(secret.Replace("shop-", "mariadb-", StringComparison.Ordinal)));
        await LocalProgram.OwnAsync(folder.Folder);
        await server.AskAsync(MariaDbServer.Quotes, Other, $"CREATE OR REPLACE TABLE {Weird}.kept AS SELECT 42 AS answer");
        foreach (var step in new[] { "dump", "upload" })
            MariaDbServer.Good(await backup.RunAsync(step, local));

        await server.AskAsync(MariaDbServer.Quotes, Other, $"DROP TABLE {Weird}.kept");
        foreach (var step in new[] { "download", "restore" })
            MariaDbServer.Good(await restore.RunAsync(step, local));

        Assert.Equal("42", await server.AskAsync(MariaDbServer.Quotes, Other, $"SELECT answer FROM {Weird}.kept"));
    }

    [NeedsServer("mariadbd")]
    public async Task A_dump_that_is_missing_or_cut_off_changes_nothing()
    {
        var rendered = await Rendered.RunAsync(cluster =>
            _ = new MariaDb("mariadb", MariaDbServer.Args(cluster) with { Restore = new SqlRestore { File = "mariadb-cut.sql.gz" } }));
        var restore = await server.LayOutAsync(rendered, "Job");
        await server.OwnAsync();
        var missing = await restore.RunAsync("restore", server.Local);
        Assert.Equal(1, missing.Code);
        Assert.Contains("There is no dump mariadb-cut.sql.gz.", missing.Errors, StringComparison.Ordinal);

        var cut = Path.Combine(restore["dumps"], "mariadb-cut.sql.gz");
        await using (var file = File.Create(cut))
        await using (var zip = new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionLevel.Fastest))
            await zip.WriteAsync("DROP DATABASE caring_note;\n"u8.ToArray());

        await server.OwnAsync();
        var answer = await restore.RunAsync("restore", server.Local);
        File.Delete(cut);
        Assert.Equal((1, "The dump mariadb-cut.sql.gz is not whole.\n"), (answer.Code, answer.Errors));
        Assert.Equal("caring_note", await server.AskAsync("shop", Shop, "SHOW DATABASES LIKE 'caring_note'"));
    }

    [NeedsServer("mariadbd")]
    public async Task The_statements_for_MySQL_are_understood_as_far_as_both_agree()
    {
        var rendered = await Rendered.RunAsync(cluster => _ = new MySql("mysql", new MySqlArgs
        {
            Namespace = new NamespaceRef(cluster, "shop"),
            Resources = new Resources("500m", "1Gi"),
            Storage = new SqlStorage { Size = "10Gi" },
            Users = [new SqlUser { Name = "portal" }],
            Databases = [new SqlDatabase { Name = "portal", Owner = "portal" }, new SqlDatabase { Name = "reservation", Owner = "portal" }],
        }));
        var statements = rendered.Resources.Single(resource => resource.Name == "mysql-scripts").Tree.Map("data")!.Text("setup.sql")!;
        var file = Path.Combine(server.Pod["scripts"], "mysql.sql");
        await File.WriteAllTextAsync(file, "SET @`password-portal` = 'a password';\n" + statements);
        var answer = await server.Pod.RunAsync("server", new Dictionary<string, string>(server.Local) { ["STATEMENTS"] = file },
            "/scripts/sql-setup.sh");
        MariaDbServer.Good(answer);
    }
}
