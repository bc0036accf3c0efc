namespace Infra.Components.Clusters;

/// <summary>Where the metrics API of a cluster comes from, without which nothing is autoscaled.</summary>
public enum MetricsApi
{
    /// <summary>It is taken for granted, and not looked for.</summary>
    Assumed,

    /// <summary>The cluster has it; a preflight looks for it.</summary>
    Present,

    /// <summary>The stack installs the metrics server.</summary>
    Installed,

    /// <summary>There is none: autoscaling is refused.</summary>
    Absent,
}
