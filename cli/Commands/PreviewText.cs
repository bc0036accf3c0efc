using Infra.Hermetic;
using Infra.Rules;
using Infra.Wording;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Infra.Commands;

/// <summary>A stack as people read it: a tree of components, and what it comes to.</summary>
internal static class PreviewText
{
    /// <summary>The components with what they make.</summary>
    public static IRenderable Tree(StackResult result)
    {
        var tree = new Tree(new Paragraph().Append(result.Stack, Styles.Strong).Append($"  {result.System}", Styles.Faint))
        {
            Style = Styles.Faint,
        };
        Add(tree, result.Root, PartLabel.Of(result));
        return tree;
    }

    /// <summary>What the rules found, one line each; <c>infra check</c> says more.</summary>
    public static IEnumerable<IRenderable> Findings(CheckResult check)
    {
        foreach (var finding in check.Findings)
        {
            yield return new Paragraph()
                .Append(finding.Severity.Word(), Styles.Of(finding.Severity))
                .Append($" {finding.Rule.Id} {finding.Subject}: {finding.Rule.Title} ({finding.Path}{finding.More()})\n");
        }

        if (check.Findings.Count > 0)
            yield return new Text("\n");
    }

    /// <summary>The counts, the sources from elsewhere, and the time.</summary>
    public static IRenderable Summary(StackResult result, CheckResult check, TimeSpan elapsed)
    {
        var grid = new Grid().AddColumns(
            new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0) },
            new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0), Alignment = Justify.Right },
            new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        void Row(string what, int count, IEnumerable<string> details, string separator = ", ")
        {
            if (count > 0)
            {
                grid.AddRow(new Text(what, Styles.Strong), new Text(count.ToString(CultureInfo.InvariantCulture)),
                    new Text(string.Join(separator, details)));
            }
        }

        Row("objects", result.Inventory.Manifests.Count, Counts(result.Inventory.Manifests.Select(manifest => manifest.Id.Kind)));
        Row("in namespaces",
            result.Inventory.Manifests.Select(m => m.Id.Namespace).OfType<string>().Distinct(StringComparer.Ordinal).Count(),
            Counts(result.Inventory.Manifests.Select(m => m.Id.Namespace).OfType<string>()));
        Row("cloud", result.Inventory.Cloud.Count, Counts(result.Inventory.Cloud.Select(resource => PartLabel.TypeOf(resource.Key))));
        Row("charts", result.Inventory.Charts.Count, result.Inventory.Charts.Select(chart => $"{chart.Name} {chart.Version}".TrimEnd()));
        Row("manifests", result.Inventory.RemoteManifests.Count,
            result.Inventory.RemoteManifests.Select(remote => Credentials.Masked(remote.Source)), "\n");
        grid.AddRow(new Text("findings", Styles.Strong), new Text(check.Findings.Count.ToString(CultureInfo.InvariantCulture)),
            new Text(Severities(check)));
        grid.AddRow(new Text("time", Styles.Strong), new Text(""),
            new Text(string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds:0.00} s")));
        return grid;
    }

    private static string Severities(CheckResult check)
    {
        var parts = new List<string>();
        void Part(int count, string what)
        {
            if (count > 0)
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {what}"));
        }

        Part(check.Errors, check.Errors == 1 ? "error" : "errors");
        Part(check.Warnings, check.Warnings == 1 ? "warning" : "warnings");
        Part(check.Informations, "for information");
        Part(check.Exempted.Count, "exempted");
        Part(check.Problems.Count, check.Problems.Count == 1 ? "exemption to look at" : "exemptions to look at");
        return string.Join(", ", parts);
    }

    private static void Add(IHasTreeNodes node, StackResource resource, Func<StackResource, PartLabel> labels)
    {
        foreach (var child in resource.Children)
        {
            var (what, name, more, leads) = labels(child);
            var label = new Paragraph().Append(what.Length > 0 ? $"{what} " : "").Append(name, leads ? Styles.Strong : Styles.Faint)
                .Append(more.Length > 0 ? $"  {more}" : "", Styles.Faint);
            foreach (var mark in PartLabel.Marks(child.Options))
                label.Append($"  {mark}", Styles.Caution);

            Add(node.AddNode(label), child, labels);
        }
    }

    private static IEnumerable<string> Counts(IEnumerable<string> names) => names
        .GroupBy(name => name, StringComparer.Ordinal)
        .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {group.Key}"));
}
