using Infra.Components.Aws;
using Pulumi.Aws.Ec2;

namespace Infra.Components.Networks;

/// <summary>
/// Public addresses that stay: a replaced load balancer keeps them, so that DNS need not change. An account
/// has five in a region unless it asks for more; gateways of private subnets take some of them.
/// </summary>
public sealed class PublicAddresses : ComponentResource
{
    /// <summary>Reserves the addresses.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="Diagnostics.RefusedException">The name is not a DNS label.</exception>
    public PublicAddresses(string name, PublicAddressesArgs args, ComponentResourceOptions? options = null)
        : base("infra:networks:PublicAddresses", name, options.On(args.Checked(name).Network.Account))
    {
        var addresses = args.Network.Zones.Select(zone => new Eip($"{name}-{zone.Zone}", new EipArgs
        {
            Domain = "vpc",
            Tags = new() { { "Name", $"{name}-{zone.Zone}" } },
        }, this.Child().Kept())).ToList();
        Count = addresses.Count;
        Allocations = [.. addresses.Select(address => address.AllocationId)];
        Addresses = [.. addresses.Select(address => address.PublicIp)];
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>The addresses, in the order of the zones.</summary>
    public IReadOnlyList<Output<string>> Addresses { get; }

    /// <summary>The ids by which AWS knows them, in the order of the zones.</summary>
    public IReadOnlyList<Output<string>> Allocations { get; }
}
