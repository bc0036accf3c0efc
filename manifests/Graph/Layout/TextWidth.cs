namespace Infra.Graph.Layout;

/// <summary>
/// How wide a text is, without a font: the advances of DejaVu Sans, the widest of the usual fonts for screens, so that a text that fits
/// here fits everywhere.
/// </summary>
internal static class TextWidth
{
    private const string Ellipsis = "…";

    // In thousandths of the size of the font, from ' ' to '~'.
    private static readonly short[] Advances =
    [
        318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636, 636, 636, 636,
        337, 337,
        838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732,
        684, 989,
        685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635,
        411, 521,
        392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
    ];

    public static double Of(string text, double size, bool bold = false)
    {
        var sum = 0;
        foreach (var rune in text.EnumerateRunes())
            sum += rune.Value is >= ' ' and <= '~' ? Advances[rune.Value - ' '] : 1000;

        return sum * size / 1000 * (bold ? 1.14 : 1);
    }

    /// <summary>A text that is no wider than it may be: its middle gives way, as names differ at both ends.</summary>
    public static string Fit(string text, double most, double size, bool bold = false)
    {
        if (Of(text, size, bold) <= most)
            return text;

        // From the shortest up: what fits is short, however long the text is.
        var fitting = Ellipsis;
        for (var keep = 3; keep < text.Length; keep++)
        {
            var head = (keep + 1) / 2;
            var longer = string.Concat(text.AsSpan(0, head), Ellipsis, text.AsSpan(text.Length - (keep - head)));
            if (Of(longer, size, bold) > most)
                break;

            fitting = longer;
        }

        return fitting;
    }
}
