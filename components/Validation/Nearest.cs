namespace Infra.Components.Validation;

/// <summary>The name that somebody probably meant.</summary>
internal static class Nearest
{
    /// <summary>The known name that the fewest changes lead to; null when all are too far away.</summary>
    public static string? To(string name, IEnumerable<string> known) => known
        .Select(candidate => (Candidate: candidate, Changes: Changes(name, candidate)))
        .Where(pair => pair.Changes <= Math.Max(1, name.Length / 4))
        .OrderBy(pair => pair.Changes)
        .ThenBy(pair => pair.Candidate, StringComparer.Ordinal)
        .Select(pair => pair.Candidate)
        .FirstOrDefault();

    // The edit distance of Levenshtein, one row at a time.
    private static int Changes(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[to.Length];
    }
}
