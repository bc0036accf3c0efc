using System.Text;
using Infra.Adoption;
using Infra.Diff;
using Infra.Reports;

namespace Infra.Adopt;

/// <summary>An adoption as a page in Markdown, to be followed step by step.</summary>
internal static class AdoptionPage
{
    public static string Of(AdoptionPlan plan)
    {
        var page = new StringBuilder($"# Adopting stack {Markdown.Text(plan.Stack)}\n\n{Markdown.Text(AdoptionWords.Summary(plan))}\n\n## Steps\n");
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
                page.Append(CultureInfo.InvariantCulture, $"| {Markdown.Text(AdoptionWords.Name(step, index))} | {Markdown.Text(AdoptionWords.Served(step, plan.Walk[0]))} |\n");
        }

        foreach (var (title, lines) in AdoptionWords.Sections(plan))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n");
            foreach (var line in lines)
                page.Append(CultureInfo.InvariantCulture, $"- {Markdown.Text(line)}\n");
        }

        var changed = plan.Objects.Select(takeover => takeover.Change).OfType<ItemDiff>().ToList();
        if (changed.Count > 0)
            page.Append("\n## Changes\n\n").Append(DiffMarkdown.Of(new DiffResult(plan.Cluster, $"stack {plan.Stack}", changed, plan.Count(TakeoverKind.Unchanged), []), limit: 0));

        return page.ToString();
    }

    private static void Code(StringBuilder page, string language, string text)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n   ```{language}\n");
        foreach (var line in Wording.Printable.Lines(text)!.Split('\n'))
            page.Append(CultureInfo.InvariantCulture, $"   {line.Replace("```", "'''", StringComparison.Ordinal)}\n");

        page.Append("   ```\n");
    }
}
