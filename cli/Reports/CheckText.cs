using Infra.Rules;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Infra.Reports;

/// <summary>A check as people read it: findings by object on a terminal, a line each in a pipe.</summary>
internal static class CheckText
{
    /// <summary>The findings for a terminal.</summary>
    /// <param name="report">The findings.</param>
    /// <param name="width">How many characters a line has.</param>
    public static IEnumerable<IRenderable> Of(CheckReport report, int width)
    {
        foreach (var subject in report.Result.Findings.GroupBy(finding => (finding.Subject, finding.MadeBy, finding.At?.File)))
        {
            var (name, component, file) = subject.Key;
            var place = file ?? component ?? "";
            yield return new Paragraph().Append(name, Styles.Strong)
                .Append(place.Length == 0 ? "" : (name.Length + place.Length + 2 <= width ? "  " : "\n") + place, Styles.Faint)
                .Append("\n");
            var grid = new Grid().AddColumns(
                new GridColumn { NoWrap = true, Padding = new Padding(2, 0, 1, 0) },
                new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0) },
                new GridColumn { Padding = new Padding(0, 0, 0, 0) });
            foreach (var finding in subject)
            {
                grid.AddRow(
                    new Text(finding.Severity.Word(), Styles.Of(finding.Severity)),
                    new Text(finding.Rule.Id),
                    new Paragraph().Append(finding.Rule.Title, Styles.Strong).Append(finding.Spread)
                        .Append($"\n{Found(finding)}\nexpected {finding.Expected}\n")
                        .Append($"fix: {finding.Fix}", Styles.Good));
            }

            yield return grid;
            yield return new Text("\n");
        }
    }

    /// <summary>The findings for a pipe: one line each, place first, as compilers write them.</summary>
    public static IEnumerable<string> Lines(CheckReport report) =>
        report.Result.Findings.Select(finding =>
            $"{(finding.At is null ? report.Inventory.Name : $"{finding.At.File}:{finding.At.Line.ToString(CultureInfo.InvariantCulture)}")}: {finding.Severity.Word()} {finding.Rule.Id} {finding.Subject}{finding.Spread}{(finding.MadeBy is null ? "" : $" ({finding.MadeBy})")}: "
            + $"{finding.Rule.Title}: {Found(finding)}; expected {finding.Expected}; fix: {finding.Fix}");

    /// <summary>The numbers, and what was left out.</summary>
    /// <param name="report">The findings.</param>
    /// <param name="listsExempted">Whether each accepted finding is named.</param>
    public static IEnumerable<string> Summary(CheckReport report, bool listsExempted)
    {
        var result = report.Result;
        foreach (var note in report.Inventory.Notes)
            yield return $"Left out: {note}.";

        foreach (var group in listsExempted ? result.Exempted.GroupBy(exempted => exempted.Exemption) : [])
            yield return $"Exempted until {group.Key.UntilText} by {group.Key.Owner}: {group.Key.Rule} on {group.Key.Subject} ({Count(group.Count(), "finding")}): {group.Key.Reason}";

        if (result.Findings.Count > 0)
            yield return "What each rule wants, and why: docs/rules/README.md.";

        yield return $"{report.Inventory.Name}: {Count(result.Objects, "object")}, {Count(result.Rules, "rule")}: "
            + (result.Findings.Count == 0
                ? "nothing found"
                : $"{Count(result.Errors, "error")}, {Count(result.Warnings, "warning")}{(result.Informations == 0 ? "" : $", {result.Informations} for information")}")
            + (result.Exempted.Count == 0 ? "." : $", {result.Exempted.Count} exempted"
                + (listsExempted ? "." : $" until {First(result)} at the soonest (--exempted lists them)."));
    }

    private static string First(CheckResult result) =>
        result.Exempted.Select(exempted => exempted.Exemption.UntilText).Order(StringComparer.Ordinal).First();

    private static string Place(Finding finding) =>
        finding.Path.Length == 0 && finding.Also.Count == 0 ? "" : $"{finding.Path}{finding.More()} ".TrimStart();

    // Of a field that should not be there its name says it all.
    private static string Found(Finding finding) =>
        finding.Actual is { Length: > 0 } key && IsField(finding.Path, key) ? Place(finding).TrimEnd()
        : Place(finding) + (finding.Actual is null ? "is absent" : finding.Path.Length == 0 ? finding.Actual : $"is {finding.Actual}");

    private static bool IsField(string path, string key) => path == key
        || path.EndsWith("." + key, StringComparison.Ordinal) || path.EndsWith($"['{key}']", StringComparison.Ordinal);

    private static string Count(int number, string what) => string.Create(CultureInfo.InvariantCulture,
        $"{number} {what}{(number == 1 ? "" : "s")}");
}
