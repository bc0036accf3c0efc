using System.Collections.Immutable;
using Infra.Catalogue;
using Infra.Components.Storage;

namespace Infra.Components.Clusters;

/// <summary>Arguments of <see cref="ExistingCluster"/>.</summary>
public sealed record ExistingClusterArgs : ClusterArgs, IChecked
{
    /// <summary>
    /// The kubeconfig: its content, or a path to it. Default: <c>KUBECONFIG</c>, then <c>~/.kube/config</c>, read by the provider.
    /// </summary>
    public Input<string>? Kubeconfig { get; init; }

    /// <summary>The context in the kubeconfig. Default: its current context.</summary>
    public Input<string>? Context { get; init; }

    /// <summary>The minor version of Kubernetes, such as 1.36. Default: unknown; compatibility is not checked.</summary>
    [Matches(@"1\.[0-9]+", "a minor version such as 1.36")]
    public string? Version { get; init; }

    /// <summary>
    /// Whether the cluster is asked, in every preview and before anything is made, whether it answers and has the storage classes that are
    /// listed. Default: no; then a preview needs no cluster.
    /// </summary>
    public bool Preflight { get; init; }

    /// <summary>Where the metrics API comes from. Default: assumed; nothing looks for it.</summary>
    public MetricsApi Metrics { get; init; }

    /// <summary>
    /// Whether the stack installs folders on the nodes as the storage class <c>local-path</c>, for a cluster without any class. Volumes
    /// that do not name a class are then of this one. Default: false; the cluster has a class.
    /// </summary>
    public bool LocalStorage { get; init; }

    /// <summary>The ranges of addresses as another stack knows them, in place of <see cref="ClusterArgs.Networks"/>. Default: none.</summary>
    [Reference]
    public Output<ImmutableArray<string>>? SharedNetworks { get; init; }

    void IChecked.Check(Problems problems)
    {
        CheckPorts(problems);
        if (Version is not null)
            problems.AddVersion(Version, null, KubernetesReleases.Tested.ToString());

        problems.AddStorageClass(nameof(StorageClass), StorageClass,
            LocalStorage && StorageClasses.Count > 0 ? [.. StorageClasses, LocalPathStorage.ClassName] : StorageClasses);
        problems.AddIf(LocalStorage && StorageClasses.Contains(LocalPathStorage.ClassName), Codes.Exclusive, nameof(LocalStorage), null,
            $"a cluster that has {LocalPathStorage.ClassName}, or a stack that installs it", "remove one of the two");
    }
}
