namespace Infra.Components.Networks;

/// <summary>The whole internet.</summary>
internal static class Everybody
{
    /// <summary>Whether a network is the whole internet, or so large a part of it that it is nobody's own.</summary>
    /// <param name="network">The network in CIDR form.</param>
    public static bool Is(string network) => System.Net.IPNetwork.TryParse(network, out var parsed)
        && parsed.PrefixLength < (parsed.BaseAddress.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? 16 : 8);
}
