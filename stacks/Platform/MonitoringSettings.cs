using Infra.Components;
using Infra.Components.Edge;
using Infra.Components.Validation;

namespace Infra.Stacks;

/// <summary>What watches a platform: metrics, alerts, dashboards, logs.</summary>
public sealed record MonitoringSettings
{
    /// <summary>The public host of Grafana. Default: none; it is reached by <c>kubectl port-forward</c>.</summary>
    public GatewayHost? Grafana { get; init; }

    /// <summary>For how long metrics are kept: <c>15d</c>. Default: <c>15d</c>.</summary>
    [Matches("[1-9][0-9]{0,3}[hdwy]", "a time such as 36h, 15d or 1y")]
    public string Retention { get; init; } = "15d";

    /// <summary>The size of the volume with the metrics, a quantity. Default: <c>20Gi</c>.</summary>
    [Quantity(Of = QuantityOf.Bytes)]
    public string VolumeSize { get; init; } = "20Gi";

    /// <summary>The address of an incoming webhook of Slack, encrypted, which alerts are written to. Default: none; they are seen in Grafana.</summary>
    public SecretValue? Slack { get; init; }

    /// <summary>
    /// The address, encrypted, that is called every minute for as long as alerts work, of a service that tells when the calls stop.
    /// Default: none.
    /// </summary>
    public SecretValue? Heartbeat { get; init; }

    /// <summary>The logs of all pods. Default: they stay on the nodes.</summary>
    public LogSettings? Logs { get; init; }
}

/// <summary>Where the logs of pods are kept.</summary>
public sealed record LogSettings
{
    /// <summary>The size of their volume, a quantity. Default: <c>20Gi</c>.</summary>
    [Quantity(Of = QuantityOf.Bytes)]
    public string VolumeSize { get; init; } = "20Gi";

    /// <summary>For how many days they are kept. Default: 14.</summary>
    [Range(1, 3650)]
    public int RetentionDays { get; init; } = 14;
}
