using System.Collections.Immutable;
using Infra.Components.Clusters;
using Infra.Components.Tests.Clusters.Machines;
using Infra.Components.Tests.Rendering;
using Infra.Tests.Support;
using Pulumi;

namespace Infra.Components.Tests.Clusters;

/// <summary>
/// What happens when a machine cannot be reached. Where this machine has no SSH server, these tests check that the continuous run installs
/// one.
/// </summary>
public sealed class SshTests
{
    [Fact]
    public async Task A_key_that_is_not_let_in_changes_nothing()
    {
        if (!HasServer())
            return;

        using var room = await MachineRoom.OpenOverSshAsync("a");
        var stranger = await StrangerAsync();

        var answer = await room.RunAsync(await CheckAsync(room), "create", privateKey: stranger.Private);

        Assert.Equal(255, answer.Code);
        Assert.Contains("Permission denied (publickey)", answer.Errors);
        Assert.Empty(room.Log);
    }

    [Fact]
    public async Task A_machine_with_another_host_key_gets_no_secret()
    {
        if (!HasServer())
            return;

        using var room = await MachineRoom.OpenOverSshAsync("a");
        var stranger = await StrangerAsync();

        var answer = await room.RunAsync(await CheckAsync(room), "create", hostKey: stranger.Public);

        Assert.Equal(255, answer.Code);
        Assert.Contains("Host key verification failed", answer.Errors);
        Assert.Empty(room.Log);
    }

    [Fact]
    public async Task A_machine_that_does_not_answer_stops_the_rollout_before_any_other_is_changed()
    {
        if (!HasServer())
            return;

        using var room = await MachineRoom.OpenOverSshAsync("a", "d");
        room.Unplug("d");

        var failure = Assert.NotNull(await room.ApplyAsync(() => _ = Cluster(room, "a", "d")));

        Assert.Equal("cluster-d-check", failure.Name);
        Assert.Contains("Connection refused", failure.Answer.Errors);
        Assert.Empty(room["a"].Files());
    }

    [Fact]
    public async Task The_bastion_is_used_with_its_own_key_or_the_nodes()
    {
        var bastion = new SshBastion { Host = "bastion.example.com", HostKey = "ssh-ed25519 AAAA", User = "jump", Port = 2222 };
        var node = new ClusterNode { Name = "a", Host = "10.0.0.5", HostKey = "ssh-ed25519 BBBB" };
        var commands = await MachineRoom.CommandsAsync(() => _ = new K3sCluster("cluster", new()
        {
            Servers = [node],
            Ssh = new() { User = "ops", PrivateKey = Key("nodes"), PrivateKeyPassword = Key("password"), Bastion = bastion },
            Snapshots = new EtcdSnapshots.OnNodesOnly("a test"),
        }));
        var others = await MachineRoom.CommandsAsync(() => _ = new K3sCluster("cluster", new()
        {
            Servers = [node],
            Ssh = new()
            {
                User = "ops",
                PrivateKey = Key("nodes"),
                PrivateKeyPassword = Key("password"),
                Bastion = bastion with { PrivateKey = Key("own") },
            },
            Snapshots = new EtcdSnapshots.OnNodesOnly("a test"),
        }));

        Assert.All(commands, command => Assert.StartsWith("exec sudo -n bash -s", (string)command.Inputs["create"]));
        Assert.All(commands, command => Assert.Equal(
            [
                ("host", "bastion.example.com"),
                ("hostKey", "ssh-ed25519 AAAA"),
                ("port", 2222L),
                ("privateKey", "nodes"),
                ("privateKeyPassword", "password"),
                ("user", "jump"),
            ],
            Proxy(command)));
        Assert.All(others, command => Assert.Contains(("privateKey", (object)"own"), Proxy(command)));
        Assert.All(others, command => Assert.DoesNotContain(Proxy(command), setting => setting.Key == "privateKeyPassword"));
    }

    private static IEnumerable<(string Key, object Value)> Proxy(RenderedResource command)
    {
        var connection = (ImmutableDictionary<string, object>)command.Inputs["connection"];
        return ((ImmutableDictionary<string, object>)connection["proxy"])
            .Where(setting => setting.Key is not ("dialErrorLimit" or "perDialTimeout"))
            .OrderBy(setting => setting.Key, StringComparer.Ordinal)
            .Select(setting => (setting.Key, setting.Value));
    }

    private static SecretValue Key(string text) => new(Output.Create(text));

    private static bool HasServer()
    {
        if (!SshServer.Exists)
            Assert.Contains("openssh-server", File.ReadAllText(Path.Combine(Repository.Folder, ".ci", "run")));

        return SshServer.Exists;
    }

    private static async Task<(string Private, string Public)> StrangerAsync()
    {
        var folder = Directory.CreateTempSubdirectory("infra-stranger-").FullName;
        try
        {
            return await SshServer.KeysAsync(Path.Combine(folder, "key"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<RenderedResource> CheckAsync(MachineRoom room) =>
        (await MachineRoom.CommandsAsync(() => _ = Cluster(room, "a"))).Single(command => command.Name == "cluster-a-check");

    private static K3sCluster Cluster(MachineRoom room, string server, params string[] agents) => new("cluster", new()
    {
        Servers = [room.Node(server)],
        Agents = [.. agents.Select(room.Node)],
        Ssh = room.Access,
        Snapshots = new EtcdSnapshots.OnNodesOnly("a test"),
    });
}
