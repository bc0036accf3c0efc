namespace Infra.Graph.Layout;

/// <summary>Pictures side by side, in rows.</summary>
internal static class Packing
{
    /// <summary>Puts pictures into rows that are no wider than they may be, the tall ones first.</summary>
    public static Picture Rows(IEnumerable<Picture> pictures, double most, double gap)
    {
        var placed = new List<Picture>();
        var (x, y, row, width) = (0.0, 0.0, 0.0, 0.0);
        foreach (var picture in pictures.OrderByDescending(picture => picture.Height))
        {
            if (x > 0 && x + picture.Width > most)
                (x, y, row) = (0, y + row + gap, 0);

            placed.Add(picture.At(x, y));
            x += picture.Width + gap;
            row = Math.Max(row, picture.Height);
            width = Math.Max(width, x - gap);
        }

        return new Picture(width, y + row, [.. placed.SelectMany(p => p.Boxes)], [.. placed.SelectMany(p => p.Lines)],
            [.. placed.SelectMany(p => p.Areas)], [.. placed.SelectMany(p => p.Headings)]);
    }
}
