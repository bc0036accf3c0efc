using System.Diagnostics;
using System.Globalization;
using Infra.Components.Databases;
using Infra.Components.Tests.Clusters.Machines;
using Infra.Components.Tests.Rendering;
using Infra.Tests.Support;

namespace Infra.Components.Tests.Databases.Servers;

/// <summary>
/// A MariaDB server of this machine, started once for all tests as the rendered pod would start it: guard, server with the rendered
/// options, statements. The names in it are as unpleasant as names are allowed to be.
/// </summary>
public sealed class MariaDbServer : IAsyncLifetime, IDisposable
{
    internal const string Backticks = "we`ird'na\"me%";
    internal const string Quotes = "o'brien\\";

    private readonly TemporaryFolder _folder = new();
    private readonly int _port = SshServer.FreePort();
    private Process? _process;

    internal static bool Exists => LocalProgram.Find("mariadbd") is not null;

    internal RenderedPod Pod { get; private set; } = null!;

    internal string Log => Path.Combine(_folder.Folder, "log");

    /// <summary>What every script is told instead of what a cluster has.</summary>
    internal Dictionary<string, string> Local => new()
    {
        ["PORT"] = _port.ToString(CultureInfo.InvariantCulture),
        ["HOST"] = "127.0.0.1",
        ["TMPDIR"] = _folder.Folder,
        ["AWS_CA_BUNDLE"] = "",
    };

    internal static MariaDbArgs Args(Cluster cluster) => new()
    {
        Namespace = new NamespaceRef(cluster, "shop"),
        Resources = new Resources("500m", "1Gi"),
        Storage = new SqlStorage { Size = "10Gi" },
        Users =
        [
            new SqlUser { Name = "shop" },
            new SqlUser { Name = Quotes, Reads = ["caring_note"] },
        ],
        Databases =
        [
            new SqlDatabase { Name = "caring_note", Owner = "shop" },
            new SqlDatabase { Name = Backticks, Owner = Quotes },
        ],
        Options = new Dictionary<string, string> { ["max_connections"] = "77", ["innodb_buffer_pool_size"] = "32M" },
        Backup = new SqlBackup { To = new SqlBackupPlace.Disk { Size = "5Gi" } },
        Restore = new SqlRestore(),
    };

    /// <summary>The password in a Secret: none that a shell or a statement could take as it is.</summary>
    internal static string Password(string secret) => $"p'w\"{secret}\\`$(id) #;ü";

    /// <summary>A text in a statement, written anew here so that the product's own way is not tested by itself.</summary>
    internal static string Text(string text) => $"'{text.Replace(@"\", @"\\").Replace("'", @"\'")}'";

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (!Exists)
            return;

        var rendered = await Rendered.RunAsync(cluster => _ = new MariaDb("mariadb", Args(cluster)));
        Pod = await LayOutAsync(rendered, "StatefulSet");
        await LocalProgram.OwnAsync(_folder.Folder);
        Good(await Pod.RunAsync("guard", Local));
        var data = Path.Combine(Pod["data"], "data");
        await LocalProgram.MustAsync(LocalProgram.Find("mariadb-install-db")!,
            ["--no-defaults", $"--datadir={data}", "--auth-root-authentication-method=normal", "--skip-test-db"]);
        // What the image's own script does with the variables that the pod has.
        var init = Path.Combine(_folder.Folder, "init.sql");
        await File.WriteAllTextAsync(init, $"ALTER USER root@localhost IDENTIFIED BY {Text(Password("mariadb-root"))};\n");
        await LocalProgram.OwnAsync(_folder.Folder);
        _process = LocalProgram.Start(LocalProgram.Find("mariadbd")!,
        [
            $"--defaults-file={Path.Combine(Pod["options"], "infra.cnf")}", $"--datadir={data}", $"--port={_port}",
            "--bind-address=127.0.0.1",
            $"--socket={Path.Combine(Pod["sockets"], "mysqld.sock")}", $"--pid-file={Path.Combine(_folder.Folder, "pid")}",
            $"--init-file={init}",
        ], Log);
        await LocalProgram.AnswersAsync(_port, _process, Log);
        Good(await SetupAsync());
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await LocalProgram.StopAsync(_process);
    }

    public void Dispose() => _folder.Dispose();

    internal Task<Answer> SetupAsync() => Pod.RunAsync("server", Local, "/scripts/sql-setup.sh");

    internal Task<RenderedPod> LayOutAsync(Rendered rendered, string kind) => RenderedPod.LayOutAsync(rendered, kind,
        Directory.CreateDirectory(Path.Combine(_folder.Folder, kind)).FullName, claim => Path.Combine(_folder.Folder, "claims", claim),
        Password);

    internal Task OwnAsync() => LocalProgram.OwnAsync(_folder.Folder);

    /// <summary>What a user is told when it says something.</summary>
    internal Task<Answer> TellAsync(string user, string secret, string statements) => LocalProgram.RunAsync(LocalProgram.Find("mariadb")!,
        [
            "--no-defaults",
            "--host=127.0.0.1",
            $"--port={_port}",
            $"--user={user}",
            "--batch",
            "--skip-column-names",
            "--default-character-set=utf8mb4",
        ],
        statements, new Dictionary<string, string> { ["MYSQL_PWD"] = Password(secret) });

    internal async Task<string> AskAsync(string user, string secret, string statements)
    {
        var answer = await TellAsync(user, secret, statements);
        Good(answer);
        return answer.Output.Trim();
    }

    internal static void Good(Answer answer) => Assert.True(answer.Code == 0, $"{answer.Output}{answer.Errors}");
}
