using System.ComponentModel;
using Infra.Components.Clusters;
using Infra.Components.Sources;
using Infra.Components.Validation;

namespace Infra.Stacks.Settings;

/// <summary>How a stack reaches its cluster.</summary>
public enum ClusterKind
{
    /// <summary>A cluster that exists already, reached by a kubeconfig.</summary>
    Existing,
}

/// <summary>Where a stack lives: <c>infra:cluster</c>.</summary>
public sealed record ClusterSettings
{
    /// <summary>How the cluster is reached. Default: existing.</summary>
    [Description("How the cluster is reached.")]
    public ClusterKind Kind { get; init; } = ClusterKind.Existing;

    /// <summary>The context in the kubeconfig. Default: its current context.</summary>
    [Description("The context in the kubeconfig. Default: its current context.")]
    public string? Context { get; init; }

    /// <summary>The path of the kubeconfig. Default: KUBECONFIG, then ~/.kube/config.</summary>
    [Description("The path of the kubeconfig. Default: KUBECONFIG, then ~/.kube/config.")]
    public string? Kubeconfig { get; init; }

    /// <summary>Whether an update waits until workloads and charts have rolled out. Default: true.</summary>
    [Description("Whether an update waits until workloads and charts have rolled out.")]
    public bool WaitForRollout { get; init; } = true;

    /// <summary>The storage class of volumes. Default: the cluster's own default class.</summary>
    [Description("The storage class of volumes. Default: the cluster's own default class.")]
    [Name]
    public string? StorageClass { get; init; }

    /// <summary>Connects to the cluster.</summary>
    /// <param name="name">The cluster's name in the stack.</param>
    /// <param name="mirrors">Where charts, manifests and images come from.</param>
    public Cluster Connect(string name, Mirrors mirrors) => new ExistingCluster(name, new ExistingClusterArgs
    {
        Context = Context,
        Kubeconfig = Kubeconfig is null ? null : (Pulumi.Input<string>)Kubeconfig,
        WaitForRollout = WaitForRollout,
        StorageClass = StorageClass,
        Mirrors = mirrors,
    }).Cluster;
}
