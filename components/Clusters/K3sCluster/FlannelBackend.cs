namespace Infra.Components.Clusters;

/// <summary>How k3s carries packets between pods on different nodes.</summary>
public enum FlannelBackend
{
    /// <summary>In UDP packets on port 8472, unencrypted: for nodes on one network that nobody else shares.</summary>
    Vxlan,

    /// <summary>By routes on the nodes: nodes on one layer-2 network, fastest.</summary>
    HostGateway,

    /// <summary>Encrypted, in UDP packets on port 51820: for nodes in different places.</summary>
    WireGuard,
}
