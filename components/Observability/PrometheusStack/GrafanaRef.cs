namespace Infra.Components.Observability;

/// <summary>A Grafana, of this stack or of another one.</summary>
/// <param name="pods">Its pods.</param>
/// <param name="madeBy">What makes it; null when another stack does.</param>
[Reference]
public sealed class GrafanaRef(PodSet pods, Resource? madeBy = null)
{
    /// <summary>Its pods.</summary>
    public PodSet Pods { get; } = pods;

    /// <summary>What makes it. Default: none.</summary>
    public Resource? MadeBy { get; } = madeBy;
}
