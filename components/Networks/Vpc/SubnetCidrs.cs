namespace Infra.Components.Networks;

/// <summary>The ranges of one zone's subnets, where they are chosen by hand.</summary>
public sealed record SubnetCidrs
{
    /// <summary>
    /// The private subnet's range. Default: an eighth of the network, by the zone's place in the list; a zone that is added at the end
    /// moves no other.
    /// </summary>
    [Address(AddressForms.Network)]
    public string? Private { get; init; }

    /// <summary>The public subnet's range. Default: an eighth of the network's last eighth, by the zone's place in the list.</summary>
    [Address(AddressForms.Network)]
    public string? Public { get; init; }
}
