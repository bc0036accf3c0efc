using System.Net;

namespace Infra.Components.Validation;

/// <summary>The forms in which addresses may be written.</summary>
[Flags]
public enum AddressForms
{
    /// <summary>One address, <c>192.168.0.3</c>.</summary>
    Address = 1,

    /// <summary>A network in CIDR form with no host bits set, <c>192.168.0.0/24</c>.</summary>
    Network = 2,

    /// <summary>A range from a first to a last address, <c>192.168.0.200-192.168.0.250</c>.</summary>
    Span = 4,
}

/// <summary>IP addresses, IPv4 or IPv6.</summary>
/// <param name="forms">The forms allowed.</param>
public sealed class AddressAttribute(AddressForms forms) : TextFormatAttribute
{
    /// <summary>The forms allowed.</summary>
    public AddressForms Forms { get; } = forms;

    /// <inheritdoc/>
    public override DiagnosticCode Code => Codes.AddressRange;

    /// <inheritdoc/>
    public override string Allowed => string.Join(", or ", AllowedForms());

    /// <inheritdoc/>
    public override string Fix => "write all four parts of the address; a network ends in zeros";

    /// <inheritdoc/>
    public override string FixOf(object value)
    {
        var text = value as string ?? "";
        if (text.Split('-') is [var first, var last] && Accepts($"{last}-{first}"))
            return $"write the lower address first: {last}-{first}";

        return Forms.HasFlag(AddressForms.Network) && text.Split('/') is [var within, _] && IsAddress(within)
            && IPNetwork.TryParse(text, out var network)
            ? $"write the network's first address: {network}" : Fix;
    }

    /// <inheritdoc/>
    protected override bool Accepts(string text) =>
        (Forms.HasFlag(AddressForms.Address) && IsAddress(text))
        || (Forms.HasFlag(AddressForms.Network) && IsNetwork(text))
        || (Forms.HasFlag(AddressForms.Span) && IsSpan(text));

    private IEnumerable<string> AllowedForms()
    {
        if (Forms.HasFlag(AddressForms.Address))
            yield return "an address such as 192.168.0.3";

        if (Forms.HasFlag(AddressForms.Network))
            yield return "a network such as 192.168.0.0/24";

        if (Forms.HasFlag(AddressForms.Span))
            yield return "a range such as 192.168.0.200-192.168.0.250";
    }

    // IPAddress also reads "1" and "010.1.1.1", which are hardly meant as the addresses that it makes of them.
    private static bool IsAddress(string text) => IPAddress.TryParse(text, out var address)
        && (text.Contains(':') || address.ToString() == text);

    // IPNetwork clears host bits; a text with host bits more likely means another network, or one address.
    private static bool IsNetwork(string text) => text.Split('/') is [var first, _]
        && IsAddress(first)
        && IPNetwork.TryParse(text, out var network)
        && network.BaseAddress.Equals(IPAddress.Parse(first));

    private static bool IsSpan(string text)
    {
        var ends = text.Split('-');
        return ends.Length == 2 && IsAddress(ends[0]) && IsAddress(ends[1])
            && IPAddress.Parse(ends[0]).GetAddressBytes() is var first
            && IPAddress.Parse(ends[1]).GetAddressBytes() is var last
            && first.Length == last.Length && first.AsSpan().SequenceCompareTo(last) <= 0;
    }
}
