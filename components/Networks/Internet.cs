using System.Net;
using System.Net.Sockets;

namespace Infra.Components.Networks;

/// <summary>The public internet as a range of addresses.</summary>
internal static class Internet
{
    /// <summary>Whether a network is the whole internet, or so large a part of it that no organisation owns it.</summary>
    public static bool Covers(string network) => IPNetwork.TryParse(network, out var parsed)
        && parsed.PrefixLength < (parsed.BaseAddress.AddressFamily == AddressFamily.InterNetworkV6 ? 16 : 8);
}
