using System.Text.RegularExpressions;

namespace Infra.Components.Delivery;

/// <summary>Texts in Groovy. None of them is looked into: a dollar sign stays one, and no value can become code.</summary>
internal static partial class Groovy
{
    /// <summary>A text on one line.</summary>
    public static string Text(string text) =>
        $"'{Escaped(text).Replace("'", "\\'", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}'";

    /// <summary>A text of several lines, which begins on a line of its own.</summary>
    public static string Block(string text) => $"'''\\\n{Ending().Replace(Escaped(text), "\\'")}'''";

    private static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\r", "\\r", StringComparison.Ordinal);

    // Three quotes end a text of several lines: one of two, and one at the end.
    [GeneratedRegex(@"'(?='|\z)|(?<=')'")]
    private static partial Regex Ending();
}
