using Infra.Tests.Diff;

namespace Infra.Tests.Promotion;

/// <summary>Promotions between the house stacks.</summary>
public sealed class PromoteCommandTests
{
    [Fact]
    public async Task A_promotion_moves_what_differs_and_touches_nothing_else()
    {
        using var run = HouseRun.Begin();

        Assert.Equal(0, await run.RunAsync("promote", "staging", "prod"));

        Assert.Equal(HouseRun.House("prod").Replace("chocoletter-server:3.0", "chocoletter-server:3.1", StringComparison.Ordinal),
            run.Read("prod"));
        Assert.Contains($"images.server: {HouseRun.Registry}/chocoletter-server:3.0 -> {HouseRun.Registry}/chocoletter-server:3.1",
            run.Output);
        Assert.Contains("images.server goes by its tag alone (3.1)", run.Output);
        Assert.Contains("pods restart", run.Output);
        Assert.Contains("Pulumi.prod.yaml: 1 value changed.", run.Output);
        Assert.Equal("M Pulumi.prod.yaml", run.Git("status", "--porcelain"));
    }

    [Fact]
    public async Task A_dry_run_shows_and_writes_nothing()
    {
        using var run = HouseRun.Begin();

        Assert.Equal(0, await run.RunAsync("promote", "staging", "prod", "--dry-run"));

        Assert.Contains("nothing was written", run.Output);
        Assert.Empty(run.Git("status", "--porcelain"));
    }

    [Fact]
    public async Task Only_what_is_named_moves()
    {
        using var run = HouseRun.Begin();
        run.Edit("staging", "chocoletter-chat:0.8", "chocoletter-chat:0.9");
        run.Commit("Newer chat");

        Assert.Equal(0, await run.RunAsync("promote", "staging", "prod", "--only", "chat", "--json"));

        Assert.Contains("chocoletter-chat:0.9", run.Read("prod"));
        Assert.Contains("chocoletter-server:3.0", run.Read("prod"));
        Assert.Contains("\"written\": true", run.Output);
    }

    [Fact]
    public async Task Versions_move_too_and_a_group_that_the_target_lacks_is_added_after_the_images()
    {
        using var run = HouseRun.Begin();
        run.Edit("staging", "  infra:apps:", "  infra:versions: { metalLb: 0.16.2 }\n\n  infra:apps:");
        run.Commit("Newer MetalLB");

        Assert.Equal(0, await run.RunAsync("promote", "staging", "prod", "--only", "metalLb"));

        Assert.Equal(HouseRun.House("prod")
            .Replace("    redis: redis:7.4.7-alpine\n", "    redis: redis:7.4.7-alpine\n  infra:versions:\n    metalLb: 0.16.2\n",
                StringComparison.Ordinal), run.Read("prod"));
    }

    [Fact]
    public async Task What_the_target_runs_newer_stays_where_it_cannot_go_back()
    {
        using var run = HouseRun.Begin();
        run.Edit("staging", "redis: redis:7.4.7-alpine", "redis: redis:6.2.0-alpine");
        run.Commit("Older Redis");

        Assert.Equal(0, await run.RunAsync("promote", "staging", "prod"));

        Assert.Contains("images.redis stays: its files were upgraded by the newer one", run.Output);
        Assert.Contains("redis: redis:7.4.7-alpine", run.Read("prod"));
    }

