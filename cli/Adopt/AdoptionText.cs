using Infra.Reports;
using Spectre.Console;

namespace Infra.Adopt;

/// <summary>An adoption for people at a terminal.</summary>
internal static class AdoptionText
{
    public static void Write(AdoptionPlan plan, Screen screen)
    {
        if (plan.Changes is { Items.Count: > 0 } changes)
            DiffText.Write(changes, screen);

        foreach (var (title, lines) in AdoptionWords.Sections(plan))
        {
            screen.Line();
            screen.Write(new Paragraph($"{title}:\n", Styles.Strong));
            foreach (var line in lines)
                screen.Line($"  {line}");
        }

        screen.Line();
        screen.Write(new Paragraph("Steps, in an order without a gap:\n", Styles.Strong));
        foreach (var (index, step) in plan.Steps.Index())
        {
            var title = string.Create(CultureInfo.InvariantCulture, $"{index + 1}. {step.Title}. ");
            screen.Write(new Paragraph().Append(title, Styles.Strong).Append($"{step.Why}\n"));
            if (step.Settings is { } settings)
            {
                screen.Line($"     in Pulumi.{step.Stack}.yaml, below config:");
                foreach (var line in settings.TrimEnd().Split('\n'))
                    screen.Line($"       {line}");
            }

            foreach (var command in step.Commands)
                screen.Line($"     {command}");
        }

        if (plan.Walk.Count > 0)
        {
            screen.Line();
            screen.Write(new Paragraph("Hosts after each deployment:\n", Styles.Strong));
            foreach (var (index, step) in plan.Walk.Index())
                screen.Line($"  {AdoptionWords.Name(step, index)}: {AdoptionWords.Served(step, plan.Walk[0])}");
        }

        screen.Line();
        screen.Write(new Paragraph($"{AdoptionWords.Summary(plan)}\n", Styles.Strong));
    }
}
