using Infra.Catalogue;

namespace Infra.Components.Clusters;

/// <summary>Arguments of <see cref="MetricsServer"/>.</summary>
public sealed record MetricsServerArgs
{
    /// <summary>The cluster.</summary>
    public required Cluster Cluster { get; init; }

    /// <summary>The version of the chart. Default: the pinned one.</summary>
    [Matches(@"[0-9]+\.[0-9]+\.[0-9]+", "a version such as 3.13.1")]
    public string Version { get; init; } = ChartCatalogue.MetricsServer.Version;

    /// <summary>
    /// Whether the kubelets sign their own certificates, as kubeadm sets them up, so that they cannot be verified. Default: false.
    /// </summary>
    public bool SelfSignedKubelets { get; init; }
}
