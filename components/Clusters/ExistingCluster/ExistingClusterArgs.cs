using Infra.Catalogue;

namespace Infra.Components.Clusters;

/// <summary>Arguments of <see cref="ExistingCluster"/>.</summary>
public sealed record ExistingClusterArgs : IChecked
{
    /// <summary>
    /// The kubeconfig: its content, or a path to it. Default: <c>KUBECONFIG</c>, then <c>~/.kube/config</c>, read by the provider.
    /// </summary>
    public Input<string>? Kubeconfig { get; init; }

    /// <summary>The context in the kubeconfig. Default: its current context.</summary>
    public Input<string>? Context { get; init; }

    /// <inheritdoc cref="Cluster.Mirrors"/>
    [Reference]
    public Mirrors Mirrors { get; init; } = Mirrors.None;

    /// <inheritdoc cref="Cluster.WaitForRollout"/>
    public bool WaitForRollout { get; init; } = true;

    /// <inheritdoc cref="Cluster.StorageClass"/>
    [Name]
    public string? StorageClass { get; init; }

    /// <summary>The storage classes that the cluster has. Default: unknown. Another class is refused.</summary>
    [Name]
    public IReadOnlyList<string> StorageClasses { get; init; } = [];

    /// <summary>
    /// Node ports of the ingress controller, for a router or load balancer in front of the nodes. Default: none; Services of type
    /// LoadBalancer get addresses from MetalLB.
    /// </summary>
    public LoadBalancing.NodePorts? NodePorts { get; init; }

    /// <summary>The minor version of Kubernetes, such as 1.36. Default: unknown; compatibility is not checked.</summary>
    [Matches(@"1\.[0-9]+", "a minor version such as 1.36")]
    public string? Version { get; init; }

    /// <summary>
    /// Whether the cluster is asked, in every preview and before anything is made, whether it answers and has the storage classes that are
    /// listed. Default: no; then a preview needs no cluster.
    /// </summary>
    public bool Preflight { get; init; }

    void IChecked.Check(Problems problems)
    {
        if (Version is not null)
            problems.AddVersion(Version, null, KubernetesReleases.Tested.ToString());

        problems.AddStorageClass(nameof(StorageClass), StorageClass, StorageClasses);
    }
}
