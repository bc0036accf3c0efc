using System.Buffers;
using System.Net;
using System.Net.Sockets;

namespace Infra.Schemas.Cel;

/// <summary>An address with the length of its prefix, <c>10.0.0.0/8</c>. Bits behind the prefix are kept.</summary>
internal sealed record Cidr(IPAddress Address, int Length)
{
    private static readonly SearchValues<char> OfAddresses = SearchValues.Create("0123456789abcdefABCDEF:.");

    /// <summary>
    /// Reads an address as strictly as Kubernetes: no zone, no leading zeros, no IPv4 in IPv6. Null where the text is none.
    /// </summary>
    public static IPAddress? ParseAddress(string text)
    {
        var isShort = !text.Contains(':', StringComparison.Ordinal);
        if (text.AsSpan().ContainsAnyExcept(OfAddresses) || (isShort && !IsDotted(text))
            || !IPAddress.TryParse(text, out var address))
        {
            return null;
        }

        return address.IsIPv4MappedToIPv6 || (address.AddressFamily == AddressFamily.InterNetwork) != isShort ? null : address;
    }

    /// <summary>Reads a network; null where the text is none.</summary>
    public static Cidr? Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || ParseAddress(text[..slash]) is not { } address)
            return null;

        var digits = text.AsSpan(slash + 1);
        return digits.Length > 0 && (digits.Length == 1 || digits[0] != '0')
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= Bits(address)
            ? new Cidr(address, length) : null;
    }

    public bool Contains(IPAddress address) =>
        address.AddressFamily == Address.AddressFamily && Mask(address, Length).Equals(Mask(Address, Length));

    public bool Contains(Cidr other) => other.Length >= Length && Contains(other.Address);

    public Cidr Masked() => new(Mask(Address, Length), Length);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Address}/{Length}");

    private static int Bits(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;

    private static bool IsDotted(string text) => text.Split('.') is { Length: 4 } parts
        && parts.All(part => part.Length is > 0 and < 4 && (part.Length == 1 || part[0] != '0'));

    private static IPAddress Mask(IPAddress address, int length)
    {
        var bytes = address.GetAddressBytes();
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] &= (byte)(0xFF00 >> Math.Clamp(length - (8 * i), 0, 8));

        return new IPAddress(bytes);
    }
}
