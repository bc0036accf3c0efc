using System.Text;
using Infra.Rules;

namespace Infra.Reports;

/// <summary>A check as Markdown, for a comment on a pull request.</summary>
internal static class CheckMarkdown
{
    // A comment holds 65,536 characters; the rest of the page needs some.
    private const int Most = 60_000;

    /// <summary>The page.</summary>
    public static string Of(CheckReport report)
    {
        var page = new StringBuilder();
        var result = report.Result;
        page.Append(CultureInfo.InvariantCulture, $"### Check of {Markdown.Text(report.Inventory.Name)}\n\n");
        page.Append(CultureInfo.InvariantCulture,
            $"{result.Objects} objects, {result.Rules} rules: **{result.Errors} errors, {result.Warnings} warnings**{(result.Informations == 0 ? "" : $", {result.Informations} for information")}");
        page.Append(result.Exempted.Count == 0 ? ".\n"
            : string.Create(CultureInfo.InvariantCulture, $", {result.Exempted.Count} exempted.\n"));
        if (report.Problems.Count > 0)
            page.Append('\n').Append(Markdown.Problems(report.Problems));

        var left = result.Findings.Count;
        foreach (var (rule, findings) in result.Findings.GroupBy(finding => finding.Rule).Select(group => (group.Key, group.ToList())))
        {
            var part = Part(rule, findings);
            if (page.Length + part.Length > Most)
            {
                page.Append(CultureInfo.InvariantCulture, $"\n{left} more findings do not fit here; run `infra check` to see them.\n");
                break;
            }

            page.Append(part);
            left -= findings.Count;
        }

        if (result.Exempted.Count > 0)
        {
            page.Append("\n<details><summary>Exempted</summary>\n\n| rule | object | until | owner | reason |\n|---|---|---|---|---|\n");
            foreach (var (finding, exemption) in result.Exempted)
            {
                page.Append(CultureInfo.InvariantCulture,
                    $"| {finding.Rule.Id} | {Markdown.Text(finding.Subject)} | {exemption.UntilText} | {Markdown.Text(exemption.Owner)} | {Markdown.Text(exemption.Reason)} |\n");
            }

            page.Append("\n</details>\n");
        }

        return page.ToString();
    }

    private static string Part(RuleInfo rule, List<Finding> findings)
    {
        var part = new StringBuilder();
        var worst = findings.Max(finding => finding.Severity);
        part.Append(CultureInfo.InvariantCulture,
            $"\n<details><summary>{worst.Word()} {rule.Id} {Markdown.Text(rule.Title)} ({findings.Count})</summary>\n\n");
        part.Append("| object | place | actual | expected | fix |\n|---|---|---|---|---|\n");
        foreach (var finding in findings)
        {
            part.Append(CultureInfo.InvariantCulture,
                $"| {Markdown.Text(finding.Subject + finding.Spread)} | {Markdown.Text(finding.Path + finding.More())} | {Markdown.Text(finding.Actual ?? "absent")} | {Markdown.Text(finding.Expected)} | {Markdown.Text(finding.Fix)} |\n");
        }

        part.Append("\n</details>\n");
        return part.ToString();
    }
}