    [Fact]
    public async Task Variants_go_by_revision_and_are_otherwise_not_guessed()
    {
        using var run = HouseRun.Begin();

        Assert.Equal(1, await run.RunAsync("promote", "prod", "after"));
        Assert.Contains("INF0541", run.Error);
        Assert.Contains("prod does not say from which revision its image was built", run.Error);

        // after once ran what was built of 4f2c1ab, and runs something newer now.
        run.Edit("after", "  infra:apps:", "  infra:revisions: { server: 4f2c1ab }\n  infra:apps:");
        run.Commit("Record the revision");
        Assert.Equal(0,
            await run.RunAsync("release", "after", "set", $"server={HouseRun.Registry}/chocoletter-server-after:2.4", "--revision",
                "0123456789"));
        run.Commit("Newer after");
        run.Edit("prod", "  infra:apps:", "  infra:revisions:\n    client: aaaaaaaa\n    server: 4f2c1ab0000\n  infra:apps:");
        run.Commit("Record revisions");

        Assert.Equal(0, await run.RunAsync("promote", "prod", "after"));

        Assert.Contains($"images.server: {HouseRun.Registry}/chocoletter-server-after:2.4 -> {HouseRun.Registry}/chocoletter-server-after:2.3", run.Output);
        Assert.Contains("images.client stays: not comparable", run.Output);
        Assert.Contains("revision aaaaaaaa", run.Output);
        Assert.Contains("images.chat stays: after has no image of this name", run.Output);
        Assert.Contains("chocoletter-server-after:2.3", run.Read("after"));
        Assert.Contains("server: \"4f2c1ab0000\"", run.Read("after"));
    }

    [Fact]
    public async Task A_revision_that_no_longer_holds_is_removed()
    {
        using var run = HouseRun.Begin();
        run.Edit("prod", "  infra:apps:", "  infra:revisions:\n    chat: 4f2c1ab # the one of Monday\n    server: 4f2c1ab\n  infra:apps:");
        run.Commit("Record revisions");

        Assert.Equal(0, await run.RunAsync("promote", "staging", "prod"));

        Assert.Contains("    chat: 4f2c1ab # the one of Monday\n  infra:apps:", run.Read("prod"));
    }

    [Fact]
    public async Task The_same_release_is_nothing_to_change()
    {
        using var run = HouseRun.Begin();
        await run.RunAsync("promote", "staging", "prod");
        run.Commit("Promote");

        Assert.Equal(0, await run.RunAsync("promote", "staging", "prod"));

        Assert.Equal("Nothing to change.\n", run.Output);
    }

    [Theory]
    [InlineData("INF0540", "promote", "prod", "prod")]
    [InlineData("INF0301", "promote", "prod", "prdo")]
    [InlineData("INF0301", "promote", "nowhere", "prod")]
    [InlineData("INF0542", "promote", "staging", "prod", "--only", "sever")]
    [InlineData("INF0542", "release", "prod", "set", "sever=a:1")]
    [InlineData("INF0545", "release", "prod", "set", "server=registry.example.com/server:main")]
    [InlineData("INF0115", "release", "prod", "set", "server=registry.example.com/server@sha256:1")]
    [InlineData("INF0549", "release", "prod", "set", "server")]
    [InlineData("INF0549", "release", "prod", "set")]
    [InlineData("INF0549", "release", "prod", "back", "0")]
    [InlineData("INF0549", "release", "prod", "show", "all")]
    [InlineData("INF0546", "release", "prod", "back", "5")]
    public async Task What_cannot_be_is_refused_and_nothing_is_written(string code, params string[] command)
    {
        using var run = HouseRun.Begin();

        Assert.Equal(1, await run.RunAsync(command));

        Assert.Contains(code, run.Error);
        Assert.Empty(run.Git("status", "--porcelain"));
    }

    [Theory]
    [InlineData("prod")]
    [InlineData("staging")]
    public async Task Changes_that_are_not_committed_are_refused(string stack)
    {
        using var run = HouseRun.Begin();
        run.Edit(stack, "ops@example.com", "oops@example.com");

        Assert.Equal(1, await run.RunAsync("promote", "staging", "prod"));
        Assert.Contains("INF0543", run.Error);
        Assert.DoesNotContain("3.1", run.Read("prod"));

        Assert.Equal(0, await run.RunAsync("promote", "staging", "prod", "--allow-dirty"));
        Assert.Contains("3.1", run.Read("prod"));
    }
}
