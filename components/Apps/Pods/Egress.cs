using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Components.Apps;

/// <summary>A flow from an application to something outside the cluster.</summary>
public sealed record Egress
{
    // "The internet" of a pod: not its neighbours, not the nodes' network, and not the address that hands out a cloud's credentials.
    private static readonly string[] NotInternet = ["10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16"];

    /// <summary>The TCP port.</summary>
    [Port]
    public required int Port { get; init; }

    /// <summary>
    /// The networks that may be reached. Default: the internet, without private networks and the cloud's metadata address.
    /// </summary>
    [Address(AddressForms.Network)]
    public IReadOnlyList<string> Networks { get; init; } = [];

    /// <summary>A port of anything on the internet.</summary>
    /// <param name="port">The TCP port.</param>
    public static Egress Internet(int port) => new() { Port = port };

    internal InputList<NetworkPolicyPeerArgs> Peers() => Networks.Count > 0
        ? Networks.Select(Flow.Network).ToArray()
        : new NetworkPolicyPeerArgs { IpBlock = new IPBlockArgs { Cidr = "0.0.0.0/0", Except = NotInternet } };
}
