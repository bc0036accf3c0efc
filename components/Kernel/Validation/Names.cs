using System.Security.Cryptography;
using System.Text;

namespace Infra.Components.Validation;

/// <summary>The name rules of Kubernetes (RFC 1123).</summary>
public static class Names
{
    /// <summary>The longest DNS label, and so the longest name of a Service or Namespace.</summary>
    public const int LabelLength = 63;

    /// <summary>The longest DNS subdomain, and so the longest name of most objects.</summary>
    public const int SubdomainLength = 253;

    internal const string LabelBody = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    internal const string SubdomainBody = $@"{LabelBody}(\.{LabelBody})*";

    /// <summary>Whether the text is a DNS label: lower-case letters, digits and inner hyphens, at most 63 characters.</summary>
    /// <param name="text">The text.</param>
    public static bool IsLabel(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > LabelLength || text[0] == '-' || text[^1] == '-')
            return false;

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-')
                return false;
        }

        return true;
    }

    /// <summary>
    /// A label made of a text that may be too long: its beginning and a piece of its hash, so that two long texts stay apart.
    /// </summary>
    /// <param name="text">Lower-case letters, digits and inner hyphens, of any length.</param>
    public static string Fit(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        if (text.Length <= LabelLength)
            return text;

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8];
        return $"{text[..(LabelLength - hash.Length - 1)].TrimEnd('-')}-{hash}";
    }

    /// <summary>Whether the text is a DNS subdomain: labels joined by dots, at most 253 characters.</summary>
    /// <param name="text">The text.</param>
    public static bool IsSubdomain(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > SubdomainLength)
            return false;

        foreach (var part in text.Split('.'))
        {
            if (!IsLabel(text[part]))
                return false;
        }

        return true;
    }

    /// <summary>Whether the text is a host name: a subdomain of at least two labels that is no IPv4 address.</summary>
    /// <param name="text">The text.</param>
    /// <param name="wildcard">Whether the first label may be <c>*</c>.</param>
    public static bool IsHostName(ReadOnlySpan<char> text, bool wildcard)
    {
        var name = wildcard && text.StartsWith("*.") ? text[2..] : text;
        return IsSubdomain(name) && name.Contains('.') && !System.Net.IPAddress.TryParse(name, out _);
    }
}
