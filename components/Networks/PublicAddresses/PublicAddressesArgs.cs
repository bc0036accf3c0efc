namespace Infra.Components.Networks;

/// <summary>Arguments of <see cref="PublicAddresses"/>.</summary>
public sealed record PublicAddressesArgs
{
    /// <summary>The network: one address for each of its zones.</summary>
    public required Vpc Network { get; init; }
}
