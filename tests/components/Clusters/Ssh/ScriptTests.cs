using Infra.Components.Clusters;
using Infra.Components.Tests.Clusters.Machines;
using Infra.Tests.Support;
using Pulumi;

namespace Infra.Components.Tests.Clusters;

/// <summary>Every script that a program sends to a machine.</summary>
public sealed class ScriptTests
{
    private const string EndOfScript = "  exit\n}\n";

    [Fact]
    public async Task Every_script_is_one_that_the_shell_can_read()
    {
        foreach (var script in await ScriptsAsync())
        {
            var answer = await Program.RunAsync(Program.Find("bash")!, ["-n"], script);
            Assert.True(answer.Code == 0, answer.Errors);
        }
    }

    // Installed by .ci/run; where it is not there, the shell's own check above has to do.
    [Fact]
    public async Task Shellcheck_has_nothing_to_say_to_any_script()
    {
        if (Program.Find("shellcheck") is not { } shellcheck)
        {
            Assert.Contains("shellcheck", await File.ReadAllTextAsync(Path.Combine(Repository.Folder, ".ci", "run")));
            return;
        }

        foreach (var script in await ScriptsAsync())
        {
            var answer = await Program.RunAsync(shellcheck, ["--norc", "--severity=style", "-"], script);
            Assert.True(answer.Code == 0, answer.Output);
            Assert.DoesNotContain("shellcheck disable", script, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_value_can_be_no_command_and_no_second_parameter()
    {
        using var room = await MachineRoom.OpenAsync("a");
        var commands = await MachineRoom.CommandsAsync(() => _ = new K3sCluster("home", new()
        {
            Servers = [room.Node("a")],
            Ssh = room.Access,
            InstallerSha256 = FakeMachine.InstallerSha256,
            Snapshots = new EtcdSnapshots.InBucket
            {
                Bucket = "$(touch pwned)`touch pwned`\nrole=agent\n'\"",
                AccessKey = Key("a\nprefix=/"),
                SecretKey = Key("$HOME"),
            },
        }));

        foreach (var command in commands)
            Assert.Equal(0, (await room.RunAsync(command, "create")).Code);

        Assert.Contains("$(touch pwned)`touch pwned`\\nrole=agent\\n'\\\"",
            room["a"].Read("/etc/rancher/k3s/config.yaml.d/snapshots.yaml"));
        Assert.Contains("\"etcd-s3-secret-key\":\"$HOME\"", room["a"].Read("/etc/rancher/k3s/config.yaml.d/snapshots.yaml"));
    }

    private static SecretValue Key(string text) => new(Output.Create(text));

    private static async Task<IReadOnlyList<string>> ScriptsAsync()
    {
        var node = new ClusterNode { Name = "a", Host = "10.0.0.1", HostKey = "ssh-ed25519 AAAA" };
        var k3s = await MachineRoom.CommandsAsync(() => _ = new K3sCluster("k3s", new()
        {
            Servers = [node],
            Agents = [node with { Name = "b", Host = "10.0.0.2" }],
            Ssh = new() { PrivateKey = Key("key") },
            Snapshots = new EtcdSnapshots.OnNodesOnly("a test"),
        }));
        var kubeadm = await MachineRoom.CommandsAsync(() => _ = new KubeadmCluster("kubeadm", new()
        {
            ControlPlane = node,
            Workers = [node with { Name = "b", Host = "10.0.0.2" }],
            Ssh = new() { PrivateKey = Key("key") },
        }));
        var scripts = k3s.Concat(kubeadm)
            .Select(command => (string)command.Inputs["stdin"])
            .Select(stdin => stdin[..(stdin.LastIndexOf(EndOfScript, StringComparison.Ordinal) + EndOfScript.Length)])
            .Distinct(StringComparer.Ordinal)
            .ToList();
        Assert.Equal(7, scripts.Count);
        return scripts;
    }
}
