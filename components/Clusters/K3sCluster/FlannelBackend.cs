namespace Infra.Components.Clusters;

/// <summary>How k3s carries packets between pods on different nodes: its <c>flannel-backend</c>.</summary>
public enum FlannelBackend
{
    /// <summary>VXLAN, UDP packets on port 8472, unencrypted: for nodes on a private network.</summary>
    Vxlan,

    /// <summary>Routes on the nodes: for nodes on one layer-2 network; the fastest.</summary>
    HostGw,

    /// <summary>WireGuard, encrypted UDP packets on port 51820: for nodes in different places.</summary>
    WireguardNative,
}
