using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Infra.Wording;

/// <summary>
/// Foreign text as it may be shown: names, values, files and reasons end up on terminals, in comments and on pages. Line ends and tabs
/// become blanks; what controls a terminal, turns the direction of writing or cannot be seen becomes a replacement character.
/// </summary>
public static class Printable
{
    /// <summary>The text on one line.</summary>
    /// <param name="text">The text, or none.</param>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Text(string? text)
    {
        if (text is null || !text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;

        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            shown.Append(Shown(rune));

        return shown.ToString();
    }

    /// <summary>Several lines: their ends stay, and so do tabs.</summary>
    /// <param name="text">The text, or none.</param>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Lines(string? text) =>
        text is null ? null : string.Join('\n', text.Split('\n').Select(line => string.Join('\t', line.Split('\t').Select(Text))));

    /// <summary>A finished JSON text, with every character that is not printable written by its number.</summary>
    /// <param name="json">The text.</param>
    internal static string Json(string json)
    {
        if (!json.AsSpan().ContainsAnyExceptInRange('\n', '~'))
            return json;

        var shown = new StringBuilder(json.Length);
        foreach (var rune in json.EnumerateRunes())
        {
            if (rune.Value <= '~' || !IsInvisible(Rune.GetUnicodeCategory(rune)))
                shown.Append(rune);
            else
                shown.Append(string.Concat(rune.ToString().Select(c => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"))));
        }

        return shown.ToString();
    }

    private static bool IsInvisible(UnicodeCategory category) => category is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    // A lone half of a surrogate pair comes as the replacement character already.
    private static Rune Shown(Rune rune) => rune.Value switch
    {
        '\n' or '\r' or '\t' or '\u0085' or '\u2028' or '\u2029' => new Rune(' '),
        _ => IsInvisible(Rune.GetUnicodeCategory(rune)) ? Rune.ReplacementChar : rune,
    };
}
