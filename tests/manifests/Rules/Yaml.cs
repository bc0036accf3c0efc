using Infra.Manifests;
using Infra.Rules;

namespace Infra.Tests.Rules;

/// <summary>Checks YAML as it stands in a test.</summary>
internal static class Yaml
{
    public static Inventory Read(string yaml)
    {
        using var text = new StringReader(yaml);
        return InventoryReader.ReadText(text, "test.yaml").Complete();
    }

    /// <summary>The options of a check by one rule.</summary>
    public static CheckOptions Only(string rule) => new() { Rules = [AllRules.List.Single(r => r.Info.Id == rule)] };

    public static IReadOnlyList<Finding> Findings(string yaml, string rule, CheckOptions? options = null) =>
        Checker.Check(Read(yaml), (options ?? new()) with { Rules = Only(rule).Rules }).Findings;

    public static string[] Shown(string yaml, string rule, CheckOptions? options = null) =>
        [.. Findings(yaml, rule, options).Select(f => $"{f.Subject} {f.Path}: {f.Actual}")];
}
