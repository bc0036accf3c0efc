using System.Text;
using Infra.Reports;

namespace Infra.Adopt;

/// <summary>An adoption as a page in Markdown, to be followed step by step.</summary>
internal static class AdoptionPage
{
    public static string Of(AdoptionPlan plan)
    {
        var page = new StringBuilder($"# Adopting stack {Markdown.Text(plan.Stack)}\n\n");
        foreach (var line in AdoptionWords.Summary(plan))
            page.Append(CultureInfo.InvariantCulture, $"- {Markdown.Text(line)}\n");

        page.Append("\n## Steps\n");
        foreach (var (index, step) in plan.Steps.Index())
        {
            page.Append(CultureInfo.InvariantCulture, $"\n{index + 1}. **{Markdown.Text(step.Title)}.** {Markdown.Text(step.Why)}\n");
            if (step.Settings is { } settings)
                Code(page, "yaml", $"# Pulumi.{step.Stack}.yaml, below config:\n{settings.TrimEnd()}");

            if (step.Commands.Count > 0)
                Code(page, "sh", string.Join('\n', step.Commands));
        }

        if (plan.Walk.Count > 0)
        {
            page.Append("\n## Hosts after each deployment\n\n| After | Hosts |\n| --- | --- |\n");
            foreach (var (index, step) in plan.Walk.Index())
            {
                var (name, hosts) = (AdoptionWords.Name(step, index), AdoptionWords.Served(step, plan.Walk[0]));
                page.Append(CultureInfo.InvariantCulture, $"| {Markdown.Text(name)} | {Markdown.Text(hosts)} |\n");
            }
        }

        foreach (var (title, lines) in AdoptionWords.Sections(plan))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n");
            foreach (var line in lines)
                page.Append(CultureInfo.InvariantCulture, $"- {Markdown.Text(line)}\n");
        }

        if (plan.Changes is { Items.Count: > 0 } changes)
            page.Append("\n## Changes\n\n").Append(DiffMarkdown.Of(changes, limit: 0));

        return page.ToString();
    }

    private static void Code(StringBuilder page, string language, string text)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n    ```{language}\n");
        foreach (var line in Wording.Printable.Lines(text)!.Split('\n'))
            page.Append(CultureInfo.InvariantCulture, $"    {line.Replace("```", "'''", StringComparison.Ordinal)}\n");

        page.Append("    ```\n");
    }
}
