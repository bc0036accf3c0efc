using System.Xml.Linq;
using Infra.Commands;
using Infra.Diff;
using Infra.Graph;
using Infra.Hermetic;
using Infra.Reports;
using Infra.Rules;
using Infra.Wording;
using static Infra.Wording.Markup;

namespace Infra.Pages;

/// <summary>A stack as a page for reviewers: what it comes to, what changes, what the rules find, the picture and the tree.</summary>
internal static class PreviewPage
{
    /// <summary>Writes the page.</summary>
    public static string Write(StackResult result, CheckResult check, Wiring wiring, DiffResult? changes = null)
    {
        (string Id, string Title, IEnumerable<XElement> Content)[] sections =
        [
            ("summary", "Summary", [Summary(result, check, changes)]),
            .. changes is null ? [] : new[] { ("changes", "Changes", ChangesSection.Of(changes)) },
            ("findings", "Findings", Findings(check)),
            ("wiring", "Wiring", GraphSection.Of(wiring, PictureView.Of(wiring))),
            ("parts", "Parts", [Element("ul", With("class", "tree"), Branches(result.Root, PartLabel.Of(result)))]),
        ];
        return HtmlPage.Write($"Preview of stack {result.Stack}", GraphSection.Styles,
            Element("a", With("class", "skip"), With("href", "#main"), "To the content"),
            Element("header", Element("h1", $"Preview of stack {result.Stack}"),
                Element("p", $"What the system {result.System} makes with these settings, without an engine or a cluster.")),
            Element("nav", With("aria-label", "Sections"),
                Element("ul",
                    sections.Select(section => Element("li", Element("a", With("href", "#" + section.Id), section.Title))).Cast<object>()
                        .ToArray())),
            Element("main", With("id", "main"),
                sections.Select(section => Element("section", With("id", section.Id), With("aria-labelledby", section.Id + "-title"),
                Element("h2", With("id", section.Id + "-title"), section.Title), section.Content))));
    }

    private static XElement Summary(StackResult result, CheckResult check, DiffResult? changes)
    {
        static string Counts(IEnumerable<string> names) => string.Join(", ", names.GroupBy(name => name, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => FormattableString.Invariant($"{group.Count()} {group.Key}")));
        return Element("table", Element("thead", Row("th", "What", "How many", "Which")), Element("tbody",
            Line("Objects", result.Inventory.Manifests.Count, Counts(result.Inventory.Manifests.Select(manifest => manifest.Id.Kind))),
            Line("In namespaces",
                result.Inventory.Manifests.Select(manifest => manifest.Id.Namespace).OfType<string>().Distinct(StringComparer.Ordinal)
                    .Count(),
                Counts(result.Inventory.Manifests.Select(manifest => manifest.Id.Namespace).OfType<string>())),
            Line("Charts", result.Inventory.Charts.Count,
                string.Join(", ", result.Inventory.Charts.Select(chart => $"{chart.Name} {chart.Version}".TrimEnd()))),
            Line("Remote manifests", result.Inventory.RemoteManifests.Count,
                string.Join(", ", result.Inventory.RemoteManifests.Select(remote => Credentials.Masked(remote.Source)))),
            Line("Cloud resources", result.Inventory.Cloud.Count,
                Counts(result.Inventory.Cloud.Select(resource => PartLabel.TypeOf(resource.Key)))),
            Line("Findings", check.Findings.Count,
                FormattableString.Invariant($"{check.Errors} errors, {check.Warnings} warnings, {check.Exempted.Count} exempted")),
            changes is null ? null : Line("Changes", changes.Items.Count, DiffWords.Counts(changes))));
    }

    private static IEnumerable<XElement> Findings(CheckResult check)
    {
        if (check.Findings.Count == 0)
        {
            yield return Element("p", With("class", "fine"),
                FormattableString.Invariant($"No findings: {check.Rules} rules looked at {check.Objects} objects."));
        }
        else
        {
            yield return Element("table", Element("thead", Row("th", "Rule", "Severity", "Object", "Where", "Actual", "Expected", "Fix")),
                Element("tbody", check.Findings.Select(finding => Element("tr",
                Element("td", $"{finding.Rule.Id} {finding.Rule.Title}"),
                Element("td", With("class", finding.Severity.Word()), finding.Severity.Word()),
                Element("td", finding.Subject), Element("td", Element("code", finding.Path), finding.More()), Element("td", finding.Actual),
                Element("td", finding.Expected), Element("td", finding.Fix))).Cast<object>().ToArray()));
        }

        if (check.Exempted.Count > 0)
        {
            yield return Element("details",
                Element("summary", FormattableString.Invariant($"{check.Exempted.Count} exempted, with reasons")),
                Element("table", Element("thead", Row("th", "Rule", "Object", "Reason", "Owner", "Until")),
                    Element("tbody", check.Exempted.Select(exempted => Row("td",
                    $"{exempted.Finding.Rule.Id} {exempted.Finding.Rule.Title}", exempted.Finding.Subject, exempted.Exemption.Reason,
                    exempted.Exemption.Owner, exempted.Exemption.UntilText)).Cast<object>().ToArray())));
        }
    }

    private static object[] Branches(StackResource resource, Func<StackResource, PartLabel> labels) => [.. resource.Children.Select(child =>
    {
        var (what, name, more, leads) = labels(child);
        var marks = string.Concat(PartLabel.Marks(child.Options).Select(mark => $" ({mark})"));
        object?[] label =
        [
            what.Length > 0 ? $"{what} " : null,
            leads ? Element("strong", name) : name,
            more.Length > 0 ? Element("span", With("class", "faint"), $" {more}") : null,
            marks,
        ];
        return child.Children.Count == 0
            ? Element("li", label)
            : Element("li", Element("details", With("open", "open"), Element("summary", label), Element("ul", Branches(child, labels))));
    })];

    private static XElement Line(string what, int count, string which) => Element("tr",
        Element("th", With("scope", "row"), what), Element("td", With("class", "number"), count.ToString(CultureInfo.InvariantCulture)),
        Element("td", which));

    private static XElement Row(string cell, params IEnumerable<string?> texts) =>
        Element("tr",
            texts.Select(text => cell == "th" ? Element("th", With("scope", "col"), text) : Element(cell, text)).Cast<object>().ToArray());
}
