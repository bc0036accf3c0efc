using Infra.Reports;
using Infra.Wording;
using Spectre.Console;

namespace Infra.Import;

/// <summary>An import for people.</summary>
internal static class ImportText
{
    /// <summary>Writes what was made of what, what could not be, and the proof.</summary>
    public static void Write(ImportResult import, Screen screen)
    {
        foreach (var note in import.Notes)
            screen.Write(new Paragraph($"note: {note}\n", Styles.Faint));

        var components = import.Program.Components;
        Say(screen, $"{Words.Count(import.Objects.Count, "object")} of {import.Name}: {components.Count} in components, "
            + $"{import.Objects.Count - components.Count} as typed resources.", Styles.Strong);
        foreach (var kind in components.Values.Distinct().GroupBy(candidate => candidate.Component)
            .OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            Item(screen, $"{Words.Count(kind.Count(), kind.Key)}: {Words.AllOf(kind.Select(one => one.Name))}");
        }

        Section(screen, "No component, and why", import.Others
            .GroupBy(other => (other.Component, other.Reason))
            .Select(group => $"{group.Key.Component} for {Words.AllOf(group.Select(other => other.Object.Subject))}: {group.Key.Reason}"));
        Section(screen, "Secrets, which are settings now", import.Program.Scope.Settings.Secrets
            .Select(secret => $"infra:{secret.Key}: {secret.Subject}, {secret.Place}"));
        Section(screen, "Not expressed, and left out", import.Program.LeftOut
            .Select(left => $"{left.Object.Subject}, {left.Path}: {left.Reason}"));

        Section(screen, "Written in another form, which means the same", import.OtherForms
            .Select(form => $"{form.Object.Subject}: {Words.AllOf(form.Fields)}"));

        screen.Line();
        if (import.Comparison.Items.Count == 0)
        {
            Say(screen, $"What was written makes the same {Words.Count(import.Objects.Count, "object")}: no difference to the input.",
                Styles.Strong);
        }
        else
        {
            Say(screen, "What was written, compared with the input:", Styles.Strong);
            DiffText.Write(import.Comparison, screen);
            Section(screen, "Why", import.Differences.GroupBy(difference => difference.Reason)
                .Select(group => $"{group.Key}: {Words.Count(group.Count(), "difference")}, "
                    + $"such as {group.First().Place} of {group.First().Subject}"));
        }

        screen.Line();
    }

    private static void Section(Screen screen, string title, IEnumerable<string> items)
    {
        var all = items.ToList();
        if (all.Count == 0)
            return;

        screen.Line();
        Say(screen, $"{title}:", Styles.Strong);
        foreach (var item in all)
            Item(screen, item);
    }

    private static void Say(Screen screen, string text, Style style) => screen.Write(new Paragraph($"{text}\n", style));

    private static void Item(Screen screen, string text) => screen.Write(new Padder(new Text(Printable.Text(text)!)).Padding(2, 0, 0, 0));
}
