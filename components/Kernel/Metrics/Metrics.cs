namespace Infra.Components;

/// <summary>Where a workload answers with its metrics, in the format of Prometheus, and who collects them.</summary>
public sealed record Metrics
{
    /// <summary>Who collects them. A monitor and the network flow follow from it.</summary>
    public required PrometheusRef Scrape { get; init; }

    /// <summary>
    /// The TCP port of the pods: one of the workload's, or a further one that no Service and no host leads to. Default: the workload's main
    /// port.
    /// </summary>
    [Port]
    public int? Port { get; init; }

    /// <summary>The path. Default: <c>/metrics</c>.</summary>
    [Matches(@"/[A-Za-z0-9._~/-]*", "a path such as /actuator/prometheus")]
    public string Path { get; init; } = "/metrics";

    /// <summary>How often they are collected. Default: as often as Prometheus collects all others.</summary>
    [Duration(Most = "5m")]
    public string? Every { get; init; }
}
