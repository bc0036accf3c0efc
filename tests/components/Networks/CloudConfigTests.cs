using System.Diagnostics;
using Infra.Components.Networks;
using Infra.Components.Tests.Aws;
using Infra.Components.Tests.Rendering;
using YamlDotNet.Serialization;

namespace Infra.Components.Tests.Networks;

/// <summary>What machines are told at their first start.</summary>
public sealed class CloudConfigTests
{
    [Theory]
    [InlineData("bastion")]
    [InlineData("nodes-master")]
    public async Task User_data_is_cloud_config_that_cloud_init_itself_accepts(string machine)
    {
        var text = await UserData(machine);
        Assert.StartsWith("#cloud-config\n", text, StringComparison.Ordinal);
        var config = new DeserializerBuilder().Build().Deserialize<Dictionary<string, object>>(text);
        Assert.Equal(
            ["disable_root", "package_update", "package_upgrade", "ssh_authorized_keys", "ssh_pwauth", "write_files"],
            config.Keys.Order(StringComparer.Ordinal));
        await AcceptedByCloudInit(text);
    }

    [Theory]
    [InlineData("bastion", "AllowTcpForwarding local")]
    [InlineData("nodes-master", "AllowTcpForwarding no")]
    public async Task Only_the_bastion_passes_connections_on(string machine, string line) =>
        Assert.Contains(line, await UserData(machine), StringComparison.Ordinal);

    // cloud-init's own check, where the tool is installed.
    private static async Task AcceptedByCloudInit(string text)
    {
        var tool = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "cloud-init")).FirstOrDefault(File.Exists);
        if (tool is null)
            return;

        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, text);
            using var process =
                Process.Start(new ProcessStartInfo(tool, ["schema", "--config-file", file])
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                })!;
            var said = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, said);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<string> UserData(string machine)
    {
        var rendered = await Rendered.RunAsync(cluster =>
        {
            var network = TestAccount.MakeNetwork();
            _ = new PrivateMachines("nodes", new()
            {
                Network = network,
                Bastion = TestAccount.MakeBastion(network),
                ControlPlane = [new() { Name = "master", InstanceType = "m7i.large" }],
                PodNetwork = PodNetwork.FlannelVxlan,
                Image = TestAccount.Image,
                AuthorizedKeys = [TestAccount.Key],
            });
        });
        return (string)Assert.Single(rendered.Resources,
            resource => resource.Type == "aws:ec2/instance:Instance" && resource.Name == machine).Inputs["userData"];
    }
}
