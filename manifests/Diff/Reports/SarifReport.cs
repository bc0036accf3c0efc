using Infra.Manifests;

namespace Infra.Diff.Reports;

/// <summary>What a comparison warns of, in the format of code scanners: replacements and grave consequences, at the stack's file.</summary>
public static class SarifReport
{
    /// <summary>The log.</summary>
    /// <param name="result">The comparison.</param>
    /// <param name="file">The stack's file.</param>
    public static string Of(DiffResult result, string file)
    {
        var findings = result.Items.Select(item => (Item: item, Rule: RuleOf(item))).Where(finding => finding.Rule is not null).ToList();
        var rules = findings.Select(finding => finding.Rule!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(rule => (Node)MapNode.Of(("id", rule), ("shortDescription", MapNode.Of(("text", rule.Replace('-', ' '))))));
        return ShownValue.Json(MapNode.Of(
            ("version", "2.1.0"),
            ("$schema", "https://json.schemastore.org/sarif-2.1.0.json"),
            ("runs", new ListNode(
            [
                MapNode.Of(
                    ("tool", MapNode.Of(("driver", MapNode.Of(("name", "infra diff"), ("rules", new ListNode([.. rules])))))),
                    ("results", new ListNode([.. findings.Select(finding => Finding(finding.Item, finding.Rule!, file))]))),
            ]))));
    }

    private static string? RuleOf(ItemDiff item) =>
        item.Gravest is { Impact: >= Impact.AddressChanges } gravest ? gravest.Word : item.Kind == ItemDiffKind.Replaced ? "replaced" : null;

    private static MapNode Finding(ItemDiff item, string rule, string file)
    {
        var fields = string.Join(", ", item.Fields.Take(5).Select(change => change.Path));
        var text = $"{DiffWords.Subject(item)} is {item.Word}{(fields.Length == 0 ? "" : $" ({fields})")}: {item.Gravest?.Text ?? "a field cannot be changed in place"}";
        return MapNode.Of(
            ("ruleId", rule),
            ("level", item.Gravest is { Impact: >= Impact.DataAtRisk } ? "error" : "warning"),
            ("message", MapNode.Of(("text", text))),
            ("locations", new ListNode([MapNode.Of(("physicalLocation", MapNode.Of(
                ("artifactLocation", MapNode.Of(("uri", file.Replace('\\', '/')))),
                ("region", MapNode.Of(("startLine", 1))))))])),
            ("partialFingerprints", MapNode.Of(("item", $"{rule}/{item.Item}"))));
    }
}
