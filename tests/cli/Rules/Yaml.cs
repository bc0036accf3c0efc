using Infra.Rules;

namespace Infra.Tests.Rules;

/// <summary>Checks YAML as it stands in a test.</summary>
internal static class Yaml
{
    public static CheckInput Input(string yaml)
    {
        var read = FolderInput.Read(new StringReader(yaml), "test.yaml");
        Assert.Empty(read.Problems);
        return read.Input;
    }

    public static IReadOnlyList<Finding> Findings(string yaml, string rule, Func<CheckInput, CheckInput>? complete = null)
    {
        var input = Input(yaml);
        return Checker.Check(complete?.Invoke(input) ?? input, rules: [AllRules.List.Single(r => r.Info.Id == rule)]).Findings;
    }

    public static string[] Shown(string yaml, string rule, Func<CheckInput, CheckInput>? complete = null) =>
        [.. Findings(yaml, rule, complete).Select(f => $"{f.Subject} {f.Path}: {f.Actual}")];
}
