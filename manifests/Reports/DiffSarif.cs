using Infra.Diff;

namespace Infra.Reports;

/// <summary>What a comparison warns of as SARIF: replacements and grave consequences, at the stack's file.</summary>
internal static class DiffSarif
{
    public static string Of(DiffResult result, string file)
    {
        var found = result.Items.Select(item => (Item: item, Rule: RuleOf(item))).Where(finding => finding.Rule is not null).ToList();
        var rules = found.Select(finding => finding.Rule!).Order(StringComparer.Ordinal)
            .Select(rule => new SarifRule(rule, rule.Replace('-', ' ')));
        return Sarif.Write("infra diff", result.New, rules, found.Select(finding => Result(finding.Item, finding.Rule!, file)),
            result.Problems);
    }

    private static string? RuleOf(ItemDiff item) =>
        item.Gravest is { Impact: >= Impact.AddressChanges } gravest
            ? gravest.Word : item.Kind == ItemDiffKind.Replaced ? "replaced" : null;

    private static SarifResult Result(ItemDiff item, string rule, string file)
    {
        var fields = string.Join(", ", item.Fields.Take(5).Select(change => change.Path));
        return new SarifResult(
            rule,
            item.Gravest is { Impact: >= Impact.DataAtRisk } ? "error" : "warning",
            $"{DiffWords.Subject(item)} is {item.Word}{(fields.Length == 0 ? "" : $" ({fields})")}: {string.Join("; ", new[] { DiffWords.Needs(item), item.Gravest?.Text }.OfType<string>().DefaultIfEmpty("a field cannot be changed in place"))}",
            item.Item.ToString(),
            new SourceLocation(file, 1, 1),
            $"{rule}/{item.Item}");
    }
}
