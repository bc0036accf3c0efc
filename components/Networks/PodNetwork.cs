namespace Infra.Components.Networks;

/// <summary>How a cluster on machines of one's own carries packets between pods on different nodes, and so what nodes must let through.</summary>
public enum PodNetwork
{
    /// <summary>Flannel in VXLAN packets: UDP 8472.</summary>
    FlannelVxlan,

    /// <summary>Flannel in WireGuard packets: UDP 51820.</summary>
    FlannelWireGuard,

    /// <summary>Calico in VXLAN packets: UDP 4789, and TCP 5473 for Typha.</summary>
    CalicoVxlan,

    /// <summary>Calico by BGP, in IP-in-IP packets: TCP 179, protocol 4, and TCP 5473 for Typha.</summary>
    CalicoBgp,

    /// <summary>Cilium in VXLAN packets: UDP 8472, and TCP 4240 for its health checks.</summary>
    Cilium,
}
