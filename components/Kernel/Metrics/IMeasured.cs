namespace Infra.Components;

/// <summary>A component whose pods answer with metrics.</summary>
[Reference]
public interface IMeasured
{
    /// <summary>Where they do.</summary>
    IReadOnlyList<MetricsSource> Metrics { get; }
}
