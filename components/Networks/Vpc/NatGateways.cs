namespace Infra.Components.Networks;

/// <summary>The NAT gateways by which private subnets reach the internet.</summary>
public enum NatGateways
{
    /// <summary>One in the first zone: cheaper, but all zones lose the internet when that zone fails.</summary>
    One,

    /// <summary>One in each zone.</summary>
    OnePerZone,
}
