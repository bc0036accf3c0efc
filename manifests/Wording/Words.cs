namespace Infra.Wording;

/// <summary>Words for sentences.</summary>
public static class Words
{
    private const int MostListed = 12;

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
