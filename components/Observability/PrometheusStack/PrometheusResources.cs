namespace Infra.Components.Observability;

/// <summary>The CPU and memory of the parts of a <see cref="PrometheusStack"/>.</summary>
public sealed record PrometheusResources
{
    /// <summary>Prometheus, which holds the last hours in memory. Default: <c>200m</c> and <c>1536Mi</c>.</summary>
    public Resources Prometheus { get; init; } = new("200m", "1536Mi");

    /// <summary>Alertmanager. Default: <c>10m</c> and <c>128Mi</c>.</summary>
    public Resources Alertmanager { get; init; } = new("10m", "128Mi");

    /// <summary>Grafana. Default: <c>50m</c> and <c>512Mi</c>.</summary>
    public Resources Grafana { get; init; } = new("50m", "512Mi");

    /// <summary>Each of the two that bring dashboards and sources of data to Grafana. Default: <c>10m</c> and <c>128Mi</c>.</summary>
    public Resources GrafanaSidecar { get; init; } = new("10m", "128Mi");

    /// <summary>The operator. Default: <c>20m</c> and <c>256Mi</c>.</summary>
    public Resources Operator { get; init; } = new("20m", "256Mi");

    /// <summary>What tells the state of the cluster's objects. Default: <c>20m</c> and <c>256Mi</c>.</summary>
    public Resources StateMetrics { get; init; } = new("20m", "256Mi");

    /// <summary>The exporter of each node. Default: <c>20m</c> and <c>64Mi</c>.</summary>
    public Resources NodeExporter { get; init; } = new("20m", "64Mi");
}
