using System.Net;
using System.Net.Sockets;
using static Infra.Schemas.Cel.Define;

namespace Infra.Schemas.Cel;

/// <summary>Addresses and networks.</summary>
internal static class Addresses
{
    public static IEnumerable<Overload> All { get; } =
    [
        Global<string>("ip", CelType.Ip, (_, text) => Address(text)),
        Global<string>("isIP", CelType.Bool, (_, text) => Values.Of(Cidr.ParseAddress(text) is not null)),
        Global<string>("ip.isCanonical", CelType.Bool, (_, text) => Address(text) is var read && read is IPAddress ? Values.Of(read.ToString() == text) : read),
        Global<IPAddress>("string", CelType.String, (_, address) => address.ToString()),
        Member<IPAddress>("family", CelType.Int, (_, address) => IsFour(address) ? 4L : 6L),
        Member<IPAddress>("isUnspecified", CelType.Bool, (_, address) => Values.Of(address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any))),
        Member<IPAddress>("isLoopback", CelType.Bool, (_, address) => Values.Of(IPAddress.IsLoopback(address))),
        Member<IPAddress>("isLinkLocalMulticast", CelType.Bool, (_, address) => Values.Of(
            IsIn(address, "224.0.0.0/24") || (!IsFour(address) && (address.GetAddressBytes() is [0xff, var scope, ..] && (scope & 0xf) == 2)))),
        Member<IPAddress>("isLinkLocalUnicast", CelType.Bool, (_, address) => Values.Of(IsIn(address, "169.254.0.0/16") || IsIn(address, "fe80::/10"))),
        Member<IPAddress>("isGlobalUnicast", CelType.Bool, (_, address) => Values.Of(IsGlobal(address))),
        Global<string>("cidr", CelType.Cidr, (_, text) => Network(text)),
        Global<string>("isCIDR", CelType.Bool, (_, text) => Values.Of(Cidr.Parse(text) is not null)),
        Global<Cidr>("string", CelType.String, (_, network) => network.ToString()),
        Member<Cidr, IPAddress>("containsIP", CelType.Bool, (_, network, address) => Values.Of(network.Contains(address))),
        Member<Cidr, string>("containsIP", CelType.Bool, (_, network, text) =>
            Address(text) is var read && read is IPAddress address ? Values.Of(network.Contains(address)) : read),
        Member<Cidr, Cidr>("containsCIDR", CelType.Bool, (_, network, other) => Values.Of(network.Contains(other))),
        Member<Cidr, string>("containsCIDR", CelType.Bool, (_, network, text) =>
            Network(text) is var read && read is Cidr other ? Values.Of(network.Contains(other)) : read),
        Member<Cidr>("ip", CelType.Ip, (_, network) => network.Address),
        Member<Cidr>("masked", CelType.Cidr, (_, network) => network.Masked()),
        Member<Cidr>("prefixLength", CelType.Int, (_, network) => (long)network.Length),
    ];

    private static bool IsFour(IPAddress address) => address.AddressFamily == AddressFamily.InterNetwork;

    private static bool IsIn(IPAddress address, string network) => Cidr.Parse(network)!.Contains(address);

    private static bool IsGlobal(IPAddress address) => !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any)
        && !address.Equals(IPAddress.Broadcast) && !IPAddress.IsLoopback(address) && !IsIn(address, "224.0.0.0/4") && !IsIn(address, "ff00::/8")
        && !IsIn(address, "169.254.0.0/16") && !IsIn(address, "fe80::/10");

    private static object Address(string text) => Cidr.ParseAddress(text)
        ?? (object)new Failure($"IP Address {Format.Quoted(text)} parse error during conversion from string");

    private static object Network(string text) => Cidr.Parse(text) ?? (object)new Failure("network address parse error during conversion from string");
}
