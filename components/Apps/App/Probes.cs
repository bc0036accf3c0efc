using Infra.Components.Validation;

namespace Infra.Components.Apps;

/// <summary>When a pod gets traffic, and when it is restarted.</summary>
public sealed record Probes
{
    /// <summary>When the pod gets traffic: asked every 5 s, three failures take it out. Default: its port accepts connections.</summary>
    public Probe Ready { get; init; } = new Probe.Tcp();

    /// <summary>When the container is left alone: asked every 10 s, six failures restart it. It must not ask other services. Default: its port accepts connections.</summary>
    public Probe Live { get; init; } = new Probe.Tcp();

    /// <summary>How many seconds the first start may take before the container is restarted. Default: 60.</summary>
    [Range(5, 3600)]
    public int StartupSeconds { get; init; } = 60;
}
