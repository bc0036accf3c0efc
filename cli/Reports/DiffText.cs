using Infra.Diff;
using Spectre.Console;

namespace Infra.Reports;

/// <summary>A comparison for people at a terminal: a change stands on one line where the line has room for it.</summary>
internal static class DiffText
{
    private const int Indent = 4;
    private const int MostShown = 400;

    /// <summary>Writes a comparison.</summary>
    public static void Write(DiffResult result, Screen screen)
    {
        foreach (var note in result.Notes)
            screen.Write(new Paragraph($"note: {note}\n", Styles.Faint));

        var width = screen.Options.IsTerminal ? screen.Options.Width : int.MaxValue;
        foreach (var item in result.Items)
            Write(item, screen, width);

        screen.Write(new Paragraph($"{result.Old} -> {result.New}: {DiffWords.Counts(result)}.\n", Styles.Strong));
        if (DiffWords.Consequences(result) is { Length: > 0 } consequences)
            screen.Write(new Paragraph($"{consequences}\n", Styles.Caution));
    }

    private static void Write(ItemDiff item, Screen screen, int width)
    {
        screen.Write(new Paragraph()
            .Append($"{DiffWords.Sign(item.Kind)} {item.Word,-9}", Colour(item.Kind))
            .Append($"{DiffWords.Subject(item)}\n", Styles.Strong));
        if (DiffWords.Needs(item) is { } needs)
            Line(screen, new Paragraph(needs, Styles.Bad));

        if (item.OfWhole is { } whole)
            Line(screen, new Paragraph().Append($"{DiffWords.Label(whole.Impact)}: {whole.Text}", Weight(whole)));

        foreach (var change in item.Fields)
            Write(change, screen, width);
    }

    private static void Write(FieldDiff change, Screen screen, int width)
    {
        var consequence = change.Consequence is { } brings ? $"{DiffWords.Label(brings.Impact)}: {brings.Text}" : null;
        consequence = change.Replaces ? $"cannot be changed in place{(consequence is null ? "" : "; " + consequence)}" : consequence;
        var style = change.Replaces ? Styles.Bad : change.Consequence is { } known ? Weight(known) : Styles.Faint;
        var text = DiffWords.InOneLine(change with { Old = Cut(change.Old), New = Cut(change.New) });
        var room = width - Indent - change.Path.Length - 2 - text.Length - (consequence is null ? 0 : consequence.Length + 4);
        if (change.Lines is { } lines)
        {
            Line(screen, new Paragraph(change.Path));
            foreach (var line in lines)
                Line(screen, new Paragraph(line, line[0] switch { '+' => Styles.Good, '-' => Styles.Bad, _ => Styles.Faint }), 2);
        }
        else if (room >= 0)
        {
            var whole = new Paragraph(change.Path + ": ").Append(text);
            Line(screen, consequence is null ? whole : whole.Append($"  ({consequence})", style));
            return;
        }
        else
        {
            Line(screen, new Paragraph(change.Path));
            if (change.IsSecret)
            {
                Line(screen, new Paragraph(text), 2);
            }
            else
            {
                Line(screen, change.Old is null ? null : new Paragraph($"- {Cut(change.Old)}", Styles.Bad), 2);
                Line(screen, change.New is null ? null : new Paragraph($"+ {Cut(change.New)}", Styles.Good), 2);
            }
        }

        Line(screen, consequence is null ? null : new Paragraph(consequence, style), 2);
    }

    private static void Line(Screen screen, Paragraph? text, int more = 0)
    {
        if (text is not null)
            screen.Write(new Padder(text).Padding(Indent + more, 0, 0, 0));
    }

    private static string? Cut(string? text) => text?.Length > MostShown ? string.Concat(text.AsSpan(0, MostShown), "…") : text;

    private static Style Colour(ItemDiffKind kind) => kind switch
    {
        ItemDiffKind.Added => Styles.Good,
        ItemDiffKind.Removed or ItemDiffKind.Replaced => Styles.Bad,
        _ => Styles.Caution,
    };

    private static Style Weight(Consequence consequence) => consequence.Impact >= Impact.DataAtRisk ? Styles.Bad : Styles.Caution;
}
