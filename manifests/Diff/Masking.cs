using System.Text.RegularExpressions;

namespace Infra.Diff;

/// <summary>Keeps secrets out of what is shown. Placeholders in angle brackets are none: they only name what a real run knows.</summary>
internal static partial class Masking
{
    /// <summary>What takes a secret's place.</summary>
    public const string Mask = "(secret)";

    /// <summary>Whether a key or variable of this name holds a secret.</summary>
    public static bool IsSecretName(string name) => Name().IsMatch(name);

    /// <summary>A text without the passwords in it.</summary>
    public static string Of(string text, bool secret)
    {
        if (secret)
            return IsPlaceholder(text) ? text : Mask;

        var shown = text.Contains("://", StringComparison.Ordinal) ? UserInfo().Replace(text, $"://{Mask}@") : text;
        return shown.AsSpan().ContainsAny(":= ") ? Assignment().Replace(shown, match =>
            IsPlaceholder(match.Groups["value"].Value) ? match.Value : match.Groups["before"].Value + Mask) : shown;
    }

    private static bool IsPlaceholder(string text) => text.Length > 2 && text[0] == '<' && text[^1] == '>' && Placeholder().IsMatch(text);

    [GeneratedRegex(
        @"(password|passwd|passphrase|(?<!ServiceAccount)token|secret|private[-_.]?key|api[-_.]?key|access[-_.]?key|credentials?|connection[-_.]?string|dsn|(^|[-_.])(db|database|redis|mongo(db)?)[-_.]?ur[il]|\.dockerconfigjson)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();

    [GeneratedRegex(@"://[^\s/@:<>]*:[^\s/@<>]+@", RegexOptions.CultureInvariant)]
    private static partial Regex UserInfo();

    // A line of a configuration file: requirepass x, password = x, "apiKey": "x".
    [GeneratedRegex(
        @"^(?<before>[ \t]*(--?|-D|- |set |export )?[""']?[\w.-]*(password|passwd|requirepass|masterauth|passphrase|(?<!ServiceAccount)token|secret|private[-_.]?key|api[-_.]?key|access[-_.]?key)[""']?([ \t]*[:=][ \t]*|[ \t]+)[""']?)(?<value>[^\s""',;]+)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Assignment();

    [GeneratedRegex("^<(secret infra:|[a-z][a-z0-9-]*:[^\\s<>]+:[^\\s<>]+ )[^<>]+>\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
