using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Components.Apps;

/// <summary>The readiness, liveness and startup probes.</summary>
public sealed record Probes : IChecked
{
    /// <summary>Readiness: while it fails, the pod gets no traffic. Default: its port accepts connections.</summary>
    public Probe Ready { get; init; } = new Probe.Tcp();

    /// <summary>
    /// Liveness: when it fails, the container is restarted. It must not depend on other services. Default: its port accepts connections.
    /// </summary>
    public Probe Live { get; init; } = new Probe.Tcp();

    /// <summary>
    /// Startup: the other two wait until it succeeds, and the container is restarted when it never does. Default: the liveness probe, for
    /// <see cref="StartupSeconds"/>.
    /// </summary>
    public Probe? Startup { get; init; }

    /// <summary>
    /// Seconds that a start may take before the container is restarted, unless <see cref="Startup"/> says so. Default: 60.
    /// </summary>
    [Range(5, 3600)]
    public int StartupSeconds { get; init; } = 60;

    /// <summary>Seconds that the slowest start takes that is not taken for a failure.</summary>
    internal int LongestStart => Startup is null or Probe.None
        ? StartupSeconds
        : (Startup.InitialDelaySeconds ?? 0) + (Startup.PeriodSeconds ?? StartPeriod) * (Startup.FailureThreshold ?? StartFailures);

    private const int StartPeriod = 5;

    private int StartFailures => (StartupSeconds + StartPeriod - 1) / StartPeriod;

    void IChecked.Check(Problems problems)
    {
        foreach (var (member, probe) in new[] { (nameof(Live), Live), (nameof(Startup), Startup) })
        {
            problems.AddIf(probe?.SuccessThreshold > 1, Codes.OutOfRange, $"{member}.{nameof(Probe.SuccessThreshold)}",
                probe?.SuccessThreshold?.ToString(CultureInfo.InvariantCulture), "1: only readiness has to succeed more than once",
                "remove it");
        }
    }

    internal void Give(ContainerArgs container, int? port)
    {
        container.StartupProbe = Of((Startup ?? Live.Untimed()).ToArgs(port, StartPeriod, StartFailures));
        container.ReadinessProbe = Of(Ready.ToArgs(port, period: 5, failures: 3));
        container.LivenessProbe = Of(Live.ToArgs(port, period: 10, failures: 6));
    }

    private static Input<ProbeArgs> Of(ProbeArgs? probe) => Optional.Of(probe)!;
}
