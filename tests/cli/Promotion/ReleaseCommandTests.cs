using Infra.Tests.Diff;

namespace Infra.Tests.Promotion;

/// <summary>What a stack runs, ran, and goes back to.</summary>
public sealed class ReleaseCommandTests
{
    [Fact]
    public async Task A_release_is_shown_with_the_versions_that_the_program_pins()
    {
        using var run = HouseRun.Begin();

        Assert.Equal(0, await run.RunAsync("release", "prod"));

        Assert.Matches("images\\.redis +redis:7\\.4\\.7-alpine", run.Output);
        Assert.Matches("versions\\.certManager +v", run.Output);
    }

    [Fact]
    public async Task History_names_the_commits_that_changed_the_release_and_back_undoes_them()
    {
        using var run = HouseRun.Begin();
        Assert.Equal(0,
            await run.RunAsync("release", "prod", "set", $"server={HouseRun.Registry}/chocoletter-server:3.1", "--revision", "4f2c1ab"));
        run.Commit("Newer server");
        run.Edit("prod", "ops@example.com", "oops@example.com");
        run.Commit("Something else");

        Assert.Equal(0, await run.RunAsync("release", "prod", "history"));
        Assert.Contains("Newer server", run.Output);
        Assert.Contains("chocoletter-server:3.0 -> ", run.Output);
        Assert.Contains("(revision 4f2c1ab)", run.Output);
        Assert.DoesNotContain("Something else", run.Output);

        Assert.Equal(0, await run.RunAsync("release", "prod", "back"));
        Assert.Contains("chocoletter-server:3.1 -> ", run.Output);
        Assert.Contains("images.server goes back, its database does not", run.Output);
        Assert.Contains("chocoletter-server:3.0", run.Read("prod"));
        Assert.DoesNotContain("4f2c1ab", run.Read("prod"));
        Assert.Contains("oops@example.com", run.Read("prod"));
    }

    [Fact]
    public async Task What_cannot_go_back_is_named_and_stays()
    {
        using var run = HouseRun.Begin();
        run.Edit("prod", "redis:7.4.7-alpine", "redis:7.4.9-alpine");
        run.Edit("prod", "chocoletter-chat:0.8", "chocoletter-chat:0.9");
        run.Commit("Newer");

        Assert.Equal(0, await run.RunAsync("release", "prod", "back"));

        Assert.Contains("images.redis stays: its files were upgraded", run.Output);
        Assert.Contains("redis:7.4.9-alpine", run.Read("prod"));
        Assert.Contains("chocoletter-chat:0.8", run.Read("prod"));
    }

    [Theory]
    [InlineData("redis=redis:6.2.0-alpine", "its files were upgraded by the newer one")]
    [InlineData("redis=mirror.example.com/library/redis:6.2.0-alpine", "its files were upgraded by the newer one")]
    [InlineData("metalLb=0.15.2", "it brings definitions of resources")]
    public async Task What_does_not_go_back_is_not_set_to_an_older_version(string value, string reason)
    {
        using var run = HouseRun.Begin();

        Assert.Equal(1, await run.RunAsync("release", "prod", "set", value));

        Assert.Contains("INF0550", run.Error);
        Assert.Contains(reason, run.Error);
        Assert.Equal(HouseRun.House("prod"), run.Read("prod"));
        Assert.Equal(0, await run.RunAsync("release", "prod", "set", value, "--allow-downgrade", "--dry-run"));
        Assert.Contains("goes back all the same", run.Output);
        Assert.DoesNotContain("the release is upgraded", run.Output);
    }

    [Fact]
    public async Task Another_repository_and_an_older_application_are_warned_of()
    {
        using var run = HouseRun.Begin();

        Assert.Equal(0, await run.RunAsync("release", "prod", "set", "server=nginx:1.27", "--dry-run"));
        Assert.Contains($"images.server comes from another repository: nginx, not {HouseRun.Registry}/chocoletter-server", run.Output);

        Assert.Equal(0, await run.RunAsync("release", "prod", "set", $"server={HouseRun.Registry}/chocoletter-server:2.0", "--dry-run"));
        Assert.Contains("images.server goes back, its database does not", run.Output);
    }

    [Fact]
    public async Task An_image_that_the_rules_forbid_is_not_set()
    {
        using var run = HouseRun.Begin();

        Assert.Equal(1, await run.RunAsync("release", "prod", "set", "redis=docker.io/bitnami/redis:7.4.9"));

        Assert.Contains("INF0548", run.Error);
        Assert.Equal(HouseRun.House("prod"), run.Read("prod"));
    }

    [Fact]
    public async Task Without_a_repository_an_image_can_still_be_set()
    {
        using var run = new Commands.CommandRun { Systems = Stacks.Systems.All };
        run.Write("Pulumi.prod.yaml", HouseRun.House("prod"));

        Assert.Equal(0, await run.RunAsync("release", "prod", "set", "redis=redis:7.4.8-alpine"));
        Assert.Equal(1, await run.RunAsync("release", "prod", "back"));

        Assert.Contains("INF0534", run.Error);
        Assert.Equal(1, await run.RunAsync("release", "prod", "history"));
        Assert.Contains("is in no git repository", run.Error);
        Assert.Equal(HouseRun.House("prod").Replace("7.4.7", "7.4.8", StringComparison.Ordinal), run.Read("prod"));
    }
}
