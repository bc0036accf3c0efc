using System.Diagnostics;
using System.Globalization;
using Infra.Components.Caches;
using Infra.Components.Tests.Clusters.Machines;
using Infra.Components.Tests.Databases.Servers;
using Infra.Components.Tests.Rendering;
using Infra.Tests.Support;

namespace Infra.Components.Tests.Caches;

/// <summary>The rendered configuration, in a real server of this machine.</summary>
public sealed class RedisServerTests : IAsyncLifetime, IDisposable
{
    private const string Password = "Pa55wordOfTheTest";

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

    [NeedsServer("redis-server")]
    public async Task A_message_published_on_one_connection_arrives_on_another()
    {
        await StartAsync(args => args with { RequirePassword = true });
        var listener = LocalProgram.Start(Cli,
            ["-p", Port, "--user", "default", "--pass", Password, "--no-auth-warning", "SUBSCRIBE", "chat"],
            Path.Combine(_folder.Folder, "heard"));
        try
        {
            for (var attempt = 0; attempt < 100 && await SayAsync("PUBLISH", "chat", "안녕 hello") == "0"; attempt++)
                await Task.Delay(50);

            for (var attempt = 0; attempt < 100 && !await HeardAsync("안녕 hello"); attempt++)
                await Task.Delay(50);

            Assert.True(await HeardAsync("안녕 hello"));
        }
        finally
        {
            await LocalProgram.StopAsync(listener);
        }
    }

    [NeedsServer("redis-server")]
    public async Task Nobody_comes_in_without_the_password()
    {
        await StartAsync(args => args with { RequirePassword = true });
        var answer = await LocalProgram.RunAsync(Cli, ["-p", Port, "PING"]);
        Assert.Contains("NOAUTH", answer.Output + answer.Errors, StringComparison.Ordinal);
        Assert.Equal("PONG", await SayAsync("PING"));
    }

    [NeedsServer("redis-server")]
    public async Task The_memory_is_exactly_what_was_said()
    {
        await StartAsync(args =>
            args with { MaxMemory = "1Gi", Resources = new Resources("50m", "1500Mi"), Eviction = Eviction.AllKeysLru });
        Assert.Equal("maxmemory\n1073741824", await SayAsync("CONFIG", "GET", "maxmemory"));
        Assert.Equal("maxmemory-policy\nallkeys-lru", await SayAsync("CONFIG", "GET", "maxmemory-policy"));
    }

    [NeedsServer("redis-server")]
    public async Task A_full_cache_evicts_and_a_full_queue_refuses()
    {
        await StartAsync(args => args with { MaxMemory = "8Mi", Eviction = Eviction.AllKeysLru });
        Assert.Equal("OK",
            await SayAsync("EVAL", "for i = 1, 300 do redis.call('SET', 'k' .. i, string.rep('x', 65536)) end return 'OK'", "0"));
        Assert.Matches(@"evicted_keys:[1-9]", await SayAsync("INFO", "stats"));
        await SayAsync("CONFIG", "SET", "maxmemory-policy", "noeviction");
        await SayAsync("EVAL", "for i = 1, 300 do redis.call('SET', 'm' .. i, string.rep('x', 65536)) end return 'OK'", "0");
        Assert.Contains("OOM", await SayAsync("SET", "one", "more"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Eviction.NoEviction, "noeviction")]
    [InlineData(Eviction.AllKeysLfu, "allkeys-lfu")]
    [InlineData(Eviction.AllKeysRandom, "allkeys-random")]
    [InlineData(Eviction.VolatileLru, "volatile-lru")]
    [InlineData(Eviction.VolatileLfu, "volatile-lfu")]
    [InlineData(Eviction.VolatileRandom, "volatile-random")]
    [InlineData(Eviction.VolatileTtl, "volatile-ttl")]
    public async Task Every_policy_has_its_own_word(Eviction eviction, string word)
    {
        var rendered = await Rendered.RunAsync(cluster => _ = new Redis("cache", Args(cluster) with { Eviction = eviction }));
        Assert.Contains($"\nmaxmemory-policy {word}\n", Configuration(rendered), StringComparison.Ordinal);
    }

    [NeedsServer("redis-server")]
    public async Task What_was_written_is_there_after_a_crash()
    {
        RedisArgs Kept(RedisArgs args) =>
            args with { VolumeSize = "1Gi", Config = new Dictionary<string, string> { ["appendfsync"] = "always" } };
        await StartAsync(Kept);
        Assert.Equal("OK", await SayAsync("SET", "letter", "kept"));
        _server!.Kill(entireProcessTree: true);
        await _server.WaitForExitAsync();
        _server.Dispose();
        await StartAsync(Kept);
        Assert.Equal("kept", await SayAsync("GET", "letter"));
    }

    private string Port => _port.ToString(CultureInfo.InvariantCulture);

    private static string Cli => LocalProgram.Find("redis-cli")!;

    private static RedisArgs Args(Cluster cluster) => new()
    {
        Namespace = new NamespaceRef(cluster, "shop"),
        Resources = new Resources("50m", "64Mi"),
    };

    private static string Configuration(Rendered rendered) =>
        rendered.Resources.Single(resource => resource.Type == "kubernetes:core/v1:ConfigMap").Tree.Map("data")!.Text("redis.conf")!;

    // What the container has elsewhere: the folder of the data, and on the command line, which goes before the file, the rest.
    private async Task StartAsync(Func<RedisArgs, RedisArgs> change)
    {
        RedisArgs? args = null;
        var rendered = await Rendered.RunAsync(cluster => _ = new Redis("cache", args = change(Args(cluster))));
        var file = _folder.Write("redis.conf",
            Configuration(rendered).Replace("\ndir /data\n", $"\ndir {_folder.Folder}\n", StringComparison.Ordinal));
        List<string> arguments = [file, "--port", Port, "--bind", "127.0.0.1"];
        if (args!.RequirePassword)
        {
            var template = rendered.Resources.Single(resource => resource.Type == "kubernetes:external-secrets.io/v1:ExternalSecret").Tree
                .Map("spec")!.Map("target")!.Map("template")!.Map("data")!.Text("users.acl")!;
            arguments.AddRange([
                "--aclfile",
                _folder.Write("users.acl", template.Replace("{{ .password }}", Password, StringComparison.Ordinal)),
            ]);
        }

        await LocalProgram.OwnAsync(_folder.Folder);
        _server = LocalProgram.Start(LocalProgram.Find("redis-server")!, arguments, Log);
        await LocalProgram.AnswersAsync(_port, _server, Log);
    }

    private async Task<string> SayAsync(params string[] words)
    {
        var answer = await LocalProgram.RunAsync(Cli, ["-p", Port, "-2", .. words], "",
            new Dictionary<string, string> { ["REDISCLI_AUTH"] = Password });
        return answer.Output.Replace("AUTH failed: ERR AUTH <password> called without any password configured for the default user. "
            + "Are you sure your configuration is correct?\n", "", StringComparison.Ordinal).Trim();
    }

    private async Task<bool> HeardAsync(string message)
    {
        var file = Path.Combine(_folder.Folder, "heard");
        return File.Exists(file) && (await File.ReadAllTextAsync(file)).Contains(message, StringComparison.Ordinal);
    }
}
