using Infra.Manifests;
using Infra.Reports;
using Infra.Rules;

namespace Infra.Tests.Reports;

/// <summary>How checks read.</summary>
public sealed class CheckTextTests
{
    [Fact]
    public void A_line_names_file_severity_rule_object_place_and_fix() => Assert.Equal(
        ["test.yaml:4: warning R01 Pod shop/shop: image is not pinned to one release: spec.containers[0].image is shop:latest; "
            + "expected a tag that never moves, or a digest; fix: name the version, better with its digest"],
        CheckText.Lines(Report()));

    [Fact]
    public void The_summary_counts() =>
        Assert.Equal(["What each rule wants, and why: docs/rules/README.md.", "file test.yaml: 1 object, 1 rule: 0 errors, 1 warning."],
            CheckText.Summary(Report(), listsExempted: false));

    private static CheckReport Report()
    {
        using var text = new StringReader("""
            apiVersion: v1
            kind: Pod
            metadata: {name: shop, namespace: shop}
            spec: {containers: [{name: shop, image: shop:latest}]}
            """);
        var read = InventoryReader.ReadText(text, "test.yaml", "file test.yaml");
        return new(read, Checker.Check(read, new() { Rules = [AllRules.List.Single(rule => rule.Info.Id == "R01")] }));
    }
}
