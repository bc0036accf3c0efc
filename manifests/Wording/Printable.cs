using System.Globalization;
using System.Text;

namespace Infra.Wording;

/// <summary>
/// Foreign text as it may be shown: names, values, files and reasons end up on terminals, in comments and on pages. Line ends and tabs become
/// blanks; what controls a terminal, turns the direction of writing or cannot be seen becomes a replacement character.
/// </summary>
public static class Printable
{
    /// <summary>The text on one line.</summary>
    /// <param name="text">The text.</param>
    public static string Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;

        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            shown.Append(Shown(rune));

        return shown.ToString();
    }

    /// <summary>Several lines: their ends stay.</summary>
    /// <param name="text">The text.</param>
    public static string Lines(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Contains('\n', StringComparison.Ordinal) ? string.Join('\n', text.Split('\n').Select(Text)) : Text(text);
    }

    // A lone half of a surrogate pair comes as the replacement character already.
    private static Rune Shown(Rune rune) => rune.Value switch
    {
        '\n' or '\r' or '\t' or '\u0085' or '\u2028' or '\u2029' => new Rune(' '),
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format ? Rune.ReplacementChar : rune,
    };
}
