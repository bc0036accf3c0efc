using System.Text;
using Infra.Diff;

namespace Infra.Reports;

/// <summary>A comparison as a comment on a pull request: a table, and each item to be opened.</summary>
internal static class DiffMarkdown
{
    private const int TableShare = 16_000;
    private const int NoteShare = 400;

    public static string Of(DiffResult result, int limit = Markdown.CommentLimit, string? rest = null)
    {
        var most = limit == 0 ? int.MaxValue : limit - NoteShare;
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture,
            $"### {Markdown.Text(result.New)}: {DiffWords.Counts(result)}\n\nCompared with {Markdown.Text(result.Old)}.");
        if (DiffWords.Consequences(result) is { Length: > 0 } consequences)
            page.Append(CultureInfo.InvariantCulture, $" **{consequences}**");

        page.Append("\n\n");
        foreach (var note in result.Notes.Take(10))
            page.Append(CultureInfo.InvariantCulture, $"> {Markdown.Text(Cut(note, 400))}\n\n");

        if (result.Problems.Count > 0)
            page.Append(Markdown.Problems([.. result.Problems.Take(50)])).Append('\n');

        var rows = Table(result, page, limit == 0 ? int.MaxValue : TableShare);
        var shown = 0;
        foreach (var item in result.Items)
        {
            var details = Details(item);
            if (page.Length + details.Length > most)
                break;

            page.Append(details);
            shown++;
        }

        if (shown < result.Items.Count)
        {
            var where = rest is null
                ? "`infra diff --format markdown --out FILE` writes the whole report."
                : $"The whole report is in `{rest}`.";
            var missing = rows < result.Items.Count ? $", {result.Items.Count - rows} of them not in the table" : "";
            page.Append(CultureInfo.InvariantCulture,
                $"> **{result.Items.Count - shown} of {result.Items.Count} changes are not shown here{missing}**, as a comment has at most {limit:N0} characters. {where}\n");
        }

        return page.ToString();
    }

    private static int Table(DiffResult result, StringBuilder page, int share)
    {
        if (result.Items.Count == 0)
            return 0;

        page.Append("| | Object | Fields | Consequence |\n| --- | --- | --- | --- |\n");
        var rows = 0;
        foreach (var item in result.Items)
        {
            var brings = string.Join("; ", DiffWords.Of(item).OrderByDescending(consequence => consequence.Impact).Take(3)
                .Select(consequence => $"**{DiffWords.Label(consequence.Impact)}**: {Markdown.Text(consequence.Text)}")
                .Prepend(DiffWords.Needs(item)).OfType<string>());
            var fields = item.Fields.Count == 0 ? "" : item.Fields.Count.ToString(CultureInfo.InvariantCulture);
            var row = $"| {item.Word} | {Markdown.Code(Cut(DiffWords.Subject(item), 300))} | {fields} | {brings} |\n";
            if (page.Length + row.Length > share)
                break;

            page.Append(row);
            rows++;
        }

        page.Append('\n');
        return rows;
    }

    private static string Details(ItemDiff item)
    {
        var lines = new StringBuilder();
        foreach (var change in item.Fields)
        {
            var brings = change.Consequence is { } known ? $"  # {DiffWords.Label(known.Impact)}: {known.Text}" : "";
            lines.Append(CultureInfo.InvariantCulture,
                $"# {change.Path}{(change.Replaces ? $"  # {DiffWords.NotInPlace}" : "")}{brings}\n");
            Append(lines, DiffLines.Of(change));
        }

        Append(lines, DiffLines.OfWhole(item));
        var fence = "```";
        while (lines.ToString().Contains(fence, StringComparison.Ordinal))
            fence += "`";

        var body = lines.Length == 0 ? "" : $"{fence}diff\n{lines}{fence}\n\n";
        var madeBy = item.Item.Components.Count > 0
            ? $"Made by {Markdown.Code(string.Join(" / ", item.Item.Components.Select(component => component.Name)))}.\n\n"
            : "";
        return $"<details><summary>{item.Word} <code>{Markdown.Html(DiffWords.Subject(item))}</code></summary>\n\n{madeBy}{body}</details>\n\n";
    }

    // A page colours what is shown as a change by its sign alone.
    private static void Append(StringBuilder text, IReadOnlyList<DiffLine> lines)
    {
        foreach (var line in lines)
            text.Append(line.Sign is '~' ? '!' : line.Sign).Append(' ').Append(line.Text).Append('\n');
    }

    private static string Cut(string text, int most) => text.Length > most ? string.Concat(text.AsSpan(0, most), "…") : text;
}
