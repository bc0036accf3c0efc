using System.Xml.Linq;
using Infra.Diff;
using Infra.Reports;
using static Infra.Wording.Markup;

namespace Infra.Pages;

/// <summary>A comparison in a page: a line for each item that differs, in words and colours, which opens to what differs.</summary>
internal static class ChangesSection
{
    // A page with more to open than this loads slowly, and no one reads it.
    private const int MostLines = 2000;

    /// <summary>The comparison.</summary>
    public static IEnumerable<XElement> Of(DiffResult changes)
    {
        yield return Element("p", $"Compared with {changes.Old}: {DiffWords.Counts(changes)}.");
        if (DiffWords.Impacts(changes).Any())
        {
            yield return Element("p", DiffWords.Impacts(changes)
                .SelectMany(impact => new object[] { FormattableString.Invariant($"{impact.Items} × "), Label(impact.Impact), " " })
                .ToArray());
        }

        foreach (var note in changes.Notes)
            yield return Element("p", With("class", "faint"), note);

        foreach (var item in changes.Items)
            yield return Item(item);
    }

    private static XElement Item(ItemDiff item)
    {
        var brings = DiffWords.Of(item).OrderByDescending(consequence => consequence.Impact).ToList();
        return Element("details", With("class", "change"),
            Element("summary",
                Element("span", With("class", $"kind {item.Word}"), item.Word), " ", Element("code", DiffWords.Subject(item)),
                brings.Select(consequence => consequence.Impact).Distinct().SelectMany(impact => new object[] { " ", Label(impact) })
                    .ToArray()),
            DiffWords.Needs(item) is { } needs ? Element("p", needs) : null,
            item.OfWhole is { } whole ? Element("p", Label(whole.Impact), $" {whole.Text}") : null,
            Lines(DiffLines.OfWhole(item)),
            item.Fields.Count == 0 ? null : Element("table", With("class", "fields"),
                Element("thead", Element("tr", new[] { "Field", "Change", "Brings about" }
                    .Select(title => Element("th", With("scope", "col"), title)).ToArray<object>())),
                Element("tbody", item.Fields.Select(field => Element("tr",
                    Element("td", Element("code", field.Path)),
                    Element("td", Lines(DiffLines.Of(field))),
                    Element("td",
                        field.Replaces ? Element("span", With("class", "impact grave"), DiffWords.NotInPlace) : null,
                        field.Consequence is { } consequence ? Element("span", Label(consequence.Impact), $" {consequence.Text}") : null)))
                        .ToArray<object>())));
    }

    private static XElement Label(Impact impact) =>
        Element("span", With("class", DiffWords.IsGrave(impact) ? "impact grave" : "impact"), DiffWords.Label(impact));

    private static XElement? Lines(IReadOnlyList<DiffLine> lines) => lines.Count == 0 ? null : Element("div", With("class", "lines"),
        (object?[])[.. lines.Take(MostLines).Select(Line),
            lines.Count > MostLines ? Element("div", FormattableString.Invariant($"… {lines.Count - MostLines} more lines")) : null]);

    private static XElement Line(DiffLine line) => Element("div",
        With("class", line.Sign switch { '+' => "line new", '-' => "line old", _ => "line" }),
        Element("span", With("class", "sign"), line.Sign.ToString()),
        Element(line.Sign switch { '+' => "ins", '-' => "del", _ => "span" },
            line.Pieces.Select(piece => piece.Differs ? (object)Element("mark", piece.Text) : piece.Text).ToArray()));
}
