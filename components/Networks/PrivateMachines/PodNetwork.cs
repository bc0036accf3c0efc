namespace Infra.Components.Networks;

/// <summary>The CNI of a cluster on own machines, which decides the ports that are opened between nodes.</summary>
public enum PodNetwork
{
    /// <summary>Flannel in VXLAN packets: UDP 8472.</summary>
    FlannelVxlan,

    /// <summary>Flannel in WireGuard packets: UDP 51820.</summary>
    FlannelWireguard,

    /// <summary>Calico in VXLAN packets: UDP 4789, and TCP 5473 for Typha.</summary>
    CalicoVxlan,

    /// <summary>Calico by BGP, in IP-in-IP packets: TCP 179, protocol 4, and TCP 5473 for Typha.</summary>
    CalicoBgp,

    /// <summary>Cilium in VXLAN packets: UDP 8472, and TCP 4240 for its health checks.</summary>
    Cilium,
}

internal static class PodNetworks
{
    /// <summary>The packets that nodes must let through: the rule's name, its description and the packets.</summary>
    public static IEnumerable<(string Rule, string Description, Traffic Traffic)> Flows(this PodNetwork network) => network switch
    {
        PodNetwork.FlannelVxlan => [("overlay", "Pods to pods: VXLAN", new Traffic("udp", 8472))],
        PodNetwork.FlannelWireguard => [("overlay", "Pods to pods: WireGuard", new Traffic("udp", 51820))],
        PodNetwork.CalicoVxlan =>
        [
            ("overlay", "Pods to pods: VXLAN", new Traffic("udp", 4789)),
            ("typha", "Calico's Typha", new Traffic("tcp", 5473)),
        ],
        PodNetwork.CalicoBgp =>
        [
            ("overlay", "Pods to pods: IP-in-IP", new Traffic("4")),
            ("bgp", "Calico's routes", new Traffic("tcp", 179)),
            ("typha", "Calico's Typha", new Traffic("tcp", 5473)),
        ],
        _ => [("overlay", "Pods to pods: VXLAN", new Traffic("udp", 8472)), ("health", "Cilium's health checks", new Traffic("tcp", 4240))],
    };
}
