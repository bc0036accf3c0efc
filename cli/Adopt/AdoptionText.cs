using Spectre.Console;

namespace Infra.Adopt;

/// <summary>An adoption for people at a terminal: what it comes to, the steps, and what was found. The page has every field.</summary>
internal static class AdoptionText
{
    public static void Write(AdoptionPlan plan, Screen screen)
    {
        foreach (var line in AdoptionWords.Summary(plan))
            screen.Write(new Paragraph($"{line}\n", Styles.Strong));

        Title(screen, "Steps, in an order without a gap");
        foreach (var (index, step) in plan.Steps.Index())
            Write(step, index + 1, screen);

        if (plan.Walk.Count > 0)
        {
            Title(screen, "Hosts after each deployment");
            foreach (var (index, step) in plan.Walk.Index())
                Line(screen, 2, $"{AdoptionWords.Name(step, index)}: {AdoptionWords.Served(step, plan.Walk[0])}");
        }

        foreach (var (title, lines) in AdoptionWords.Sections(plan).Append(("Changed in place", [.. AdoptionWords.Changed(plan)])))
        {
            if (lines.Count == 0)
                continue;

            Title(screen, title);
            foreach (var line in lines)
                Line(screen, 2, line);
        }
    }

    private static void Write(AdoptionStep step, int number, Screen screen)
    {
        var title = string.Create(CultureInfo.InvariantCulture, $"{number}. {step.Title}. ");
        screen.Write(new Paragraph().Append(title, Styles.Strong).Append($"{step.Why}\n"));
        if (step.Settings is { } settings)
        {
            screen.Line($"     in Pulumi.{step.Stack}.yaml, below config:");
            foreach (var line in settings.TrimEnd().Split('\n'))
                screen.Line($"       {line}");
        }

        // Never wrapped: they are copied.
        foreach (var line in step.Commands.SelectMany(command => command.Split('\n')))
            screen.Line($"     {line}");
    }

    private static void Title(Screen screen, string title)
    {
        screen.Line();
        screen.Write(new Paragraph($"{title}:\n", Styles.Strong));
    }

    // What goes on below begins further in than what is next.
    private static void Line(Screen screen, int indent, string text) => screen.Write(new Grid()
        .AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(indent, 0, 1, 0) })
        .AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) })
        .AddRow(new Text("-"), new Paragraph(text) { Overflow = Overflow.Fold }));
}
