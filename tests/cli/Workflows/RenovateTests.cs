using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Infra.Catalogue;
using Infra.Tests.Support;

namespace Infra.Tests.Workflows;

public sealed class RenovateTests
{
    private static readonly JsonElement s_config = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Folder, "renovate.json"))).RootElement;

    private static Regex Manager(string file) => s_config.GetProperty("customManagers").EnumerateArray()
        .Where(manager => manager.GetProperty("managerFilePatterns").EnumerateArray().Any(pattern => Regex.IsMatch(file, pattern.GetString()!.Trim('/'))))
        .Select(manager => new Regex(Assert.Single(manager.GetProperty("matchStrings").EnumerateArray()).GetString()!))
        .Single();

    [Fact]
    public void Every_version_of_the_program_is_found_with_its_source()
    {
        const string File = "manifests/Catalogue/Versions.cs";
        var found = Manager(File).Matches(System.IO.File.ReadAllText(Path.Combine(Repository.Folder, File)));

        Assert.Equal(
            typeof(Versions).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal),
            found.Select(match => match.Groups["currentValue"].Value).Order(StringComparer.Ordinal));
        Assert.All(found, match =>
        {
            Assert.Contains(match.Groups["datasource"].Value, new[] { "helm", "docker", "github-releases" });
            Assert.NotEmpty(match.Groups["depName"].Value);
            Assert.Equal(match.Groups["datasource"].Value == "helm", match.Groups["registryUrl"].Success);
        });
    }

    [Theory]
    [InlineData("deploy.yml", 2)]
    [InlineData("drift.yml", 1)]
    public void The_command_line_of_pulumi_is_found_in_workflows(string name, int times)
    {
        var found = Manager($".github/workflows/{name}").Matches(WorkflowTests.Read(name));

        Assert.Equal(times, found.Count);
        Assert.All(found, match => Assert.Equal("pulumi/pulumi", match.Groups["depName"].Value));
        Assert.Single(found.Select(match => match.Groups["currentValue"].Value).Distinct());
    }

    [Fact]
    public void Expressions_are_of_the_kind_that_renovate_can_read()
    {
        foreach (var expression in s_config.GetProperty("customManagers").EnumerateArray().SelectMany(manager => manager.GetProperty("matchStrings").EnumerateArray()))
        {
            Assert.DoesNotMatch(@"\(\?(=|!|<=|<!)|\\[1-9]", expression.GetString()!);
        }
    }

    [Fact]
    public void Rules_name_only_what_there_is()
    {
        var versions = File.ReadAllText(Path.Combine(Repository.Folder, "manifests", "Catalogue", "Versions.cs"));

        var names = s_config.GetProperty("packageRules").EnumerateArray()
            .Where(rule => rule.TryGetProperty("matchDepNames", out _))
            .SelectMany(rule => rule.GetProperty("matchDepNames").EnumerateArray().Select(name => name.GetString()!))
            .Distinct().ToList();

        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.Contains($"depName={name}\n", versions.ReplaceLineEndings("\n"), StringComparison.Ordinal));
    }

    [Fact]
    public void A_release_is_left_alone_for_three_days() => Assert.Equal("3 days", s_config.GetProperty("minimumReleaseAge").GetString());
}
