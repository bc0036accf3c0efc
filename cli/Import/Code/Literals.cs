using System.Text;

namespace Infra.Import.Code;

/// <summary>Texts as C# writes them.</summary>
internal static class Literals
{
    /// <summary>A text on one line.</summary>
    public static string Line(string text)
    {
        var written = new StringBuilder("\"");
        foreach (var c in text)
            written.Append(Escaped(c));

        return written.Append('"').ToString();
    }

    /// <summary>Whether a text is better written over several lines.</summary>
    public static bool HasLines(string text) => text.Contains('\n', StringComparison.Ordinal)
        && text.All(c => c is '\n' or '\t' || !IsEscaped(c)) && text.Trim('\n').Contains('\n', StringComparison.Ordinal);

    /// <summary>A text over several lines.</summary>
    /// <param name="text">The text.</param>
    /// <param name="indent">How far it stands to the right.</param>
    public static string Lines(string text, int indent)
    {
        var quotes = new string('"', Math.Max(3, LongestQuotes(text) + 1));
        var left = new string(' ', indent);
        var lines = text.Split('\n').Select(line => line.Length == 0 ? "" : left + line);
        return $"{quotes}\n{string.Join('\n', lines)}\n{left}{quotes}";
    }

    /// <summary>A long text in pieces that fit.</summary>
    public static IReadOnlyList<string> Pieces(string text, int width)
    {
        var pieces = new List<string>();
        var piece = new StringBuilder();
        foreach (var c in text)
        {
            var next = Escaped(c);
            if (piece.Length + next.Length > width || (piece.Length > width * 3 / 4 && piece[^1] == ' '))
            {
                pieces.Add($"\"{piece}\"");
                piece.Clear();
            }

            piece.Append(next);
        }

        pieces.Add($"\"{piece}\"");
        return pieces;
    }

    private static int LongestQuotes(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == '"' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    // Beside control characters: what separates lines, joins or turns text, and halves of surrogate pairs stay visible.
    private static bool IsEscaped(char c) => char.IsControl(c) || char.GetUnicodeCategory(c)
        is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate;

    private static string Escaped(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ when IsEscaped(c) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
        _ => c.ToString(),
    };
}
