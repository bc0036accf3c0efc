using Infra.Tests.Promotion;

namespace Infra.Tests.Rules;

/// <summary>What two stacks of a project both claim, and how a rendered folder is checked.</summary>
public sealed class StackClaimsTests
{
    private const string Existing = "infra:cluster: existing";

    [Fact]
    public async Task A_copied_stack_in_the_same_cluster_claims_hosts_namespaces_and_addresses_twice()
    {
        using var run = HouseRun.Begin();

        Assert.Equal(1, await run.RunAsync("check", "staging"));

        Assert.Contains("INF0505 two stacks claim the same", run.Error, StringComparison.Ordinal);
        Assert.Matches(@"chocoletter\.sonhs\.com/ \(Pulumi\.staging\.yaml:[0-9]+:15 and Pulumi\.prod\.yaml:[0-9]+:15\)", run.Error);
        Assert.Matches(@"1 address: 192\.168\.0\.200-192\.168\.0\.250 \(Pulumi\.staging\.yaml:[0-9]+:17 and Pulumi\.prod\.yaml:[0-9]+:17\)",
            run.Error);
        Assert.Contains("7 namespaces: ", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("stack after", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("staging", "prod", 0)]
    [InlineData("home", "home", 1)]
    [InlineData("staging", null, 0)]
    public async Task Clusters_are_told_apart_by_their_contexts(string staging, string? prod, int code)
    {
        using var run = HouseRun.Begin();
        run.Edit("staging", Existing, $"infra:cluster: {{ existing: {{ context: {staging} }} }}");
        if (prod is not null)
            run.Edit("prod", Existing, $"infra:cluster: {{ existing: {{ context: {prod} }} }}");

        Assert.Equal(code, await run.RunAsync("check", "staging"));
    }

    [Theory]
    [InlineData("keys/a.yaml", "keys/a.yaml", 1)]
    [InlineData("keys/a.yaml", "keys/b.yaml", 0)]
    public async Task Clusters_are_told_apart_by_their_kubeconfigs(string staging, string prod, int code)
    {
        using var run = HouseRun.Begin();
        run.Edit("staging", Existing, $"infra:cluster: {{ existing: {{ kubeconfig: {staging}, context: default }} }}");
        run.Edit("prod", Existing, $"infra:cluster: {{ existing: {{ kubeconfig: {prod}, context: default }} }}");

        Assert.Equal(code, await run.RunAsync("check", "staging"));
    }

    [Fact]
    public async Task A_cluster_that_a_stack_makes_is_its_own()
    {
        using var run = HouseRun.Begin();
        run.Write("Pulumi.staging.yaml",
            File.ReadAllText(Path.Combine(Support.Repository.Folder, "docs", "examples", "k3s", "Pulumi.prod.yaml")));

        await run.RunAsync("check", "staging");

        Assert.DoesNotContain("INF0505", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ranges_that_overlap_are_one_address()
    {
        using var run = HouseRun.Begin();
        run.Edit("staging", "192.168.0.200-192.168.0.250", "192.168.0.249-192.168.0.254");

        await run.RunAsync("check", "staging");

        Assert.Contains("1 address: 192.168.0.249-192.168.0.254", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stack_that_is_refused_says_so_itself_and_disturbs_no_other()
    {
        using var run = HouseRun.Begin();
        run.Write("Pulumi.staging.yaml", "config: {infra:system: chocoletter}\n");

        Assert.Equal(0, await run.RunAsync("check", "prod"));
    }

    [Theory]
    [InlineData("prod")]
    [InlineData("after")]
    public async Task A_rendered_folder_is_checked_with_the_exemptions_of_its_stack(string stack)
    {
        using var run = HouseRun.Begin();
        File.Delete(Path.Combine(run.Folder, "Pulumi.staging.yaml"));
        await run.RunAsync("render", stack, "--out", "out");

        Assert.Equal(0, await run.RunAsync("check", "out", "--fail-on", "warning"));

        Assert.Contains("nothing found", run.Output, StringComparison.Ordinal);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public async Task A_job_that_a_component_keeps_is_known_in_a_rendered_folder_too()
    {
        using var run = HouseRun.Begin();
        run.Write("Pulumi.bdg-blog-prod.yaml", File.ReadAllText(Path.Combine(Support.Repository.Folder, "Pulumi.bdg-blog-prod.yaml")));
        await run.RunAsync("render", "bdg-blog-prod", "--out", "out");

        await run.RunAsync("check", "out", "--fail-on", "warning");
        Assert.DoesNotContain("R33", run.Output, StringComparison.Ordinal);

        File.Delete(Path.Combine(run.Folder, "Pulumi.bdg-blog-prod.yaml"));
        await run.RunAsync("check", "out");
        Assert.Contains("R33 Job bdg-blog-minio/garage-setup", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_exempted_is_counted_with_the_first_end_and_listed_when_asked()
    {
        using var run = HouseRun.Begin();
        File.Delete(Path.Combine(run.Folder, "Pulumi.staging.yaml"));

        Assert.Equal(0, await run.RunAsync("check", "prod"));
        Assert.Matches(@"^stack prod: .* 7 exempted until [0-9-]{10} at the soonest \(--exempted lists them\)\.\n$", run.Output);

        Assert.Equal(0, await run.RunAsync("check", "prod", "--exempted"));
        Assert.Equal(7, run.Output.Split('\n').Count(line => line.StartsWith("Exempted until ", StringComparison.Ordinal)));
        Assert.EndsWith(" 7 exempted.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_stack_a_rendered_folder_is_any_folder()
    {
        using var run = HouseRun.Begin();
        await run.RunAsync("render", "prod", "--out", "out");
        File.Delete(Path.Combine(run.Folder, "Pulumi.prod.yaml"));

        Assert.Equal(1, await run.RunAsync("check", "out"));
        Assert.Contains("tls", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_added_to_a_rendered_folder_by_hand_is_found()
    {
        using var run = HouseRun.Begin();
        await run.RunAsync("render", "prod", "--out", "out");
        run.Write("out/chocoletter/mine.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: mine, namespace: chocoletter}\n");

        await run.RunAsync("check", "out");

        Assert.Contains("mine.yaml", run.Output, StringComparison.Ordinal);
    }
}
