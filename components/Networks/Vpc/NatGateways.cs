namespace Infra.Components.Networks;

/// <summary>How private subnets reach the internet.</summary>
public enum NatGateways
{
    /// <summary>By one gateway in the first zone: cheap, and the others are cut off when that zone fails.</summary>
    One,

    /// <summary>By one gateway in each zone.</summary>
    OnePerZone,
}
