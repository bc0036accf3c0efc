namespace Infra.Components.Networks;

/// <summary>The two subnets of a zone.</summary>
public sealed class ZoneSubnets
{
    internal ZoneSubnets(string zone, Output<string> publicId, Output<string> privateId, string privateCidr, string publicCidr)
    {
        Zone = zone;
        PublicId = publicId;
        PrivateId = privateId;
        PrivateCidr = privateCidr;
        PublicCidr = publicCidr;
    }

    /// <summary>The zone's name.</summary>
    public string Zone { get; }

    /// <summary>The id of the subnet with public addresses: for load balancers, gateways and bastions.</summary>
    public Output<string> PublicId { get; }

    /// <summary>The id of the subnet without public addresses: for everything else.</summary>
    public Output<string> PrivateId { get; }

    /// <summary>The public subnet's range.</summary>
    public string PublicCidr { get; }

    /// <summary>The private subnet's range.</summary>
    public string PrivateCidr { get; }

    /// <summary>
    /// The same subnets, for those that come after the ways into and out of them: a machine that starts before has no network.
    /// </summary>
    internal ZoneSubnets Reachable(Input<string>[] outside, Input<string>[] inside) =>
        new(Zone, After(PublicId, outside), After(PrivateId, inside), PrivateCidr, PublicCidr);

    private static Output<string> After(Output<string> subnet, Input<string>[] ways) =>
        Output.All([subnet, .. ways]).Apply(ids => ids[0]);
}
