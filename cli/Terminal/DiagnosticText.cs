using Spectre.Console;
using Spectre.Console.Rendering;

namespace Infra.Terminal;

/// <summary>Diagnostics as people read them.</summary>
internal static class DiagnosticText
{
    /// <summary>The diagnostics by file and line, and their number at the end.</summary>
    public static IEnumerable<IRenderable> Of(IReadOnlyList<Diagnostic> diagnostics) =>
        diagnostics
            .GroupBy(d => d.At?.File)
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .SelectMany(file => file.OrderBy(d => d.At?.Line ?? 0).ThenBy(d => d.At?.Column ?? 0))
            .SelectMany(One)
            .Append(Count(diagnostics));

    private static IEnumerable<IRenderable> One(Diagnostic diagnostic)
    {
        yield return new Paragraph().Append(diagnostic.Code.Id, Styles.Bad).Append($" {diagnostic.Code.Title}\n", Styles.Strong);
        var grid = new Grid()
            .AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(2, 0, 2, 0) })
            .AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        void Row(string label, string? text, Style? style = null)
        {
            if (text is not null)
                grid.AddRow(new Text(label, Styles.Faint), new Text(text, style));
        }

        Row("at", diagnostic.At is null ? diagnostic.Where : $"{diagnostic.At} {diagnostic.Where}");
        Row("actual", diagnostic.Actual);
        Row("allowed", diagnostic.Allowed);
        Row("fix", diagnostic.Fix, Styles.Good);
        yield return grid;
        yield return new Text("\n");
    }

    private static Paragraph Count(IReadOnlyList<Diagnostic> diagnostics)
    {
        var files = diagnostics.Select(d => d.At?.File).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .ToList();
        var where = files.Count > 0 ? $" in {string.Join(", ", files)}" : "";
        return new Paragraph().Append(
            string.Create(CultureInfo.InvariantCulture, $"{diagnostics.Count} problem{(diagnostics.Count == 1 ? "" : "s")}{where}.\n"),
            Styles.Strong);
    }
}
