using System.Buffers;

namespace Infra.ApiServer;

/// <summary>The forms that names and values must have.</summary>
internal static class Formats
{
    private const int LongestLabel = 63;
    private const int LongestName = 253;
    private const int LongestPortName = 15;

    private static readonly SearchValues<char> LabelCharacters = SearchValues.Create("-abcdefghijklmnopqrstuvwxyz0123456789");
    private static readonly SearchValues<char> KeyCharacters =
        SearchValues.Create("-._ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    private static readonly SearchValues<char> HeaderCharacters =
        SearchValues.Create("-ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    private static readonly SearchValues<char> PathCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/-._~%!$&'()*+,;=:");

    /// <summary>A DNS label: lower-case letters, digits and hyphens, at most 63 characters.</summary>
    public static bool IsLabel(ReadOnlySpan<char> text) => text.Length <= LongestLabel && IsLabelOfAnyLength(text);

    /// <summary>A DNS label that begins with a letter.</summary>
    public static bool IsLabelOfLetter(ReadOnlySpan<char> text) => IsLabel(text) && char.IsAsciiLetterLower(text[0]);

    /// <summary>A DNS subdomain: labels with dots between them, at most 253 characters.</summary>
    public static bool IsSubdomain(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > LongestName)
            return false;

        foreach (var part in text.Split('.'))
        {
            if (!IsLabelOfAnyLength(text[part]))
                return false;
        }

        return true;
    }

    /// <summary>A subdomain that may begin with <c>*.</c>.</summary>
    public static bool IsHost(string text) => IsSubdomain(text.StartsWith("*.", StringComparison.Ordinal) ? text.AsSpan(2) : text);

    /// <summary>
    /// The key of a label and its like: a name of at most 63 characters, and before it a subdomain and a slash or nothing.
    /// </summary>
    public static bool IsQualifiedName(ReadOnlySpan<char> text)
    {
        var slash = text.IndexOf('/');
        var name = text[(slash + 1)..];
        return (slash < 0 || IsSubdomain(text[..slash])) && name.Length is > 0 and <= LongestLabel && IsBounded(name);
    }

    /// <summary>
    /// The value of a label: nothing, or at most 63 letters, digits, hyphens, underscores and dots between letters or digits.
    /// </summary>
    public static bool IsLabelValue(ReadOnlySpan<char> text) => text.Length == 0 || (text.Length <= LongestLabel && IsBounded(text));

    /// <summary>The name of a port: at most 15 lower-case letters, digits and single hyphens, with a letter among them.</summary>
    public static bool IsPortName(string text) =>
        text.Length is > 0 and <= LongestPortName && IsLabelOfAnyLength(text) && text.AsSpan().IndexOfAnyInRange('a', 'z') >= 0
            && !text.Contains("--", StringComparison.Ordinal);

    /// <summary>A key of a ConfigMap or Secret.</summary>
    public static bool IsConfigKey(string text) =>
        text.Length is > 0 and <= LongestName && !text.AsSpan().ContainsAnyExcept(KeyCharacters)
            && text != "." && !text.StartsWith("..", StringComparison.Ordinal);

    /// <summary>The name of an environment variable: visible ASCII without an equals sign.</summary>
    public static bool IsVariableName(string text) =>
        text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange(' ', '~') && !text.Contains('=', StringComparison.Ordinal);

    /// <summary>The name of an HTTP header.</summary>
    public static bool IsHeaderName(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(HeaderCharacters);

    /// <summary>The name of a variable in CEL.</summary>
    public static bool IsIdentifier(string text) =>
        text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    /// <summary>What can be a part of the path of a request.</summary>
    public static bool IsPathSegment(string text) => text is not ("." or "..") && text.AsSpan().IndexOfAny('/', '%') < 0;

    /// <summary>A subdomain, a slash and a path, such as <c>example.com/controller</c>.</summary>
    public static bool IsPrefixedPath(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && slash + 1 < text.Length && IsSubdomain(text.AsSpan(0, slash))
            && !text.AsSpan(slash + 1).ContainsAnyExcept(PathCharacters);
    }

    /// <summary>A subdomain of three labels or more.</summary>
    public static bool IsQualifiedDomain(string text) => IsSubdomain(text) && text.AsSpan().Count('.') >= 2;

    /// <summary>A percentage, <c>25%</c>.</summary>
    public static bool IsPercent(string text) =>
        text.Length > 1 && text[^1] == '%' && !text.AsSpan(0, text.Length - 1).ContainsAnyExceptInRange('0', '9');

    private static bool IsLabelOfAnyLength(ReadOnlySpan<char> text) =>
        text.Length > 0 && !text.ContainsAnyExcept(LabelCharacters) && text[0] != '-' && text[^1] != '-';

    private static bool IsBounded(ReadOnlySpan<char> text) =>
        !text.ContainsAnyExcept(KeyCharacters) && char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1]);
}
