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
        var labels = Labels(result);
        var tree = new Tree(new Paragraph().Append(result.Stack, Styles.Strong).Append($"  {result.System}", Styles.Faint)) { Style = Styles.Faint };
        Add(tree, result.Root, labels);
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
                grid.AddRow(new Text(what, Styles.Strong), new Text(count.ToString(CultureInfo.InvariantCulture)), new Text(string.Join(separator, details)));
        }

        Row("objects", result.Inventory.Manifests.Count, Counts(result.Inventory.Manifests.Select(manifest => manifest.Id.Kind)));
        Row("namespaces", result.Inventory.Manifests.Select(m => m.Id.Namespace).OfType<string>().Distinct(StringComparer.Ordinal).Count(),
            Counts(result.Inventory.Manifests.Select(m => m.Id.Namespace).OfType<string>()));
        Row("cloud", result.Inventory.Cloud.Count, Counts(result.Inventory.Cloud.Select(resource => TypeName(resource.Key))));
        Row("charts", result.Inventory.Charts.Count, result.Inventory.Charts.Select(chart => $"{chart.Name} {chart.Version}".TrimEnd()));
        Row("manifests", result.Inventory.RemoteManifests.Count, result.Inventory.RemoteManifests.Select(remote => Credentials.Masked(remote.Source)), "\n");
        grid.AddRow(new Text("findings", Styles.Strong), new Text(check.Findings.Count.ToString(CultureInfo.InvariantCulture)), new Text(Severities(check)));
        grid.AddRow(new Text("time", Styles.Strong), new Text(""), new Text(string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds:0.00} s")));
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

    private static Dictionary<ResourceKey, Paragraph> Labels(StackResult result)
    {
        var labels = new Dictionary<ResourceKey, Paragraph>();
        foreach (var manifest in result.Inventory.Manifests.Where(manifest => manifest.Resource is not null))
        {
            var name = manifest.Id.Namespace is { } space ? $"{space}/{manifest.Id.Name}" : manifest.Id.Name;
            labels[manifest.Resource!] = new Paragraph().Append($"{manifest.Id.Kind} ").Append(name, Styles.Faint);
        }

        foreach (var chart in result.Inventory.Charts)
        {
            labels[chart.Resource!] = new Paragraph()
                .Append("chart ").Append($"{chart.Name} {chart.Version}".TrimEnd(), Styles.Strong)
                .Append($"  {Credentials.Masked(chart.Repository ?? chart.Chart)}", Styles.Faint);
        }

        foreach (var remote in result.Inventory.RemoteManifests)
            labels[remote.Resource!] = new Paragraph().Append("manifest ").Append(Credentials.Masked(remote.Name), Styles.Faint);

        return labels;
    }

    private static void Add(IHasTreeNodes node, StackResource resource, Dictionary<ResourceKey, Paragraph> labels)
    {
        foreach (var child in resource.Children)
        {
            var label = labels.TryGetValue(child.Key, out var known) ? known : Label(child);
            foreach (var mark in Marks(child.Options))
                label.Append($"  {mark}", Styles.Caution);

            Add(node.AddNode(label), child, labels);
        }
    }

    private static Paragraph Label(StackResource resource) => resource.Role switch
    {
        ResourceRole.Component => new Paragraph().Append(resource.Key.Name, Styles.Strong).Append($"  {TypeName(resource.Key)}", Styles.Faint),
        ResourceRole.Provider => new Paragraph($"provider {resource.Key.Name}", Styles.Faint),
        ResourceRole.Lookup => new Paragraph($"reads {resource.Key.Name}", Styles.Faint),
        _ => new Paragraph().Append($"{TypeName(resource.Key)} ").Append(resource.Key.Name, Styles.Faint),
    };

    private static IEnumerable<string> Marks(EngineOptions options)
    {
        if (options.Protect)
            yield return "protected";

        if (options.RetainOnDelete)
            yield return "kept on delete";
    }

    private static IEnumerable<string> Counts(IEnumerable<string> names) => names
        .GroupBy(name => name, StringComparer.Ordinal)
        .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {group.Key}"));

    // The last part of a token, with the service for those of a cloud: aws:ec2/vpc:Vpc is ec2 Vpc.
    private static string TypeName(ResourceKey key)
    {
        var parts = key.Type.Split(':');
        var service = parts is [var package, var module, _] && package is not ("infra" or "kubernetes") ? module.Split('/')[0] + " " : "";
        return service is "index " ? parts[^1] : service + parts[^1];
    }
}
