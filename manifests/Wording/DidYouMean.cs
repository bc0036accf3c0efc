namespace Infra.Wording;

/// <summary>Finds the word that was meant.</summary>
public static class DidYouMean
{
    /// <summary>The nearest of some words, or null when none is near.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="known">What could have been written.</param>
    /// <param name="most">How many letters may be wrong. Default: one in three, three at most.</param>
    public static string? Nearest(string word, IEnumerable<string> known, int? most = null)
    {
        ArgumentNullException.ThrowIfNull(known);
        var written = Plain(word);
        most ??= Math.Clamp(written.Length / 3, 1, 3);
        return known.Select(candidate => (Word: candidate, Distance: Distance(written, Plain(candidate))))
            .Where(near => near.Distance <= most && near.Distance < near.Word.Length)
            .OrderBy(near => near.Distance).ThenBy(near => near.Word, StringComparer.Ordinal)
            .Select(near => near.Word)
            .FirstOrDefault();
    }

    /// <summary>The fix for a word that is none of some words: the nearest of them, or other words where none is near.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="known">What could have been written.</param>
    /// <param name="otherwise">The fix where no word is near.</param>
    public static string Fix(string word, IEnumerable<string> known, string otherwise = "choose one of them") =>
        Nearest(word, known) is { } near ? $"did you mean {near}?" : otherwise;

    /// <summary>Whether two words are the same but for case, hyphens and underscores.</summary>
    /// <param name="one">A word.</param>
    /// <param name="other">Another one.</param>
    public static bool IsSame(string one, string other) => Plain(one) == Plain(other);

    private static string Plain(string word) =>
        string.Concat((word.Length > 64 ? word[..64] : word).Where(c => c is not ('-' or '_' or ' ')).Select(char.ToLowerInvariant));

    // Optimal string alignment: insertions, deletions, replacements, and neighbours that changed places.
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            rows[i, 0] = i;

        for (var j = 0; j <= b.Length; j++)
            rows[0, j] = j;

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[a.Length, b.Length];
    }
}
