using Infra.Components.Validation;

namespace Infra.Components.Networks;

/// <summary>An availability zone of a network. Zones are settings: asking AWS for them would tie a preview to credentials, and its answer to the day.</summary>
public sealed record ZoneArgs
{
    /// <summary>The zone's name, such as <c>ap-northeast-2a</c>.</summary>
    [Matches("[a-z]{2}(-[a-z]+)+-[0-9][a-z]", "a zone such as ap-northeast-2a")]
    public required string Name { get; init; }

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
