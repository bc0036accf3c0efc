using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Infra.Components.Clusters;
using Infra.Components.Tests.Clusters.Machines;
using Pulumi;

namespace Infra.Components.Tests.Clusters;

/// <summary>Whatever a secret is made of, it is on the machine as it was given: no shell, no YAML and no line break changes it.</summary>
public sealed class ParameterInvariantTests
{
    // Everything that a shell, YAML or JSON treats in a way of its own, and some that none of them does.
    private static readonly Gen<string> Piece = Gen.Elements(
        "a", "Z", "0", " ", "  ", "\t", "\n", "\r\n", "\0", "'", "\"", "\\", "$", "$(id)", "`id`", "${HOME}", "!", "#", "%s", "&", ";", "|",
        ">", "*", "?", "~",
        "=", ": ", "- ", "{", "}", "[", "]", "@", "\u00e9", "\ud55c", "\ud83d\ude00", "\u2028", "prefix=/", "\nprefix=/\n", "exit\n}\n",
        "EOF");

    private static readonly Gen<string[]> Passwords = Piece.ArrayOf().Select(string.Concat).ArrayOf(24);

    [Fact]
    public void A_secret_arrives_as_it_is() => Prop.ForAll(Passwords.ToArbitrary(), passwords => Arrive(passwords).GetAwaiter().GetResult())
        .Check(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(6));

    private static async Task<bool> Arrive(string[] passwords)
    {
        using var room = await MachineRoom.OpenAsync("a");
        Assert.Null(await room.ApplyAsync(() => _ = new K3sCluster("cluster", new()
        {
            Servers = [room.Node("a")],
            Ssh = room.Access,
            Snapshots = new EtcdSnapshots.OnNodesOnly("a test"),
            InstallerSha256 = FakeMachine.InstallerSha256,
            Registries = passwords.Index().ToDictionary(
                password => $"registry-{password.Index:00}.example.com",
                password => new K3sRegistry { User = "puller", Password = new SecretValue(Output.Create(password.Item)) }),
        })));
        var written = JsonNode.Parse(room["a"].Read("/etc/rancher/k3s/registries.yaml"))!["configs"]!.AsObject();
        Assert.Equal(passwords, written.Select(registry => (string)registry.Value!["auth"]!["password"]!));
        return true;
    }
}
