namespace Infra.Components;

/// <summary>The protocol of a port.</summary>
public enum PortProtocol
{
    /// <summary>TCP, which HTTP, gRPC and most databases speak.</summary>
    Tcp,

    /// <summary>UDP.</summary>
    Udp,
}
