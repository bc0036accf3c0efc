using System.Text.Json;
using System.Text.RegularExpressions;
using Infra.Tests.Support;

namespace Infra.Tests.Workflows;

/// <summary>The workflows that people copy.</summary>
public sealed class WorkflowTests
{
    private const string Good = """
        on:
          pull_request:
        permissions: {}
        concurrency: {group: a, cancel-in-progress: true}
        jobs:
          test:
            runs-on: ubuntu-24.04
            timeout-minutes: 5
            permissions: {contents: read}
            steps:
              - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
                with: {persist-credentials: false}
              - run: .ci/run

        """;

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Path.Combine(Repository.Folder, ".github", "workflows")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Keeps_to_the_rules(string file) => Assert.Empty(WorkflowRules.Check(Read(".github/workflows/" + file)));

    [Theory]
    [MemberData(nameof(Files))]
    public void Runs_only_scripts_that_are_there(string file)
    {
        foreach (Match script in Regex.Matches(Read(".github/workflows/" + file), @"run: (\.ci/[a-z]+)"))
        {
            var path = Path.Combine(Repository.Folder, script.Groups[1].Value);
            Assert.True(File.Exists(path), script.Value);
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute), script.Value);
        }
    }

    [Fact]
    public void A_good_workflow_is_fine() => Assert.Empty(WorkflowRules.Check(Good));

    [Theory]
    [InlineData("permissions: {}", "permissions: write-all", "permissions at the top")]
    [InlineData("permissions: {contents: read}", "permissions: {contents: read, id-token: write}", "may write")]
    [InlineData("permissions: {contents: read}", "permissions: {contents: read, id-token: write}", "without an environment")]
    [InlineData("    permissions: {contents: read}\n", "", "no permissions of its own")]
    [InlineData("concurrency: {group: a, cancel-in-progress: true}\n", "", "no concurrency group")]
    [InlineData("    timeout-minutes: 5\n", "", "no timeout")]
    [InlineData("pull_request:", "pull_request_target:", "pull_request_target")]
    [InlineData("@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1", "@v7", "not pinned")]
    [InlineData(" # v7.0.1", "", "not pinned")]
    [InlineData("persist-credentials: false", "fetch-depth: 0", "leaves the token")]
    [InlineData("run: .ci/run", "run: .ci/run ${{ github.head_ref }}", "an expression in a command")]
    [InlineData("run: .ci/run", "run: for s in prod; do infra preview $s; done", "logic in YAML")]
    [InlineData("run: .ci/run", "run: .ci/run\n        env: {A: \"${{ secrets.A }}\"}", "sees secrets")]
    public void A_bad_one_is_found(string good, string bad, string problem) =>
        Assert.Contains(WorkflowRules.Check(Good.Replace(good, bad, StringComparison.Ordinal)), found => found.Contains(problem, StringComparison.Ordinal));

    [Fact]
    public void Renovate_finds_every_version_that_says_where_it_comes_from()
    {
        using var settings = JsonDocument.Parse(Read("renovate.json"));
        var manager = settings.RootElement.GetProperty("customManagers")[0];
        var pattern = manager.GetProperty("matchStrings")[0].GetString()!;
        var files = manager.GetProperty("managerFilePatterns")[0].GetString()!.Trim('/');
        var versions = Read("components/Charts/Versions.cs");

        Assert.Matches(files, "components/Charts/Versions.cs");
        Assert.Equal(Regex.Count(versions, "// renovate:"), Regex.Count(versions, pattern));
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(Repository.Folder, path));
}
