namespace Infra.Graph.Layout;

/// <summary>Makes the picture of a wiring: what is connected as one, and what nothing connects side by side.</summary>
internal static class PictureMaker
{
    /// <summary>The width that is filled before a new row begins: that of a window with text that can be read.</summary>
    private const double Row = 1180;
    private const double Margin = 20;
    private const double LeastWidth = 640;
    private const double Gap = 14;

    /// <summary>Makes the picture.</summary>
    public static Picture Of(Wiring wiring)
    {
        var parts = Components.Of(wiring).Select(part => (part.Space, Part: part.Part, Picture: ColumnPicture.Of(part.Part))).ToList();
        var wide = parts.Where(part => part.Space is null).ToList();
        var row = Math.Max(Row, wide.Select(part => part.Picture.Width).DefaultIfEmpty().Max());
        var split = wide.SelectMany(part => part.Part.Nodes).Where(Components.HasArea).Select(node => node.Namespace ?? "")
            .ToHashSet(StringComparer.Ordinal);
        var pictures = wide.Select(part => part.Picture)
            .Concat(parts.Where(part => part.Space is not null).GroupBy(part => part.Space!, StringComparer.Ordinal)
            .OrderBy(space => space.Key, StringComparer.Ordinal)
            .Select(space =>
                Framed(ColumnPicture.TitleOf(space.Key, isRest: split.Contains(space.Key)), space.Select(part => part.Picture.Bare()),
                    row)));
        var whole = Packing.Rows(pictures, row, Gap);
        return whole.At(Margin, Margin) with
        {
            Width = Math.Max(LeastWidth, Math.Ceiling(whole.Width + (2 * Margin))),
            Height = Math.Round(whole.Height + (2 * Margin), 1),
        };
    }

    private static Picture Framed(string title, IEnumerable<Picture> parts, double row)
    {
        var inner = Packing.Rows(parts, row - (2 * ColumnPicture.AreaPadding), Gap);
        var width = Math.Ceiling(Math.Max(inner.Width, TextWidth.Of(title, Cell.NoteSize, bold: true)) + (2 * ColumnPicture.AreaPadding));
        var height = Math.Round(inner.Height + ColumnPicture.AreaTitle + ColumnPicture.AreaPadding, 1);
        return inner.At(ColumnPicture.AreaPadding, ColumnPicture.AreaTitle) with
        {
            Width = width,
            Height = height,
            Areas = [new Area(title, 0, 0, width, height)],
        };
    }
}
