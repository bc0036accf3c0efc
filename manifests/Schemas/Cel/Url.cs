using System.Text;
using System.Text.RegularExpressions;

namespace Infra.Schemas.Cel;

/// <summary>An address of the web, or an absolute path, as Go reads them.</summary>
/// <param name="Text">What was read.</param>
/// <param name="Scheme">Before the colon. Default: empty.</param>
/// <param name="Host">The host with its port, as it is written. Default: empty.</param>
/// <param name="Path">The path as it is written. Default: empty.</param>
/// <param name="RawQuery">After the question mark. Default: empty.</param>
internal sealed partial record Url(string Text, string Scheme, string Host, string Path, string RawQuery)
{
    private const string InPaths = "!$&'()*+,;=:@[]/-_.~";

    public string Port => HostAndPort().Match(Host).Groups["port"].Value;

    public string Hostname => HostAndPort().Match(Host).Groups["host"].Value.Trim('[', ']');

    public string EscapedPath =>
        Path.All(c => char.IsAsciiLetterOrDigit(c) || c == '%' || InPaths.Contains(c, StringComparison.Ordinal)) ? Path
        : string.Concat(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(Path)).Select(Escaped));

    /// <summary>The parameters after the question mark, each with its values.</summary>
    public IEnumerable<IGrouping<string, string>> Query =>
        RawQuery.Split('&').Where(part => part.Length > 0 && !part.Contains(';', StringComparison.Ordinal))
            .Select(part => part.Split('=', 2))
            .GroupBy(pair => Plain(pair[0]), pair => pair.Length > 1 ? Plain(pair[1]) : "", StringComparer.Ordinal);

    /// <summary>Reads an address; null where the text is none.</summary>
    public static Url? Parse(string text)
    {
        var match = Form().Match(text);
        if (!match.Success || text.Any(c => c is < ' ' or '\x7f'))
            return null;

        var (scheme, host, path) = (match.Groups["scheme"].Value, match.Groups["host"].Value, match.Groups["path"].Value);
        var isOpaque = scheme.Length > 0 && !match.Groups["host"].Success && !path.StartsWith('/');
        if (isOpaque)
            return new Url(text, scheme, "", "", match.Groups["query"].Value);

        var isAddress = scheme.Length > 0 || (text.StartsWith('/') && !match.Groups["host"].Success) || text == "*";
        return isAddress && HostAndPort().IsMatch(host) && !BadEscape().IsMatch(path)
            && !BadEscape().IsMatch(match.Groups["fragment"].Value)
            ? new Url(text, scheme.ToLowerInvariant(), host, path, match.Groups["query"].Value) : null;
    }

    private static string Plain(string part) => Uri.UnescapeDataString(part.Replace('+', ' '));

    private static string Escaped(byte c) =>
        char.IsAsciiLetterOrDigit((char)c) || "-_.~$&+,/:;=@".Contains((char)c, StringComparison.Ordinal) ? ((char)c).ToString()
            : $"%{c:X2}";

    // An authority is one only behind a scheme: //a/b is a path.
    [GeneratedRegex(@"^((?<scheme>[A-Za-z][A-Za-z0-9+.-]*):(//((?<user>[A-Za-z0-9._:~!$&'()*+,;=%@-]*)@)?(?<host>[^/?#]*))?)?(?<path>[^?#]*)(\?(?<query>[^#]*))?(#(?<fragment>.*))?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"^(?<host>\[[^\]]*\]|([A-Za-z0-9._~!$&'()*+,;=<>""-]|[^\x00-\x7f]|%[89A-Fa-f][0-9A-Fa-f])*)(:(?<port>[0-9]*))?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex HostAndPort();

    [GeneratedRegex("%(?![0-9A-Fa-f]{2})", RegexOptions.CultureInvariant)]
    private static partial Regex BadEscape();
}
