namespace Infra.Components.Apps;

/// <summary>The readiness, liveness and startup probes.</summary>
public sealed record Probes
{
    /// <summary>Readiness: probed every 5 s, three failures stop the traffic. Default: its port accepts connections.</summary>
    public Probe Ready { get; init; } = new Probe.Tcp();

    /// <summary>
    /// Liveness: probed every 10 s, six failures restart the container. It must not depend on other services. Default: its port accepts
    /// connections.
    /// </summary>
    public Probe Live { get; init; } = new Probe.Tcp();

    /// <summary>Seconds that a start may take before the container is restarted. Default: 60.</summary>
    [Range(5, 3600)]
    public int StartupSeconds { get; init; } = 60;
}
