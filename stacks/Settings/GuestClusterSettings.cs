using Infra.Components.Clusters;
using Infra.Components.Settings;
using Infra.Components.Sources;
using Infra.Components.Validation;
using Infra.Diagnostics;

namespace Infra.Stacks.Settings;

/// <summary>
/// Where a guest lives: <c>infra:cluster</c> of a stack on the platform of another one. A guest makes no cluster; of one that its owner makes
/// it needs the kind alone, and uses the kubeconfig that the owner exports.
/// </summary>
public sealed record GuestClusterSettings : IChecked
{
    /// <summary>The kind of the owner's cluster. Default: existing.</summary>
    public ClusterKind Kind { get; init; } = ClusterKind.Existing;

    /// <inheritdoc cref="ClusterSettings.Context"/>
    public string? Context { get; init; }

    /// <inheritdoc cref="ClusterSettings.Kubeconfig"/>
    public string? Kubeconfig { get; init; }

    /// <inheritdoc cref="ClusterSettings.WaitForRollout"/>
    public bool WaitForRollout { get; init; } = true;

    /// <inheritdoc cref="ClusterSettings.StorageClass"/>
    [Name]
    public string? StorageClass { get; init; }

    /// <summary>Whether the nodes pull images by a role of their own, so that pods need no Secret for it.</summary>
    internal bool NodesPullImages => Kind == ClusterKind.Eks;

    /// <inheritdoc/>
    public void Check(Problems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (Kind == ClusterKind.Existing)
        {
            return;
        }

        foreach (var (key, value) in new[] { ("context", Context), ("kubeconfig", Kubeconfig) })
        {
            if (value is not null)
            {
                problems.Add(Codes.Exclusive, key, value, "nothing: the owner of the platform exports how its cluster is reached", "remove it, or choose the kind existing");
            }
        }
    }

    /// <summary>Connects to the cluster.</summary>
    /// <param name="name">The cluster's name in the stack.</param>
    /// <param name="mirrors">Where images come from.</param>
    /// <param name="owner">The stack that owns the platform.</param>
    internal Cluster Connect(string name, Mirrors mirrors, Shared.PlatformOwner owner) => new ExistingCluster(name, new ExistingClusterArgs
    {
        Context = Context,
        Kubeconfig = Kind != ClusterKind.Existing ? owner.Kubeconfig
            : Kubeconfig is null ? null : (Pulumi.Input<string>)Kubeconfig,
        WaitForRollout = WaitForRollout,
        StorageClass = StorageClass,
        Mirrors = mirrors,
    }).Cluster;
}
