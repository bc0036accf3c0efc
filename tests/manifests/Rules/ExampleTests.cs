using Infra.Rules;
using Infra.Tests.Support;

namespace Infra.Tests.Rules;

/// <summary>Every rule's page shows manifests that fail it and the same put right: both are held to what they claim.</summary>
public sealed class ExampleTests
{
    // Rules about clouds and about the files of a folder cannot be shown by manifests alone; they have tests of their own.
    private static readonly string[] WithoutExamples = ["L13", "L14", "R28", "R29", "R34", "R57"];

    public static TheoryData<string> Rules =>
        [.. AllRules.List.Where(rule => !WithoutExamples.Contains(rule.Info.Id)).Select(rule => rule.Info.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_wrong_example_of_a_rule_fails_it(string id)
    {
        var rule = AllRules.List.Single(r => r.Info.Id == id);
        Assert.NotNull(rule.Info.Wrong);
        Assert.NotEmpty(Yaml.Findings(rule.Info.Wrong, id));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_right_example_of_a_rule_passes_it(string id)
    {
        var rule = AllRules.List.Single(r => r.Info.Id == id);
        Assert.NotNull(rule.Info.Right);
        Assert.Empty(Yaml.Shown(rule.Info.Right, id));
    }

    [Fact]
    public void Every_example_belongs_to_a_rule() => Assert.Empty(
        Directory.EnumerateFiles(Path.Combine(Repository.Folder, "manifests", "Rules", "Examples"))
            .Select(file => Path.GetFileName(file).Split('.')[0])
            .Except(AllRules.List.Select(rule => rule.Info.Name)));

    [Fact]
    public void A_rule_is_found_by_its_name_in_a_file_of_its_own() => Assert.All(AllRules.List, rule =>
    {
        var type = rule.GetType();
        Assert.Equal(rule.Info.Name.Replace("-", "", StringComparison.Ordinal), type.Name, ignoreCase: true);
        Assert.True(File.Exists(Path.Combine(Repository.Folder, "manifests", "Rules", type.Namespace!.Split('.')[^1], type.Name + ".cs")),
            type.Name);
    });

    [Fact]
    public void Ids_and_names_are_unique_and_of_one_form()
    {
        Assert.All(AllRules.List, rule =>
        {
            Assert.Matches("^[ARLN][0-9]{2}$", rule.Info.Id);
            Assert.Matches("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", rule.Info.Name);
        });
        Assert.Equal(AllRules.List.Count, AllRules.List.Select(rule => rule.Info.Id).Distinct().Count());
        Assert.Equal(AllRules.List.Count, AllRules.List.Select(rule => rule.Info.Name).Distinct().Count());
        Assert.Equal(AllRules.List.Select(rule => rule.Info.Id).Order(StringComparer.Ordinal), AllRules.List.Select(rule => rule.Info.Id));
    }

    [Fact]
    public void The_35_rules_of_the_plan_are_there() =>
        Assert.Empty(Enumerable.Range(1, 35).Select(n => $"R{n:00}").Except(AllRules.List.Select(rule => rule.Info.Id)));
}
