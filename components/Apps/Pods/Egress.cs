using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Components.Apps;

/// <summary>A flow from an application to something outside the cluster.</summary>
public sealed record Egress
{
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

    internal InputList<NetworkPolicyPeerArgs> Peers(Cluster cluster) => Networks.Count > 0
        ? Networks.Select(Flow.Network).ToArray()
        : new NetworkPolicyPeerArgs
        {
            IpBlock = new IPBlockArgs
            {
                Cidr = PublicInternet.Everything,
                Except = cluster.Networks.Apply(known => PublicInternet.Without(known)),
            },
        };
}
