using Infra.Components.Sources;
using Pulumi.Kubernetes;

namespace Infra.Components.Clusters;

/// <summary>
/// What every component needs to know of the cluster it lives on. Components take it, directly or with their namespace, and register all
/// their objects with its provider.
/// </summary>
public sealed class Cluster
{
    /// <summary>The explicit provider. There is no default one: an object that forgot it would land on whatever cluster the laptop points to.</summary>
    public required Provider Provider { get; init; }

    /// <summary>Where charts, manifests and images come from. Default: their projects' own places.</summary>
    public Mirrors Mirrors { get; init; } = Mirrors.None;

    /// <summary>
    /// Whether an update waits until workloads and charts have rolled out. Default: true. Off, the objects are applied and nothing is
    /// awaited, for clusters whose nodes come later.
    /// </summary>
    public bool WaitForRollout { get; init; } = true;

    /// <summary>The storage class of volumes that do not name one. Default: the cluster's own default class.</summary>
    public string? StorageClass { get; init; }
}
