namespace Infra.Wording;

/// <summary>Words for sentences.</summary>
public static class Words
{
    private const int MostListed = 12;

    /// <summary>A number of things: <c>1 ConfigMap</c>, <c>3 Ingresses</c>.</summary>
    /// <param name="number">How many.</param>
    /// <param name="one">What one of them is called.</param>
    public static string Count(int number, string one) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : Many(one))}");

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

    private static string Many(string one) => one switch
    {
        [.., 's' or 'x'] => one + "es",
        [.., not ('a' or 'e' or 'o' or 'u'), 'y'] => one[..^1] + "ies",
        _ => one + "s",
    };
}
