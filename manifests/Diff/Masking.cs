using System.Text.RegularExpressions;
using Infra.Wording;

namespace Infra.Diff;

/// <summary>Keeps secrets out of what is shown. Placeholders in angle brackets are none: they only name what a real run knows.</summary>
internal static partial class Masking
{
    /// <summary>What takes a secret's place.</summary>
    public const string Mask = Credentials.Mask;

    private const string Names =
        "password|passwd|passphrase|(?<!ServiceAccount)token|secret|private[-_.]?key|api[-_.]?key|access[-_.]?key|requirepass|masterauth"
        + "|(?<![a-z])pass|(?<![a-z])pwd|(?-i:(?<=[a-z])P(ass|wd))";

    /// <summary>Whether a key or variable of this name holds a secret.</summary>
    public static bool IsSecretName(string name) => Name().IsMatch(name);

    /// <summary>Whether an argument is the name of a secret, so that the next argument is the secret: <c>--requirepass</c>.</summary>
    public static bool AsksForSecret(string argument) => Option().IsMatch(argument);

    /// <summary>A text without the passwords in it.</summary>
    public static string Of(string text, bool secret)
    {
        if (secret)
            return IsPlaceholder(text) ? text : Mask;

        var shown = Credentials.Masked(text);
        shown = Assignment().Replace(shown, Hidden);
        shown = Line().Replace(shown, Hidden);
        return Bearer().Replace(shown, match => IsToken(match.Groups["value"].Value) ? Hidden(match) : match.Value);
    }

    private static string Hidden(Match match)
    {
        var value = match.Groups["value"];
        return IsPlaceholder(value.Value) || value.Length == 0 || Variable().IsMatch(value.Value) ? match.Value
            : string.Concat(match.ValueSpan[..(value.Index - match.Index)], Mask,
                match.ValueSpan[(value.Index - match.Index + value.Length)..]);
    }

    // A word of a sentence is none: "basic authentication".
    private static bool IsToken(string value) => value.Any(char.IsAsciiDigit) || value.AsSpan().ContainsAny("=._+/")
        || (value.Any(char.IsAsciiLetterLower) && value.Skip(1).Any(char.IsAsciiLetterUpper));

    private static bool IsPlaceholder(string text) => text.Length > 2 && text[0] == '<' && text[^1] == '>' && Placeholder().IsMatch(text);

    [GeneratedRegex(
        @"(password|passwd|passphrase|(?<!ServiceAccount)token|secret|private[-_.]?key|api[-_.]?key|access[-_.]?key|credentials?|connection[-_.]?string|dsn|(^|[-_.])(pass|pwd)|(?-i:(?<=[a-z])P(ass|wd))|(^|[-_.])(db|database|redis|mongo(db)?)[-_.]?ur[il]|\.dockerconfigjson)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();

    // Anywhere in a text: DB_PASS=x, "password": "x", --token=x, --requirepass x.
    [GeneratedRegex(
        @"(?<=^|[\s{\[(,;&|""'])((--?|-D)?[""']?[\w.-]{0,60}(" + Names + @")[""']?[ \t]*[:=][ \t]*|--?[\w.-]{0,60}(" + Names
            + @")[ \t]+(?!-))(""(?<value>[^""\n]*)|'(?<value>[^'\n]*)|(?<value>[^\s""',;}\])&]+))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Assignment();

    // A line of a configuration file: requirepass x.
    [GeneratedRegex(
        @"^[ \t]*(- |set |export )?[\w.-]{0,60}(" + Names + @")[ \t]+(?<value>[^\s""',;:=]+)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Line();

    [GeneratedRegex(@"^--?[\w.-]{0,60}(" + Names + @")\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Option();

    [GeneratedRegex(@"\b(bearer|basic)[ \t]+(?<value>[A-Za-z0-9._~+/=-]{8,})",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Bearer();

    [GeneratedRegex(@"^(\$\(\w+\)?|\$\{[^{}]*\}?|\$[A-Z_][A-Z0-9_]*|\{\{.*|\(secret\).*)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Variable();

    [GeneratedRegex("^<(secret infra:|[a-z][a-z0-9-]*:[^\\s<>]+:[^\\s<>]+ )[^<>]+>\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
