using System.Buffers;
using System.Text.RegularExpressions;

namespace Infra.Rules.Secrets;

/// <summary>Tells a secret from the name of one, by the words of its key and the look of its value.</summary>
internal static partial class SecretWords
{
    // A Secret's name has several words as a rule: "grafana-login" names one, "supersecret" is one.
    private const int ShortestWord = 8;

    private static readonly HashSet<string> Always = new(StringComparer.Ordinal)
    {
        "password", "passwd", "pwd", "passphrase", "pass",
    };

    // Keys that hold a secret where their value does not look like a name.
    private static readonly HashSet<string> OfKeys = new(StringComparer.Ordinal)
    {
        "api", "secret", "private", "encryption", "encrypt", "signing", "master", "shared", "auth", "access", "account", "storage",
    };

    // "clientSecret" is one; "pullSecret" names one.
    private static readonly HashSet<string> OfSecrets = new(StringComparer.Ordinal)
    {
        "client", "jwt", "session", "cookie", "shared", "app", "consumer", "hmac", "signing", "oauth", "encryption", "application",
    };

    // What stands behind the word without changing it: DB_PASSWORD_PROD, password1.
    private static readonly HashSet<string> Fillers = new(StringComparer.Ordinal)
    {
        "value",
        "plain",
        "base64",
        "b64",
        "prod",
        "production",
        "dev",
        "default",
    };

    private static readonly HashSet<string> NotReal = new(StringComparer.Ordinal)
    {
        "dummy",
        "fake",
        "example",
        "sample",
        "mock",
        "placeholder",
    };

    private static readonly HashSet<string> Prefixes = new(StringComparer.Ordinal)
    {
        "existing", "use", "enable", "automount", "allow", "generate", "create", "require", "skip", "disable", "has", "no",
    };

    private static readonly SearchValues<char> OfCode = SearchValues.Create("()[]{}");

    /// <summary>Whether a key and a literal value are a secret.</summary>
    /// <param name="isVariable">Whether a program reads the value itself, as from a variable or an argument. Otherwise a chart may look up
    /// what it names.</param>
    public static bool IsSecret(string key, string value, bool isVariable)
    {
        if (IsPlaceholder(value) || IsSwitch(value))
            return false;

        // Keys of annotations: the part before the slash is a domain. Keys of properties: the last part says it.
        var words = Words(key[(key.LastIndexOf('/') + 1)..]);
        while (words.Count > 1 && (Fillers.Contains(words[^1]) || words[^1].All(char.IsAsciiDigit)))
            words.RemoveAt(words.Count - 1);

        if (words.Count == 0 || Prefixes.Contains(words[0]) || words.Exists(NotReal.Contains)
            || (words[0] == "env" && words.Count > 1 && words[1] == "from"))
        {
            return false;
        }

        var before = words.Count > 1 ? words[^2] : "";
        return words[^1] switch
        {
            var last when Always.Contains(last) => !value.AsSpan().ContainsAny(OfCode) && !Reference().IsMatch(value),
            "token" or "apikey" => !IsNumber(value) && (isVariable || !IsName(value)) && !value.AsSpan().ContainsAny(OfCode),
            "secret" when words.Count == 1 || OfSecrets.Contains(before) => isVariable ? !NamesOne().IsMatch(value)
                : !IsName(value) || (before.Length > 0 && value.Length >= ShortestWord && !value.Contains('-', StringComparison.Ordinal)),
            "secret" => LooksRandom(value),
            "key" when before == "access" => words.Contains("secret") && LooksRandom(value),
            "key" when OfKeys.Contains(before) =>
                !IsNumber(value) && (isVariable ? value.Length > 3 && !NamesOne().IsMatch(value) : !IsName(value)),
            "credential" or "credentials" or "creds" => LooksRandom(value),
            _ => false,
        };
    }

    /// <summary>
    /// Whether a value only holds the place of another: of a variable, a template, a path, a reference, or of what its reader must write.
    /// </summary>
    public static bool IsPlaceholder(string value) => value.Length < 3 || value[0] is '<' or '$' or '/' or '%' or '@'
        || value.Contains("{{", StringComparison.Ordinal) || value.Contains("$(", StringComparison.Ordinal)
        || value.Contains("${", StringComparison.Ordinal)
        || Store().IsMatch(value) || Placeholder().IsMatch(value);

    private static bool IsSwitch(string value) =>
        value.ToUpperInvariant() is "TRUE" or "FALSE" or "NULL" or "YES" or "NO" or "ON" or "OFF" or "NONE" or "ENABLED"
        or "DISABLED" or "STRING" or "REQUIRED" or "OPTIONAL" or "AUTO" or "DEFAULT" or "INCLUDE" or "GENERATE";

    private static bool IsNumber(string value) => value.All(char.IsAsciiDigit);

    // A name of an object, of a key in one, or of a variable.
    private static bool IsName(string value) => !LooksRandom(value) && (ObjectName().IsMatch(value) || VariableName().IsMatch(value));

    // Letters and digits mixed within words, as generators make them; "registry-login-2" is a name.
    private static bool LooksRandom(string value)
    {
        if (value.Length < 12 || value.Contains(' ', StringComparison.Ordinal))
            return false;

        var changes = 0;
        for (var i = 1; i < value.Length; i++)
        {
            changes += (char.IsAsciiDigit(value[i - 1]), char.IsAsciiDigit(value[i])) is (true, false) or (false, true)
                && char.IsAsciiLetterOrDigit(value[i - 1]) && char.IsAsciiLetterOrDigit(value[i]) ? 1 : 0;
        }

        return changes >= 3
            || (value.Length >= 20 && value.Any(char.IsAsciiLetterUpper) && value.Any(char.IsAsciiLetterLower)
                && value.Any(char.IsAsciiDigit));
    }

    private static List<string> Words(string key) => [.. Word().Matches(key).Select(word => word.Value.ToLowerInvariant())];

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex("^[a-z0-9]([-a-z0-9._/]*[a-z0-9])?$", RegexOptions.CultureInvariant)]
    private static partial Regex ObjectName();

    [GeneratedRegex("^[A-Z][A-Z0-9_]*$", RegexOptions.CultureInvariant)]
    private static partial Regex VariableName();

    // The name of a Secret where a program reads the name: web-secret, tls.
    [GeneratedRegex("(^|[-_.])(secrets?|credentials?|creds|login|tls|cert|auth|token|keys?)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex NamesOne();

    // A value of another variable of a program.
    [GeneratedRegex("^[a-z_]\\w*(\\.[A-Za-z_]\\w*)+$", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();

    [GeneratedRegex("^(file:|vault:|ref\\+|op://|arn:|secretref:|env:|ENC\\[|projects/|https?://[^@]*$|!(env_var|env|secret)\\b)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Store();

    [GeneratedRegex("^(x{3,}|\\*+|\\.{3,}|-+|n/?a|todo|tbd|dummy|placeholder|unused|not[-_ ]?(needed|used|required|set)|redacted|fake|fill[-_ ]?me|undefined|empty)$"
        + "|^your|^my[-_ ]|^(insert|fake|dummy|example|sample)[-_ ]|^(insert|replace|change|enter|put|set)[-_ ]?(me|this|it|with|your|here)|goes here|^\\*\\*|(your|replace|change|placeholder|todo)[-_ ]|[-_ ]here$|\\.\\.\\.|^example\\b|xxxx",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Placeholder();
}
