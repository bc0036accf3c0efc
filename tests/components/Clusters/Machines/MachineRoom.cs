using System.Collections.Immutable;
using Infra.Components.Clusters;
using Infra.Components.Tests.Rendering;
using Pulumi;

namespace Infra.Components.Tests.Clusters.Machines;

/// <summary>
/// Machines for one test. What a cluster registers is run on them for real, in its order: by the shell directly, or over SSH on loopback,
/// which shows the same and takes longer.
/// </summary>
internal sealed class MachineRoom : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("infra-machines-").FullName;
    private readonly Dictionary<string, FakeMachine> _machines = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _hostKeys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SshServer> _servers = new(StringComparer.Ordinal);
    private readonly int _port = SshServer.FreePort();
    private readonly bool _ssh;
    private string _privateKey = "a key that nobody asks for";

    private MachineRoom(bool ssh) => _ssh = ssh;

    /// <summary>Lines that are added to every script's parameters. The later one of two with one name counts.</summary>
    public string Parameters { get; set; } = "";

    /// <summary>What all machines were asked, in order, each line with its machine's name.</summary>
    public IReadOnlyList<string> Log => FakeMachine.Lines(Path.Combine(Cluster, "log"));

    /// <summary>The nodes that have joined, with their versions.</summary>
    public IReadOnlyList<string> Members =>
        [.. Directory.EnumerateFiles(Path.Combine(Cluster, "nodes")).Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetFileName(file)} {File.ReadAllText(file)}")];

    /// <summary>The folder that stands for what the machines know together.</summary>
    public string Cluster => Path.Combine(_folder, "cluster");

    /// <summary>How the machines are reached.</summary>
    public SshAccess Access => new()
    {
        User = Environment.UserName,
        Port = _port,
        PrivateKey = new SecretValue(Output.Create(_privateKey)),
    };

    /// <summary>Sets machines up that are reached by the shell.</summary>
    public static Task<MachineRoom> OpenAsync(params IEnumerable<string> names) => OpenAsync(ssh: false, names);

    /// <summary>
    /// Sets machines up that are reached over SSH, or by the shell where this machine has no SSH server; <c>.ci/run</c> installs one.
    /// </summary>
    public static Task<MachineRoom> OpenOverSshAsync(params IEnumerable<string> names) => OpenAsync(SshServer.Exists, names);

    private static async Task<MachineRoom> OpenAsync(bool ssh, IEnumerable<string> names)
    {
        var room = new MachineRoom(ssh);
        var user = ssh ? await SshServer.KeysAsync(Path.Combine(room._folder, "user_key")) : (Private: room._privateKey, Public: "");
        room._privateKey = user.Private;
        foreach (var name in names)
        {
            var folder = Path.Combine(room._folder, name);
            var machine = FakeMachine.Create(folder, room.Cluster);
            room._machines[name] = machine;
            room._hostKeys[name] = "ssh-ed25519 of nobody";
            if (ssh)
            {
                room._hostKeys[name] = (await SshServer.KeysAsync(Path.Combine(folder, "host_key"))).Public;
                room._servers[name] = await SshServer.StartAsync(folder, room.Host(name), room._port, user.Public, machine);
            }
        }

        return room;
    }

    /// <summary>A machine.</summary>
    public FakeMachine this[string name] => _machines[name];

    /// <summary>A machine as a cluster's node.</summary>
    public ClusterNode Node(string name) => new() { Name = name, Host = Host(name), HostKey = _hostKeys[name] };

    /// <summary>Sets or clears a condition that all machines see, such as <c>undrainable</c>.</summary>
    public void Is(string condition) => File.WriteAllText(Path.Combine(Cluster, condition), "");

    /// <summary>Lets a machine answer no more.</summary>
    public void Unplug(string name)
    {
        _servers[name].Dispose();
        _servers.Remove(name);
    }

    /// <summary>Sets what a cluster registers in place, in its order, up to the first thing that fails.</summary>
    /// <returns>Null, or the name of the resource that failed and how.</returns>
    public async Task<(string Name, Answer Answer)?> ApplyAsync(Action build)
    {
        foreach (var command in await CommandsAsync(build))
        {
            var answer = await RunAsync(command, "create");
            if (answer.Code != 0)
                return (command.Name, answer);
        }

        return null;
    }

    /// <summary>Takes down what one cluster registers and another does not, in the opposite order, as an update does.</summary>
    public async Task<(string Name, Answer Answer)?> RemoveAsync(Action before, Action? after = null)
    {
        var kept = after is null ? [] : (await CommandsAsync(after)).Select(command => command.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var command in (await CommandsAsync(before)).Reverse()
            .Where(command => !kept.Contains(command.Name) && command.Inputs.ContainsKey("delete")))
        {
            var answer = await RunAsync(command, "delete");
            if (answer.Code != 0)
                return (command.Name, answer);
        }

        return null;
    }

    /// <summary>The commands that a cluster registers, each after what it depends on.</summary>
    public static async Task<IReadOnlyList<RenderedResource>> CommandsAsync(Action build)
    {
        var rendered = await Rendered.RunAsync(_ => build());
        var open = rendered.Resources.Where(resource => resource.Type == "command:remote:Command")
            .ToDictionary(resource => resource.Name, StringComparer.Ordinal);
        var sorted = new List<RenderedResource>();
        while (open.Count > 0)
        {
            var next = open.Values.First(command => command.After.All(other => !open.ContainsKey(other.Split(' ')[1])));
            open.Remove(next.Name);
            sorted.Add(next);
        }

        return sorted;
    }

    /// <summary>Runs one command.</summary>
    public async Task<Answer> RunAsync(RenderedResource command, string verb, string? privateKey = null, string? hostKey = null,
        int? port = null)
    {
        var connection = (ImmutableDictionary<string, object>)command.Inputs["connection"];
        var name = _machines.Keys.First(machine => Host(machine) == (string)connection["host"]);
        var line = (string)command.Inputs[verb];
        var input = $"{command.Inputs["stdin"]}prefix={_machines[name].Root}\n{Parameters}";
        return _ssh
            ? await OverSshAsync(connection, line, input, privateKey, hostKey, port)
            : await Program.RunAsync(Program.Find("bash")!, ["-c", line], input, _machines[name].Environment);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var server in _servers.Values)
            server.Dispose();

        Directory.Delete(_folder, recursive: true);
    }

    // Every address that begins with 127 is this machine.
    private string Host(string name) => $"127.0.0.{2 + _machines.Keys.ToList().IndexOf(name)}";

    private static async Task<Answer> OverSshAsync(
        ImmutableDictionary<string, object> connection, string line, string input, string? privateKey, string? hostKey, int? port)
    {
        var folder = Directory.CreateTempSubdirectory("infra-ssh-").FullName;
        try
        {
            var key = Path.Combine(folder, "key");
            var hosts = Path.Combine(folder, "known_hosts");
            var used = port ?? (int)(long)connection["port"];
            await File.WriteAllTextAsync(key, privateKey ?? (string)connection["privateKey"]);
            File.SetUnixFileMode(key, UnixFileMode.UserRead);
            await File.WriteAllTextAsync(hosts, $"[{connection["host"]}]:{used} {hostKey ?? connection["hostKey"]}\n");
            return await Program.RunAsync(Program.Find("ssh")!,
            [
                "-F", "none", "-i", key, "-p", $"{used}", "-o", $"UserKnownHostsFile={hosts}", "-o", "GlobalKnownHostsFile=none",
                "-o", "StrictHostKeyChecking=yes", "-o", "BatchMode=yes", "-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none",
                "-o", "ConnectTimeout=5", "-o", "LogLevel=ERROR", $"{connection["user"]}@{connection["host"]}", line,
            ], input);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
