using Infra.Diff;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Infra.Reports;

/// <summary>A comparison for people at a terminal: a change stands on one line where the line has room for it.</summary>
internal static class DiffText
{
    private const int Indent = 4;
    private const int MostShown = 400;
    private const int MostLines = 100;

    /// <summary>Writes a comparison.</summary>
    public static void Write(DiffResult result, Screen screen)
    {
        foreach (var note in result.Notes)
            screen.Write(new Paragraph($"note: {note}\n", Styles.Faint));

        var width = screen.Options.IsTerminal ? screen.Options.Width : int.MaxValue;
        foreach (var item in result.Items)
        {
            Write(item, screen, width);
            screen.Line();
        }

        screen.Write(new Paragraph($"{result.Old} -> {result.New}: {DiffWords.Counts(result)}.\n", Styles.Strong));
        var sum = new Paragraph();
        foreach (var (impact, items) in DiffWords.Impacts(result))
        {
            sum.Append(sum.Length == 0 ? "" : ", ").Append(string.Create(CultureInfo.InvariantCulture, $"{items} × "))
                .Append(DiffWords.Label(impact), Styles.Of(impact));
        }

        if (sum.Length > 0)
            screen.Write(sum.Append("\n"));
    }

    private static void Write(ItemDiff item, Screen screen, int width)
    {
        screen.Write(new Paragraph()
            .Append($"{DiffWords.Sign(item.Kind)} {item.Word}", Styles.Of(item.Kind))
            .Append(new string(' ', 10 - item.Word.Length))
            .Append($"{DiffWords.Subject(item)}\n", Styles.Strong));
        if (DiffWords.Needs(item) is { } needs)
            Line(screen, Indent, new Text(needs));

        if (item.OfWhole is { } whole)
            Line(screen, Indent, Brings(new Paragraph(), whole));

        Lines(screen, Indent, DiffLines.OfWhole(item), width);
        foreach (var change in item.Fields)
            Write(change, screen, width);
    }

    private static void Write(FieldDiff change, Screen screen, int width)
    {
        var lines = DiffLines.Of(change);
        var (sign, style) = change switch
        {
            { Old: null } => ('+', Styles.Added),
            { New: null } => ('-', Styles.Removed),
            _ => ('~', Styles.Caution),
        };
        var head = new Paragraph { Overflow = Overflow.Fold }.Append(change.Path);
        var oneLine = 2 + lines.Sum(line => line.Text.Length) + (lines.Count == 2 ? 4 : 0);
        var isShort = change.Lines is null && head.Length + oneLine <= width - Indent - 2
            && lines.All(line => line.Text.Length <= MostShown);
        if (isShort)
        {
            head.Append(": ");
            foreach (var (i, line) in lines.Index())
                Append(i == 0 ? head : head.Append(" -> "), line, MostShown);
        }

        var brings = Consequences(new Paragraph(), change).Length;
        var isBeside = brings > 0 && head.Length + brings + 4 <= width - Indent - 2;
        if (isBeside)
            Consequences(head.Append("  ("), change).Append(")");

        Line(screen, Indent, Signed().AddRow(new Text($"{sign}", style), head));
        if (brings > 0 && !isBeside)
            Line(screen, Indent + 2, Consequences(new Paragraph(), change));

        if (!isShort)
            Lines(screen, Indent + 2, lines, width);
    }

    private static Paragraph Consequences(Paragraph text, FieldDiff change)
    {
        if (change.Replaces)
            text.Append(DiffWords.NotInPlace, Styles.Grave).Append(change.Consequence is null ? "" : "; ");

        return change.Consequence is { } brings ? Brings(text, brings) : text;
    }

    private static Paragraph Brings(Paragraph text, Consequence consequence) =>
        text.Append(DiffWords.Label(consequence.Impact), Styles.Of(consequence.Impact)).Append($": {consequence.Text}");

    private static void Lines(Screen screen, int indent, IReadOnlyList<DiffLine> lines, int width)
    {
        var shown = lines.Count > MostLines && width < int.MaxValue ? lines.Take(MostLines).ToList() : lines;
        if (shown.Count == 0)
            return;

        var grid = Signed();
        foreach (var line in shown)
        {
            var text = new Paragraph { Overflow = Overflow.Fold };
            Append(text, line, width < int.MaxValue ? MostShown : int.MaxValue);
            grid.AddRow(new Text(line.Sign.ToString(), StyleOf(line.Sign)), text);
        }

        Line(screen, indent, grid);
        if (shown.Count < lines.Count)
        {
            Line(screen, indent, new Text(string.Create(CultureInfo.InvariantCulture,
                $"  … {lines.Count - shown.Count} more lines: into a file or a pipe all of them are written"), Styles.Faint));
        }
    }

    // The sign has a column of its own: what does not fit on a line goes on below the value, and never leaves the sign alone.
    private static Grid Signed() => new Grid()
        .AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 1, 0) })
        .AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });

    private static void Append(Paragraph text, DiffLine line, int most)
    {
        var style = StyleOf(line.Sign);
        foreach (var piece in line.Pieces)
        {
            text.Append(piece.Text.Length > most ? string.Concat(piece.Text.AsSpan(0, most), "…") : piece.Text,
                piece.Differs ? Styles.Marked(style) : style);
        }
    }

    private static Style StyleOf(char sign) => sign switch
    {
        '+' => Styles.Added,
        '-' => Styles.Removed,
        _ => Style.Plain,
    };

    private static void Line(Screen screen, int indent, IRenderable text) => screen.Write(new Padder(text).Padding(indent, 0, 0, 0));
}
