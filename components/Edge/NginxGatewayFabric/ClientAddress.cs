namespace Infra.Components.Edge;

/// <summary>Where a load balancer in front writes the client's address.</summary>
public enum ClientAddressSource
{
    /// <summary>In the PROXY protocol. The load balancer must then speak it on every connection.</summary>
    ProxyProtocol,

    /// <summary>In the header <c>X-Forwarded-For</c>.</summary>
    XForwardedFor,
}

/// <summary>Where the client's address comes from when a load balancer stands in front.</summary>
public sealed record ClientAddress : IChecked
{
    /// <summary>Where the load balancer writes it.</summary>
    public required ClientAddressSource Source { get; init; }

    /// <summary>The load balancers' addresses and networks; others are not trusted. At least one.</summary>
    [Address(AddressForms.Address | AddressForms.Network)]
    public required IReadOnlyList<string> TrustedAddresses { get; init; }

    /// <summary>Whether the last untrusted address is taken instead of the last one. Default: false.</summary>
    public bool Recursive { get; init; }

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(TrustedAddresses.Count == 0, Codes.Empty, nameof(TrustedAddresses), null,
            "at least one address or network", "name the load balancer's, or the network it is in");
    }
}
