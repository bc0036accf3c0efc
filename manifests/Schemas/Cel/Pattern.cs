using System.Text.RegularExpressions;

namespace Infra.Schemas.Cel;

/// <summary>
/// A pattern. .NET's usual engine is ready much sooner, and that without backtracking takes time that grows with the text only: a pattern
/// goes to the second as soon as the first has tried for too long. Both find the same.
/// </summary>
/// <param name="pattern">The pattern as .NET writes it.</param>
/// <param name="isSmall">Whether the second engine surely takes it. Others are held against that engine at once, which refuses what is too
/// large.</param>
internal sealed class Pattern(string pattern, bool isSmall)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    private Regex _regex = isSmall ? new Regex(pattern, RegexOptions.CultureInvariant, Patience) : WithoutBacktracking(pattern);

    /// <summary>Whether a text has the pattern in it.</summary>
    public bool IsMatch(string text) => Run(regex => regex.IsMatch(text));

    /// <summary>Runs something with the expression, and again with another one where it takes too long.</summary>
    public T Run<T>(Func<Regex, T> run)
    {
        try
        {
            return run(_regex);
        }
        catch (RegexMatchTimeoutException)
        {
            _regex = WithoutBacktracking(pattern);
            return run(_regex);
        }
    }

    private static Regex WithoutBacktracking(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
