using Infra.Diagnostics;
using Infra.Tests.Support;

namespace Infra.Stacks.Tests.Chocoletter;

/// <summary>A stack that says something of its owner which is not so is refused at its line, in one sentence.</summary>
public sealed class GuestTests
{
    private static string Eks => Path.Combine(Repository.Folder, "docs", "examples", "eks");

    [Theory]
    [InlineData("", "infra:platform: prod", "infra:platform: after", "INF0218", "infra:platform", "after")]
    [InlineData("", "infra:platform: prod", "infra:platform: staging", "INF0301", "infra:platform", "staging")]
    [InlineData("", "infra:platform: prod", "infra:platform: { stack: prod, nodesPullImages: true }", "INF0218",
        "infra:platform.nodesPullImages", "true")]
    [InlineData("docs/examples/eks", "nodesPullImages: true", "nodesPullImages: false", "INF0218", "infra:platform.nodesPullImages",
        "false")]
    public void A_guest_that_does_not_fit_its_owner_is_refused(
        string folder, string text, string replacement, string code, string where, string actual)
    {
        var refused = Assert.Throws<RefusedException>(() => House.RunWith("after", text, replacement, folder.Length == 0 ? null : Eks));

        var problem = Assert.Single(refused.Diagnostics);
        Assert.Equal((code, $"stack after, {where}", actual), (problem.Code.Id, problem.Where, problem.Actual));
        Assert.StartsWith("Pulumi.after.yaml", Path.GetFileName(problem.At!.File), StringComparison.Ordinal);
        Assert.True(problem.At.Line > 1);
    }

    [Fact]
    public void A_guest_of_a_guest_is_sent_to_the_owner()
    {
        using var folder = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(Repository.House, "Pulumi*.yaml"))
            folder.Write(Path.GetFileName(file), File.ReadAllText(file));

        folder.Write("Pulumi.later.yaml", File.ReadAllText(Path.Combine(Repository.House, "Pulumi.after.yaml"))
            .Replace("infra:platform: prod", "infra:platform: after", StringComparison.Ordinal));

        var refused = Assert.Throws<RefusedException>(() => House.Run("later", folder.Folder));

        Assert.Equal("name prod, to which after is attached itself", Assert.Single(refused.Diagnostics).Fix);
    }

    [Fact]
    public void A_guest_brings_its_hosts_by_what_the_owners_gateway_api_has()
    {
        using var folder = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(Repository.House, "Pulumi*.yaml"))
            folder.Write(Path.GetFileName(file), File.ReadAllText(file));

        folder.Write("Pulumi.prod.yaml", File.ReadAllText(Path.Combine(Repository.House, "Pulumi.prod.yaml"))
            .Replace("  infra:apps:", "  infra:versions: { gatewayApi: v1.4.1, nginxGatewayFabric: 2.4.2 }\n  infra:apps:",
                StringComparison.Ordinal));

        var refused = Assert.Throws<RefusedException>(() => House.Run("after", folder.Folder));

        var problem = Assert.Single(refused.Diagnostics);
        Assert.Equal(("INF0209", "prod with Gateway API v1.4.1"), (problem.Code.Id, problem.Actual));
        Assert.Contains("infra upgrade-path prod", problem.Fix, StringComparison.Ordinal);
    }
}
