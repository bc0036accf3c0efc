using System.Net;
using System.Net.Sockets;

namespace Infra.ApiServer;

/// <summary>IP addresses and networks. From 1.36 on servers take no leading zeros, no IPv4 inside of IPv6, and no network with host bits.</summary>
internal static class Addresses
{
    private const int StrictFrom = 36;
    private const string Example = "10.9.8.7 or 2001:db8::1";

    /// <summary>Refuses texts that are no IP address.</summary>
    /// <returns>The address.</returns>
    public static IPAddress? MustBeAddress(this Field field)
    {
        if (field.Text is not { } text || Placeholders.In(field.Value!).Count > 0)
            return null;

        if (Read(text) is not { } address)
        {
            field.Refuse("an IP address", $"write an address such as {Example}");
            return null;
        }

        if (field.Release >= StrictFrom && HasLeadingZeros(text))
            field.Refuse("an IP address without leading zeros", $"write {address}");
        else if (field.Release >= StrictFrom && address.IsIPv4MappedToIPv6)
            field.Refuse("an IPv4 address that is written as such", $"write {address.MapToIPv4()}");

        return address;
    }

    /// <summary>Refuses texts that are no network.</summary>
    /// <returns>The network.</returns>
    public static (IPAddress Address, int Length)? MustBeNetwork(this Field field)
    {
        if (field.Text is not { } given || Placeholders.In(field.Value!).Count > 0)
            return null;

        var text = given.Trim();
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            field.Refuse("a network such as 10.9.8.0/24", Read(text) is { } single ? $"write {text}/{Bits(single)}" : "write a network");
            return null;
        }

        if (Read(text[..slash]) is not { } address
            || !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length > Bits(address))
        {
            field.Refuse("a network such as 10.9.8.0/24 or 2001:db8::/64", "correct the address or the number of bits");
            return null;
        }

        if (field.Release >= StrictFrom && (HasLeadingZeros(text[..slash]) || text[slash + 1] == '0' && length > 0))
            field.Refuse("a network without leading zeros", $"write {address}/{length}");
        else if (field.Release >= StrictFrom && !Masked(address, length).Equals(address))
            field.Refuse("a network without bits after its prefix", $"write {Masked(address, length)}/{length}");

        return (Masked(address, length), length);
    }

    /// <summary>Refuses addresses that no client can reach: of the machine itself, of a link, or of none.</summary>
    public static void MustBeReachable(this Field field)
    {
        if (field.MustBeAddress() is not { } address)
            return;

        var bytes = address.GetAddressBytes();
        var isLocal = IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any) || address.IsIPv6LinkLocal
            || bytes is [169, 254, _, _] or [224, 0, 0, _] || (bytes.Length > 4 && bytes[0] == 0xff && (bytes[1] & 0x0f) == 2);
        if (isLocal)
            field.Refuse("an address that other machines reach", "write the address of the machine in its network");
    }

    /// <summary>Whether one network lies in another one and is smaller.</summary>
    public static bool Contains((IPAddress Address, int Length) outer, (IPAddress Address, int Length) inner) =>
        outer.Address.AddressFamily == inner.Address.AddressFamily && inner.Length > outer.Length
            && Masked(inner.Address, outer.Length).Equals(outer.Address);

    /// <summary>Whether an address is one of IPv6.</summary>
    public static bool IsSix(this IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6;

    /// <summary>The address of a text as servers read it: four decimal numbers, leading zeros or not, or IPv6 without a zone.</summary>
    public static IPAddress? Read(string text)
    {
        if (text.Contains(':', StringComparison.Ordinal))
            return !text.AsSpan().ContainsAny("%[]") && IPAddress.TryParse(text, out var six) ? six : null;

        var parts = text.Split('.');
        var bytes = new byte[4];
        return parts.Length == 4
            && parts.Index().All(part => byte.TryParse(part.Item, NumberStyles.None, CultureInfo.InvariantCulture, out bytes[part.Index]))
            ? new IPAddress(bytes) : null;
    }

    private static int Bits(IPAddress address) => address.GetAddressBytes().Length * 8;

    private static bool HasLeadingZeros(string text) =>
        !text.Contains(':', StringComparison.Ordinal) && text.Split('.').Any(part => part.Length > 1 && part[0] == '0');

    private static IPAddress Masked(IPAddress address, int length)
    {
        var bytes = address.GetAddressBytes();
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] &= (byte)(0xff << (8 - Math.Clamp(length - (i * 8), 0, 8)));

        return new IPAddress(bytes);
    }
}
