using Pulumi;
using Pulumi.Command.Remote;
using Pulumi.Command.Remote.Inputs;

namespace Infra.Sdk.Typed.Tests.Others;

public sealed class CommandTests
{
    [Fact]
    public async Task A_remote_command_arrives_with_the_defaults_of_its_connection()
    {
        var made = await Recorder.OnlyResourceAsync(() => new Command("install", new CommandArgs
        {
            Connection = new ConnectionArgs { Host = "10.0.0.5", PrivateKey = "not told" },
            Create = "uptime",
            Triggers = new List<object> { "v1", 2 },
        }));

        Assert.Equal("command:remote:Command", made.Type);
        Assert.Equal(
            """{connection: {dialErrorLimit: 10, host: "10.0.0.5", perDialTimeout: 15, port: 22, privateKey: "not told", user: "root"}, create: "uptime", triggers: ["v1", 2]}""",
            Plain.Text(made.Inputs));
    }

    [Fact]
    public async Task A_connection_and_its_key_are_secret()
    {
        Assert.True(
            await Outputs.IsSecretAsync(() => new CommandArgs { Connection = new ConnectionArgs { Host = "h" } }.Connection!.ToOutput()));
        Assert.True(await Outputs.IsSecretAsync(() => new ConnectionArgs { Host = "h", PrivateKey = "not told" }.PrivateKey!.ToOutput()));
        Assert.False(await Outputs.IsSecretAsync(() => new ConnectionArgs { Host = "h" }.Host.ToOutput()));
    }

    [Fact]
    public async Task A_local_command_gives_back_its_output()
    {
        var text = await Outputs.ReadAsync(
            () => new Pulumi.Command.Local.Command("x", new Pulumi.Command.Local.CommandArgs { Create = "date" }).Stdout,
            new() { ["stdout"] = "now" });

        Assert.Equal("now", text);
    }
}
