using System.Text.RegularExpressions;
using Infra.Tests.Support;

namespace Infra.Tests.Workflows;

public sealed partial class WorkflowTests
{
    private const string Good = """
        name: Good
        on:
          pull_request:
        permissions: {}
        concurrency: good
        jobs:
          one:
            timeout-minutes: 5
            permissions:
              contents: read
            steps:
              - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
                with:
                  persist-credentials: false
              - run: echo good
        """;

    private static string Folder => Path.Combine(Repository.Folder, ".github", "workflows");

    public static TheoryData<string> Names() =>
        [.. Directory.EnumerateFiles(Folder, "*.yml").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_workflow_follows_the_rules(string name) => Assert.Empty(WorkflowRules.Problems(Read(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_script_that_a_workflow_runs_is_there(string name)
    {
        var scripts = Script().Matches(Read(name)).Select(match => Path.Combine(Repository.Folder, match.Value)).ToList();

        Assert.All(scripts, script => Assert.True(File.Exists(script), script));
        Assert.All(scripts,
            script => Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(script).HasFlag(UnixFileMode.UserExecute), script));
    }

    [Fact]
    public void All_six_workflows_are_there() => Assert.Equal(
        ["deploy.yml", "drift.yml", "image-bump.yml", "promote.yml", "pull-request-comment.yml", "pull-request.yml"],
        Directory.EnumerateFiles(Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));

    [Fact]
    public void A_job_may_write_what_it_is_for_and_nothing_else() => Assert.Equal(
        """
        deploy.yml guests: contents=read id-token=write
        deploy.yml owners: contents=read id-token=write
        deploy.yml stacks: contents=read deployments=read
        drift.yml drift: contents=read id-token=write
        drift.yml report: actions=read contents=read issues=write
        drift.yml stacks: contents=read
        image-bump.yml again: contents=write pull-requests=write
        image-bump.yml bump: contents=write pull-requests=write
        promote.yml promote: contents=write pull-requests=write
        pull-request-comment.yml code-scanning: actions=read contents=read security-events=write
        pull-request-comment.yml comment: actions=read contents=read pull-requests=write
        pull-request.yml checks: contents=read
        pull-request.yml code-scanning: actions=read contents=read security-events=write
        pull-request.yml review: contents=read
        """,
        string.Join('\n', Directory.EnumerateFiles(Folder)
            .SelectMany(file => WorkflowFile.Parse(File.ReadAllText(file)).Jobs.Select(job =>
                $"{Path.GetFileName(file)} {job.Name}: {string.Join(' ', job.Permissions!.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"))}"))
            .Order(StringComparer.Ordinal)), ignoreLineEndingDifferences: true);

    [Fact]
    public void An_action_has_one_commit_wherever_it_is_used()
    {
        var pins = Directory.EnumerateFiles(Folder).SelectMany(file => Pin().Matches(File.ReadAllText(file)))
            .Select(match => (Repository: match.Groups[1].Value, Pin: match.Groups[2].Value)).Distinct().ToList();

        Assert.NotEmpty(pins);
        Assert.Equal(pins.Select(pin => pin.Repository).Distinct().Order(StringComparer.Ordinal),
            pins.Select(pin => pin.Repository).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_deployment_is_never_cancelled_and_guests_wait_for_their_owners()
    {
        var jobs = WorkflowFile.Parse(Read("deploy.yml")).Jobs.ToDictionary(job => job.Name, StringComparer.Ordinal);

        foreach (var job in new[] { jobs["owners"], jobs["guests"] })
        {
            var group = Assert.IsType<Dictionary<object, object?>>(job.Node["concurrency"]);
            Assert.Equal("stack-${{ matrix.stack }}", group["group"]);
            Assert.Equal("false", group["cancel-in-progress"]);
            Assert.Equal("${{ matrix.stack }}", job.Node["environment"]);
        }

        Assert.Equal(["stacks", "owners"], Assert.IsType<List<object>>(jobs["guests"].Node["needs"]));
        Assert.Contains("needs.owners.result != 'failure'", (string)jobs["guests"].Node["if"]!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workflow_that_follows_the_rules_has_no_problems() => Assert.Empty(WorkflowRules.Problems(Good));

    [Theory]
    [InlineData("permissions: {}", "permissions: read-all", "permissions of the workflow are not {}")]
    [InlineData("concurrency: good\n", "", "no concurrency group")]
    [InlineData("  pull_request:", "  pull_request_target:", "pull_request_target runs foreign code with secrets")]
    [InlineData("@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@v7",
        "not pinned by commit, with its version behind it: actions/checkout@v7")]
    [InlineData(" # v7.0.1", "",
        "not pinned by commit, with its version behind it: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1")]
    [InlineData("    timeout-minutes: 5\n", "", "one: no timeout-minutes")]
    [InlineData("    permissions:\n      contents: read\n", "", "one: no permissions")]
    [InlineData("contents: read", "contents: write", "one: foreign code beside a token that writes")]
    [InlineData("persist-credentials: false", "fetch-depth: 0", "one: the checkout keeps its token")]
    [InlineData("run: echo good", "run: .ci/bump prod a=b", "one: the checkout does not say that it keeps its token")]
    [InlineData("run: echo good", "run: echo '${{ github.event.pull_request.title }}'", "one: an expression in a script")]
    [InlineData("      - run: echo good", "      - run: echo\n        env: { A: '${{ secrets.A }}' }",
        "one: a secret or an id-token for a pull request")]
    public void A_workflow_that_breaks_a_rule_is_found(string good, string bad, string problem)
    {
        var text = Good.ReplaceLineEndings("\n");
        Assert.Contains(good, text, StringComparison.Ordinal);

        Assert.Equal([problem], WorkflowRules.Problems(text.Replace(good, bad, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_token_for_a_cloud_needs_an_environment_and_secrets_go_to_single_steps() => Assert.Equal(
        ["one: id-token without an environment", "one: a secret for every step of the job"],
        WorkflowRules.Problems(Good.ReplaceLineEndings("\n")
            .Replace("  pull_request:", "  push:", StringComparison.Ordinal)
            .Replace("      contents: read", "      id-token: write\n    env: { A: '${{ secrets.A }}' }", StringComparison.Ordinal)));

    [GeneratedRegex(@"\.ci/[a-z-]+")]
    private static partial Regex Script();

    [GeneratedRegex(@"uses: ([\w.-]+/[\w.-]+)[\w./-]*@([0-9a-f]{40} # \S+)")]
    private static partial Regex Pin();
}
