namespace Infra.Rules;

/// <summary>Host names with wildcards, as the Gateway API compares them.</summary>
internal static class Hosts
{
    /// <summary>Whether two names have a host in common.</summary>
    public static bool Meet(string one, string other) => one == other || Covers(one, other) || Covers(other, one);

    // A wildcard stands for one label or more.
    private static bool Covers(string wildcard, string host) =>
        wildcard.StartsWith("*.", StringComparison.Ordinal) && host.EndsWith(wildcard[1..], StringComparison.Ordinal)
            && host.Length > wildcard.Length - 1;

    /// <summary>Whether a certificate for a name is valid for a host: a wildcard stands for exactly one label.</summary>
    public static bool Certifies(string name, string host) => name == host
        || (name.StartsWith("*.", StringComparison.Ordinal) && host.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot
            && host[dot..] == name[1..]);

    /// <summary>Whether a text is a host name, perhaps with a wildcard as its first label.</summary>
    public static bool IsHost(string text)
    {
        var name = text.StartsWith("*.", StringComparison.Ordinal) ? text[2..] : text;
        return name.Length is > 0 and <= 253 && name.Split('.').All(label => label.Length is > 0 and <= 63
            && label.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && label[0] != '-' && label[^1] != '-');
    }
}
