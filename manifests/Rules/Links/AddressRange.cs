using System.Net;
using System.Numerics;

namespace Infra.Rules.Links;

/// <summary>A range of IP addresses, as MetalLB writes it: <c>192.0.2.0/28</c> or <c>192.0.2.10-192.0.2.20</c>.</summary>
internal readonly record struct AddressRange(bool IsV6, BigInteger First, BigInteger Last)
{
    /// <summary>Reads a range; null when it is none.</summary>
    public static AddressRange? Read(string text)
    {
        if (text.Split('-') is [var first, var last])
            return Of(first.Trim(), last.Trim());

        if (!IPNetwork.TryParse(text, out var network))
            return Of(text, text);

        var start = Number(network.BaseAddress);
        var bits = network.BaseAddress.GetAddressBytes().Length * 8 - network.PrefixLength;
        return new AddressRange(IsSix(network.BaseAddress), start, start + BigInteger.Pow(2, bits) - 1);
    }

    public bool Holds(AddressRange other) => IsV6 == other.IsV6 && First <= other.First && other.Last <= Last;

    public bool Meets(AddressRange other) => IsV6 == other.IsV6 && First <= other.Last && other.First <= Last;

    private static AddressRange? Of(string first, string last) =>
        IPAddress.TryParse(first, out var from) && IPAddress.TryParse(last, out var to) && from.AddressFamily == to.AddressFamily
            ? new AddressRange(IsSix(from), Number(from), Number(to)) : null;

    private static bool IsSix(IPAddress address) => address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6;

    private static BigInteger Number(IPAddress address) => new(address.GetAddressBytes(), isUnsigned: true, isBigEndian: true);
}
