using System.Text.RegularExpressions;

namespace Infra.Components.Observability;

/// <summary>
/// What can be said of a question without a parser of PromQL, which .NET has none of: that brackets and quotes are closed in their order,
/// that ranges are times, that it neither ends nor begins in the middle. The operator's webhook parses each rule before the API server keeps
/// it.
/// </summary>
internal static partial class PromQl
{
    private const string Opening = "([{";
    private const string Closing = ")]}";

    /// <summary>What is wrong with a question; null when nothing is found.</summary>
    public static string? Fault(string query)
    {
        if (query.Trim().Length == 0)
            return "it is empty";

        var open = new Stack<int>();
        // A text becomes a pair of quotes, so that what is in it is not read.
        var plain = Texts().Replace(query, match => new string('"', Math.Min(2, match.Length)));
        var bare = Comments().Replace(plain, "");
        foreach (var character in bare.Replace("\"\"", "", StringComparison.Ordinal))
        {
            if (character is '"' or '\'' or '`')
                return $"a text that {character} begins is not closed";

            if (Opening.IndexOf(character, StringComparison.Ordinal) is >= 0 and var opened)
            {
                open.Push(opened);
            }
            else if (Closing.IndexOf(character, StringComparison.Ordinal) is >= 0 and var closed
                && (!open.TryPop(out var last) || last != closed))
            {
                return $"{character} closes nothing";
            }
        }

        if (open.TryPop(out var left))
            return $"{Opening[left]} is not closed";

        if (Ranges().Matches(bare).Select(range => range.Groups[1].Value).FirstOrDefault(range => !IsRange(range)) is { } wrong)
            return $"[{wrong}] is no time such as [5m]";

        if (Empty().Match(bare) is { Success: true } empty)
            return $"there is nothing between {empty.Groups[1].Value} and {empty.Groups[2].Value}";

        return Ends().Match(bare.Trim()) is { Success: true } end ? $"it ends with {end.Value}"
            : Begins().Match(bare.Trim()) is { Success: true } begin ? $"it begins with {begin.Value}" : null;
    }

    /// <summary>Whether every template in a text is closed.</summary>
    public static bool HasWholeTemplates(string text)
    {
        var rest = Templates().Replace(text, "");
        return !rest.Contains("{{", StringComparison.Ordinal) && !rest.Contains("}}", StringComparison.Ordinal);
    }

    public static bool IsLabel(string name) => Label().IsMatch(name);

    private static bool IsRange(string text) => Range().IsMatch(text);

    [GeneratedRegex("""
        "(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`[^`]*`
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Texts();

    [GeneratedRegex("#[^\n]*", RegexOptions.CultureInvariant)]
    private static partial Regex Comments();

    [GeneratedRegex(@"\[([^\]]*)\]", RegexOptions.CultureInvariant)]
    private static partial Regex Ranges();

    [GeneratedRegex(@"\A\s*([0-9]+(ms|[smhdwy]))+\s*(:\s*(([0-9]+(ms|[smhdwy]))+\s*)?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Range();

    [GeneratedRegex(@"(\{|\(|,)\s*(,)", RegexOptions.CultureInvariant)]
    private static partial Regex Empty();

    [GeneratedRegex(@"(==|!=|>=|<=|=~|!~|[-+*/%^<>=!,]|\b(and|or|unless|by|without|on|ignoring|offset|bool))\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Ends();

    [GeneratedRegex(@"\A(==|!=|>=|<=|=~|!~|[*/%^<>=!,)\]}]|(and|or|unless|by|without|on|ignoring|offset|bool)\b)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Begins();

    [GeneratedRegex(@"\{\{[^{}]*\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Templates();

    [GeneratedRegex(@"\A[a-zA-Z_][a-zA-Z0-9_]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
