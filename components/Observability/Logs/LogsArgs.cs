using Infra.Catalogue;

namespace Infra.Components.Observability;

/// <summary>Arguments of <see cref="Logs"/>.</summary>
public sealed record LogsArgs : IChecked
{
    /// <summary>The namespace of Loki. The collectors, which read the files of nodes, have a namespace of their own.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>Where logs are kept.</summary>
    public required TelemetryStorage Storage { get; init; }

    /// <summary>The Helm release's name, which the objects' names begin with. Default: <c>loki</c>.</summary>
    [Matches("[a-z0-9]([-a-z0-9]{0,38}[a-z0-9])?", "at most 40 lower-case letters, digits and inner hyphens, such as loki")]
    public string Release { get; init; } = "loki";

    /// <summary>The version of Loki's chart. Default: the pinned one.</summary>
    [Matches(@"[0-9]+\.[0-9]+\.[0-9]+", "a version such as 18.11.0")]
    public string Version { get; init; } = ChartCatalogue.Loki.Version;

    /// <summary>The version of the collectors' chart, Grafana Alloy. Default: the pinned one.</summary>
    [Matches(@"[0-9]+\.[0-9]+\.[0-9]+", "a version such as 1.11.1")]
    public string CollectorVersion { get; init; } = ChartCatalogue.Alloy.Version;

    /// <summary>For how many days logs are kept. Default: 14.</summary>
    [Range(1, 3650)]
    public int RetentionDays { get; init; } = 14;

    /// <summary>Namespaces of which nothing is collected. Default: none.</summary>
    [Name]
    public IReadOnlyList<string> Except { get; init; } = [];

    /// <summary>The storage class of the volume. Default: the cluster's.</summary>
    [Name]
    public string? StorageClass { get; init; }

    /// <summary>The Grafana that shows them. Default: none.</summary>
    public GrafanaRef? Grafana { get; init; }

    /// <summary>
    /// The Prometheus that collects the metrics of Loki and its collectors, among them what gateways answer. Default: none.
    /// </summary>
    public PrometheusRef? Prometheus { get; init; }

    /// <summary>The CPU and memory of Loki. Default: <c>100m</c> and <c>1Gi</c>.</summary>
    public Resources Resources { get; init; } = new("100m", "1Gi");

    /// <summary>The CPU and memory of the collector of each node. Default: <c>50m</c> and <c>256Mi</c>.</summary>
    public Resources CollectorResources { get; init; } = new("50m", "256Mi");

    void IChecked.Check(Problems problems)
    {
        problems.AddStorageClass(nameof(StorageClass), StorageClass, Namespace?.Cluster.StorageClasses ?? []);
        problems.AddIf(Prometheus is not null && Namespace is not null && !Prometheus.Takes(Namespace), Codes.MissingPart, nameof(Prometheus),
            Namespace?.Text, "a Prometheus that takes the monitors of this namespace", "name the namespace among those of the Prometheus");
    }
}
