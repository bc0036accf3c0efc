using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Infra.Wording;

/// <summary>
/// Passwords and tokens inside of addresses and connection strings, <c>user:password@host</c>, <c>token@host</c>, <c>?token=...</c>, and
/// what is a secret by its form alone. They are refused where people write settings, and masked wherever foreign text is shown.
/// </summary>
public static partial class Credentials
{
    /// <summary>What takes a credential's place.</summary>
    public const string Mask = "(secret)";

    // In front of an @ these tell what kind of name follows: an address of mail, or a member of a cloud's policy.
    private static readonly HashSet<string> Labels = new(StringComparer.OrdinalIgnoreCase)
    {
        "mailto", "email", "mail", "e-mail", "contact", "cc", "bcc", "to", "from", "owner", "team", "group", "member", "acct", "sip", "sips", "xmpp",
        "serviceaccount", "principal", "maintainer",
    };

    // Who logs in by SSH, or reads a public repository, gives a name and no secret.
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase) { "git", "hg", "svn", "anonymous" };

    /// <summary>What may stand in a credential's place, for refusals.</summary>
    public const string Allowed = "a text without a password, token or key in it";

    /// <summary>What to do with one that was written down, for refusals.</summary>
    public const string Fix =
        "leave it to what connects: a pull secret, the machine's own login, a key of a Secret; and replace it at its source, it was written in plain text";

    private static readonly SearchValues<string> Beginnings = SearchValues.Create(
        ["AKIA", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "xox", "eyJ", "PRIVATE KEY-----"],
        StringComparison.Ordinal);

    /// <summary>Whether a text holds a password or token of an address, or is a kubeconfig with one.</summary>
    /// <param name="text">The text.</param>
    public static bool StandIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Masked(text) != text || IsKubeconfig(text);
    }

    /// <summary>The text without passwords and tokens of addresses, and without keys and tokens that are known by their form.</summary>
    /// <param name="text">The text, or none.</param>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Masked(string? text)
    {
        if (text is null)
            return null;

        var shown = text.AsSpan().ContainsAny(Beginnings) ? Known().Replace(text, Mask) : text;
        if (text.Contains('@', StringComparison.Ordinal))
        {
            shown = WithScheme().Replace(shown, match => IsHarmless(match.Groups["scheme"].Value, match.Groups["login"].Value) ? match.Value
                : $"{match.Groups["scheme"].Value}://{Mask}@");
            shown = WithoutScheme()
                .Replace(shown,
                    match =>
                        (Labels.Contains(match.Groups["user"].Value) && !match.Groups["more"].Success)
                            || IsPlaceholder(match.Groups["password"].Value) ? match.Value
                : $"{Mask}@");
            shown = BareToken()
                .Replace(shown,
                    match => Names.Contains(match.Groups["login"].Value) || IsPlaceholder(match.Groups["login"].Value) ? match.Value
                : $"{Mask}@");
        }

        return shown.Contains('=', StringComparison.Ordinal)
            ? Parameter()
                .Replace(shown, match => IsPlaceholder(match.Groups["value"].Value) ? match.Value : match.Groups["before"].Value + Mask)
            : shown;
    }

    /// <summary>Whether a text is a kubeconfig that holds a token, a password or a key, and not only a command that gets one.</summary>
    /// <param name="text">The text.</param>
    public static bool IsKubeconfig(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Contains("users", StringComparison.Ordinal)
            && KubeconfigSecret().Matches(text).Any(match => !IsPlaceholder(match.Groups["value"].Value));
    }

    // A name before the @ says who logs in; only over HTTP is it the token itself.
    private static bool IsHarmless(string scheme, string login)
    {
        var colon = login.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0 && colon < login.Length - 1)
            return IsPlaceholder(login[(colon + 1)..]);

        var name = login.TrimEnd(':');
        return Names.Contains(name) || IsPlaceholder(name) || !Web().IsMatch(scheme);
    }

    // What a program, a shell or the kubelet fills in, and what this program writes in the place of a secret.
    private static bool IsPlaceholder(string value) =>
        value.Length == 0 || value == Mask || value.All(c => c is '*' or 'x' or 'X' or '.' or '-')
        || (value[0] == '<' && value[^1] == '>') || Placeholder().IsMatch(value);

    // What stands before the last @ of what can be one address. A password may hold @ and /, behind a colon that is not that of a port.
    [GeneratedRegex(@"(?<scheme>[A-Za-z][A-Za-z0-9+.-]{0,30})://(?<login>[^\s/?#""'`,;@:]{0,2000}:(?![0-9]{1,5}([/?#\s""'`,;]|\z))[^\s""'`]{0,2000}|[^\s/?#""'`@:]{0,2000})@",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex WithScheme();

    // user:password@host with a path, a port or a bracket behind it, or nothing else on the line.
    [GeneratedRegex(@"(?<![\w@/.+%~-])(?<user>[\w.%+~-]{1,200}):(?<password>[^\s/@""'`,;]{1,500})@(?!sha(256|384|512):)(?=[A-Za-z0-9\[][\w.-]*((?<more>[:/(\]])|[""'`]?\s*(\z|\n)))",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex WithoutScheme();

    // token@host/path: an image, or an address without its scheme. Mail has no path.
    [GeneratedRegex(@"^(?<login>[^\s/@:""'`]{1,2000})@(?!sha(256|384|512):)(?=([A-Za-z0-9-]+\.)+[A-Za-z0-9-]+(:[0-9]+)?/|localhost(:[0-9]+)?/|[A-Za-z0-9-]+:[0-9]+/)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex BareToken();

    [GeneratedRegex(@"(?<before>[?&;#]\s*(amp;)?([\w.-]{0,60}[_.-])?(token|password|passwd|pwd|pass|secret|api[-_]?key|apikey|access[-_]?key|auth|sig|signature|credential|accesstoken|authtoken|privatetoken|clientsecret)\s*=\s*)(?<value>[^\s&;#""'`<>]+|<[^<>]*>)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Parameter();

    // Keys of clouds and forges, web tokens, private keys.
    [GeneratedRegex(
        @"\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_\w{30,}|\bglpat-[\w-]{20,}|\bxox[abprs]-[\w-]{10,}|\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]*|-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|\z)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Known();

    [GeneratedRegex(@"[""']?(token|password|client-key-data|access-token|id-token|refresh-token|client-secret)[""']?\s*:\s*[""']?(?<value>[^\s""',}\]]+)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex KubeconfigSecret();

    [GeneratedRegex(@"^(https?|oci|wss?|ftps?|git\+https?|helm|docker)\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Web();

    [GeneratedRegex(@"^(\$\(\w+\)|\$\{[^{}]*\}|\$[A-Z_][A-Z0-9_]*|\{\{.*\}\}|%\w+%|<[^<>]*>)+\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
