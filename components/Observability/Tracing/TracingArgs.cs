using Infra.Catalogue;

namespace Infra.Components.Observability;

/// <summary>Arguments of <see cref="Tracing"/>.</summary>
public sealed record TracingArgs : IChecked
{
    /// <summary>The namespace.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>Where traces are kept.</summary>
    public required TelemetryStorage Storage { get; init; }

    /// <summary>The Helm release's name, which the objects' names begin with. Default: <c>tempo</c>.</summary>
    [Matches("[a-z0-9]([-a-z0-9]{0,38}[a-z0-9])?", "at most 40 lower-case letters, digits and inner hyphens, such as tempo")]
    public string Release { get; init; } = "tempo";

    /// <summary>The version of Tempo's chart. Default: the pinned one.</summary>
    [Matches(@"[0-9]+\.[0-9]+\.[0-9]+", "a version such as 2.2.4")]
    public string Version { get; init; } = ChartCatalogue.Tempo.Version;

    /// <summary>The version of the collector's chart. Default: the pinned one.</summary>
    [Matches(@"[0-9]+\.[0-9]+\.[0-9]+", "a version such as 0.170.0")]
    public string CollectorVersion { get; init; } = ChartCatalogue.OpenTelemetryCollector.Version;

    /// <summary>For how many days traces are kept. Default: 7.</summary>
    [Range(1, 365)]
    public int RetentionDays { get; init; } = 7;

    /// <summary>
    /// How many of a hundred traces are kept, whole ones: which they are follows from their ids. Default: 100.
    /// </summary>
    [Range(1, 100)]
    public int SamplePercent { get; init; } = 100;

    /// <summary>The number of collectors. Default: 1.</summary>
    [Range(1, 20)]
    public int Collectors { get; init; } = 1;

    /// <summary>Whether Zipkin's format is taken too, for senders that speak nothing else. Default: false.</summary>
    public bool TakesZipkin { get; init; }

    /// <summary>The storage class of the volume. Default: the cluster's.</summary>
    [Name]
    public string? StorageClass { get; init; }

    /// <summary>The Grafana that shows them. Default: none.</summary>
    public GrafanaRef? Grafana { get; init; }

    /// <summary>The Prometheus that collects the metrics of Tempo and the collector. Default: none.</summary>
    public PrometheusRef? Prometheus { get; init; }

    /// <summary>The CPU and memory of Tempo. Default: <c>100m</c> and <c>1Gi</c>.</summary>
    public Resources Resources { get; init; } = new("100m", "1Gi");

    /// <summary>The CPU and memory of one collector. Default: <c>50m</c> and <c>256Mi</c>.</summary>
    public Resources CollectorResources { get; init; } = new("50m", "256Mi");

    void IChecked.Check(Problems problems)
    {
        problems.AddStorageClass(nameof(StorageClass), StorageClass, Namespace?.Cluster.StorageClasses ?? []);
        problems.AddIf(Prometheus is not null && Namespace is not null && !Prometheus.Takes(Namespace), Codes.MissingPart, nameof(Prometheus),
            Namespace?.Text, "a Prometheus that takes the monitors of this namespace", "name the namespace among those of the Prometheus");
    }
}
