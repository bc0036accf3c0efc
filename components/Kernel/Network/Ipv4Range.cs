using System.Buffers.Binary;
using System.Net;

namespace Infra.Components;

/// <summary>A range of IPv4 addresses in CIDR form.</summary>
internal sealed record Ipv4Range(uint First, int Prefix)
{
    public uint Last => (uint)(First + Size - 1);

    public long Size => 1L << (32 - Prefix);

    /// <summary>Null when the text is no range, or an IPv6 one.</summary>
    public static Ipv4Range? Parse(string text) =>
        IPNetwork.TryParse(text, out var network) && network.BaseAddress.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork
            ? new Ipv4Range(BinaryPrimitives.ReadUInt32BigEndian(network.BaseAddress.GetAddressBytes()), network.PrefixLength)
            : null;

    public bool Overlaps(Ipv4Range other) => First <= other.Last && other.First <= Last;

    public bool Holds(Ipv4Range other) => First <= other.First && other.Last <= Last;

    /// <summary>One of the equal parts, counted from zero, of which each has a prefix longer by so many bits.</summary>
    public Ipv4Range Part(int bits, int index) => new((uint)(First + (index * (Size >> bits))), Prefix + bits);

    public string Address(int index)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)(First + index));
        return new IPAddress(bytes).ToString();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Address(0)}/{Prefix}");
}
