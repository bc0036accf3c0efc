using Infra.Components.Aws;
using Infra.Components.Networks;
using Infra.Components.Validation;

namespace Infra.Stacks.Settings;

/// <summary>A network in AWS.</summary>
public sealed record NetworkSettings
{
    /// <summary>The range of addresses, from /16 to /21. It cannot be changed later.</summary>
    [Address(AddressForms.Network)]
    public required string Cidr { get; init; }

    /// <summary>The availability zones, two to six. New ones are added at the end.</summary>
    [Matches("[a-z]{2}(-[a-z]+)+-[0-9][a-z]", "a zone such as ap-northeast-2a")]
    public required IReadOnlyList<string> Zones { get; init; }

    /// <summary>How private subnets reach the internet. Default: by one gateway in each zone.</summary>
    public NatGateways Nat { get; init; } = NatGateways.OnePerZone;

    /// <summary>Ranges of other networks that this one must not overlap. Default: none.</summary>
    [Address(AddressForms.Network)]
    public IReadOnlyList<string> Neighbours { get; init; } = [];

    /// <summary>For how many days the record of all connections is kept. Default: 90.</summary>
    [Range(1, 3653)]
    public int FlowLogDays { get; init; } = 90;

    /// <summary>As the component takes it.</summary>
    /// <param name="account">The account and region.</param>
    public VpcArgs ToArgs(AwsAccount account) => new()
    {
        Account = account,
        Cidr = Cidr,
        Zones = Zones,
        Nat = Nat,
        Neighbours = Neighbours,
        FlowLogDays = FlowLogDays,
    };
}
