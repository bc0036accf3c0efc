using System.Buffers.Binary;
using System.Net;

namespace Infra.Components.Networks;

/// <summary>A range of IPv4 addresses in CIDR form.</summary>
/// <param name="First">The first address, as a number.</param>
/// <param name="Prefix">How many leading bits its addresses have in common.</param>
internal readonly record struct Range(uint First, int Prefix)
{
    /// <summary>The last address, as a number.</summary>
    public uint Last => (uint)(First + Size - 1);

    /// <summary>How many addresses there are.</summary>
    public long Size => 1L << (32 - Prefix);

    /// <summary>Reads a range.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The range; null when the text is none, or an IPv6 one.</returns>
    public static Range? Parse(string text) =>
        IPNetwork.TryParse(text, out var network) && network.BaseAddress.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork
            ? new Range(BinaryPrimitives.ReadUInt32BigEndian(network.BaseAddress.GetAddressBytes()), network.PrefixLength)
            : null;

    /// <summary>Whether an address is in both.</summary>
    /// <param name="other">The other range.</param>
    public bool Overlaps(Range other) => First <= other.Last && other.First <= Last;

    /// <summary>Whether all of another range is in this one.</summary>
    /// <param name="other">The other range.</param>
    public bool Holds(Range other) => First <= other.First && other.Last <= Last;

    /// <summary>One of the equal parts into which longer prefixes divide the range.</summary>
    /// <param name="bits">By how many bits the parts' prefix is longer.</param>
    /// <param name="index">Which part, from zero.</param>
    public Range Part(int bits, int index) => new((uint)(First + (index * (Size >> bits))), Prefix + bits);

    /// <summary>One of the addresses.</summary>
    /// <param name="index">Which one, from zero.</param>
    public string Address(int index)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)(First + index));
        return new IPAddress(bytes).ToString();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Address(0)}/{Prefix}");
}
