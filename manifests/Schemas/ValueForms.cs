using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Infra.Schemas;

/// <summary>The forms of values that the API server checks: the formats of schemas, and quantities.</summary>
internal static partial class ValueForms
{
    /// <summary>
    /// What a text has to be where it is not of a format; null where it is, or where the format says nothing about texts.
    /// </summary>
    public static string? Missing(string format, string text) => format switch
    {
        "date-time" when !DateTimeForm().IsMatch(text) || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _) =>
            "a date and time such as 2026-01-31T12:00:00Z",
        "date" when !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) =>
            "a date such as 2026-01-31",
        "byte" when !IsBase64(text) => "base64",
        "ipv4" when !IsAddress(text, AddressFamily.InterNetwork) => "an IPv4 address",
        "ipv6" when !IsAddress(text, AddressFamily.InterNetworkV6) => "an IPv6 address",
        "ip" when !IsAddress(text, AddressFamily.InterNetwork) && !IsAddress(text, AddressFamily.InterNetworkV6) => "an IP address",
        "cidr" when !IsNetwork(text) => "a network such as 10.0.0.0/8",
        "uri" when !Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out _) => "a URI",
        "duration" when !Duration().IsMatch(text) => "a duration such as 30s or 1h30m",
        "email" when !Email().IsMatch(text) => "an e-mail address",
        "hostname" when text.Length > 255 || !Names.IsSubdomain(text.ToLowerInvariant()) => "a host name",
        "uuid" or "uuid3" or "uuid4" or "uuid5" when !Guid.TryParse(text, out _) => "a UUID",
        "mac" when !Mac().IsMatch(text) => "a MAC address",
        "quantity" when Quantity.Parse(text) is null => "a quantity such as 500m, 2, 128Mi or 1.5Gi",
        _ => null,
    };

    // As Go decodes it: line ends are passed over, and the padding must be there.
    private static bool IsBase64(string text)
    {
        var plain = text.AsSpan().ContainsAny('\r', '\n')
            ? text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal) : text;
        return plain.Length % 4 == 0 && Base64().IsMatch(plain);
    }

    // Without leading zeros and the short forms that .NET takes.
    private static bool IsAddress(string text, AddressFamily family) =>
        IPAddress.TryParse(text, out var address) && address.AddressFamily == family
        && (family == AddressFamily.InterNetwork ? Ipv4().IsMatch(text) : !text.AsSpan().ContainsAny('%', '['));

    private static bool IsNetwork(string text) => text.Split('/') is [var address, var bits]
        && (IsAddress(address, AddressFamily.InterNetwork) || IsAddress(address, AddressFamily.InterNetworkV6))
        && int.TryParse(bits, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
        && length <= (address.Contains(':', StringComparison.Ordinal) ? 128 : 32);

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}([.,][0-9]+)?([Zz]|[-+][0-9]{2}:[0-9]{2})\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DateTimeForm();

    [GeneratedRegex(
        @"^[-+]?(0|([0-9]+(\.[0-9]*)?|\.[0-9]+) ?(ns|us|µs|μs|ms|s|m|h|d|w|seconds?|minutes?|hours?|days?|weeks?))+\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Duration();

    [GeneratedRegex(@"^[^@\s]+@[^@\s]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Email();

    [GeneratedRegex(@"^([0-9A-Fa-f]{2}[:-]){5}([0-9A-Fa-f]{2}[:-]){0,2}[0-9A-Fa-f]{2}\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Mac();

    [GeneratedRegex(@"^[A-Za-z0-9+/]*={0,2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Base64();

    [GeneratedRegex(@"^((0|[1-9][0-9]{0,2})\.){3}(0|[1-9][0-9]{0,2})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Ipv4();
}
