namespace Infra.Components.Delivery;

/// <summary>Texts in Groovy. None of them is looked into: a dollar sign stays one, and no value can become code.</summary>
internal static class Groovy
{
    /// <summary>A text on one line.</summary>
    public static string Text(string text) => $"'{Escaped(text).Replace("\n", "\\n", StringComparison.Ordinal)}'";

    /// <summary>A text of several lines, which begins on a line of its own.</summary>
    public static string Block(string text) => $"'''\\\n{Escaped(text)}'''";

    // Where two quotes or none would stand before the end, a third one ends it: so each is escaped.
    private static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\r", "\\r", StringComparison.Ordinal)
        .Replace("'", "\\'", StringComparison.Ordinal);
}
