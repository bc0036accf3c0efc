namespace Infra.Components.Networks;

/// <summary>Arguments of <see cref="NodePortBalancer"/>.</summary>
public sealed record NodePortBalancerArgs : IChecked
{
    /// <summary>The network. The load balancer is in its public subnets.</summary>
    public required Vpc Network { get; init; }

    /// <summary>The machines. All of their workers are targets, or the control plane where there are none.</summary>
    public required PrivateMachines Machines { get; init; }

    /// <summary>The nodes' ports of the ingress controller: the same value as its own, so that they cannot differ.</summary>
    public required LoadBalancing.NodePorts Ports { get; init; }

    /// <summary>Its public addresses, which stay when it is replaced.</summary>
    public required PublicAddresses Addresses { get; init; }

    /// <summary>
    /// Whether it tells the client's address by the PROXY protocol, which the ingress controller must then expect. Default: no; the
    /// connection itself carries it, as long as the controller's Service has <c>externalTrafficPolicy: Local</c>.
    /// </summary>
    public bool ProxyProtocol { get; init; }

    /// <summary>The networks that may connect. Default: all.</summary>
    [Address(AddressForms.Network)]
    public IReadOnlyList<string> From { get; init; } = ["0.0.0.0/0"];

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(From.Count == 0, Codes.Empty, nameof(From), null, "at least one network", "add the clients' networks");
        problems.AddIf(Addresses is not null && Network is not null && Addresses.Count != Network.Zones.Count, Codes.Form,
            nameof(Addresses), Addresses?.Count.ToString(CultureInfo.InvariantCulture), "one address for each zone of the network",
            "make as many addresses as zones");
    }
}
