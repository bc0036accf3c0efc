namespace Infra.Wording;

/// <summary>Words for sentences.</summary>
public static class Words
{
    private const int MostListed = 12;

    /// <summary>A number with its word: <c>1 file</c>, <c>2 files</c>.</summary>
    /// <param name="number">The number.</param>
    /// <param name="what">The word for one.</param>
    public static string Count(int number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");

    /// <summary>The words as a list: <c>a, b and c</c>.</summary>
    /// <param name="words">The words.</param>
    public static string AllOf(IEnumerable<string> words)
    {
        var all = words.ToList();
        return all.Count <= MostListed && all.Count > 1 ? $"{string.Join(", ", all.SkipLast(1))} and {all[^1]}" : OneOf(all);
    }

    /// <summary>The words as a choice: <c>a, b or c</c>.</summary>
    /// <param name="words">The words.</param>
    public static string OneOf(IEnumerable<string> words)
    {
        var all = words.ToList();
        return all switch
        {
            [] => "none",
            [var only] => only,
            { Count: > MostListed } => $"{string.Join(", ", all.Take(MostListed))} and {all.Count - MostListed} more",
            _ => $"{string.Join(", ", all.SkipLast(1))} or {all[^1]}",
        };
    }
}
