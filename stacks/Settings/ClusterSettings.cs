using Infra.Components.Clusters;
using Infra.Components.Settings;
using Infra.Components.Sources;
using Infra.Components.Validation;
using Infra.Diagnostics;

namespace Infra.Stacks.Settings;

/// <summary>How a stack reaches its cluster.</summary>
public enum ClusterKind
{
    /// <summary>A cluster that exists already, reached by a kubeconfig.</summary>
    Existing,

    /// <summary>k3s on machines that are reached over SSH.</summary>
    K3s,

    /// <summary>Kubernetes by kubeadm on machines that are reached over SSH.</summary>
    Kubeadm,

    /// <summary>EKS, in a network of its own.</summary>
    Eks,
}

/// <summary>Where a stack lives: <c>infra:cluster</c>.</summary>
public sealed record ClusterSettings : IChecked
{
    /// <summary>How the cluster is reached. Default: existing.</summary>
    public ClusterKind Kind { get; init; } = ClusterKind.Existing;

    /// <summary>The k3s cluster that this stack makes. Default: none.</summary>
    public K3sSettings? K3s { get; init; }

    /// <summary>The cluster that this stack makes with kubeadm. Default: none.</summary>
    public KubeadmSettings? Kubeadm { get; init; }

    /// <summary>The EKS cluster that this stack makes. Default: none.</summary>
    public EksSettings? Eks { get; init; }

    /// <summary>The context in the kubeconfig. Default: its current context.</summary>
    public string? Context { get; init; }

    /// <summary>The path of the kubeconfig. Default: KUBECONFIG, then ~/.kube/config.</summary>
    public string? Kubeconfig { get; init; }

    /// <summary>Whether an update waits until workloads and charts have rolled out. Default: true.</summary>
    public bool WaitForRollout { get; init; } = true;

    /// <summary>The storage class of volumes. Default: the cluster's own default class.</summary>
    [Name]
    public string? StorageClass { get; init; }

    /// <summary>
    /// The storage classes that the cluster has, so that another one is refused. Default: unknown, but for the ones that its kind brings.
    /// </summary>
    [Name]
    public IReadOnlyList<string> StorageClasses { get; init; } = [];

    /// <summary>The minor version of Kubernetes of a cluster that exists already. Default: unknown.</summary>
    [Matches(@"1\.[0-9]+", "a minor version such as 1.36")]
    public string? Version { get; init; }

    /// <summary>
    /// Whether a cluster that exists already is asked first whether it answers and has its storage classes. Then a preview by the engine needs the cluster. Default: no; a preview needs no cluster.
    /// </summary>
    public bool Preflight { get; init; }

    /// <summary>Fixed ports of the nodes, for a router or load balancer that stands in front of them. Default: none.</summary>
    public NodePortSettings? NodePorts { get; init; }

    /// <summary>Whether the world reaches the cluster without addresses that the stack hands out.</summary>
    internal bool NeedsNoAddresses => Kind == ClusterKind.Eks || NodePorts is not null || (Kind == ClusterKind.K3s && K3s!.AddOns.Contains(K3sAddOn.ServiceLb));

    /// <inheritdoc/>
    public void Check(Problems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        CheckPart(problems, ClusterKind.K3s, "k3s", K3s);
        CheckPart(problems, ClusterKind.Kubeadm, "kubeadm", Kubeadm);
        CheckPart(problems, ClusterKind.Eks, "eks", Eks);
        if (Kind == ClusterKind.Eks && NodePorts is not null)
        {
            problems.Add(Codes.Exclusive, "nodePorts", null, "none on EKS, which puts load balancers in front of its nodes", "remove them");
        }

        CheckPart(problems, ClusterKind.Existing, "context", Context, optional: true);
        CheckPart(problems, ClusterKind.Existing, "kubeconfig", Kubeconfig, optional: true);
        CheckPart(problems, ClusterKind.Existing, "version", Version, optional: true);
        CheckPart(problems, ClusterKind.Existing, "preflight", Preflight ? "true" : null, optional: true);
    }

    /// <summary>Connects to the cluster, and makes it first where it is this stack's.</summary>
    /// <param name="name">The cluster's name in the stack.</param>
    /// <param name="mirrors">Where charts, manifests and images come from.</param>
    public Cluster Connect(string name, Mirrors mirrors) => Kind switch
    {
        ClusterKind.Eks => Eks!.Make(args => args with { Mirrors = mirrors, WaitForRollout = WaitForRollout, StorageClass = StorageClass, StorageClasses = StorageClasses }),
        ClusterKind.K3s => new K3sCluster(name, K3s!.ToArgs() with { Mirrors = mirrors, WaitForRollout = WaitForRollout, StorageClass = StorageClass, StorageClasses = StorageClasses, NodePorts = NodePorts?.ToPorts() }).Cluster,
        ClusterKind.Kubeadm => new KubeadmCluster(name, Kubeadm!.ToArgs() with { Mirrors = mirrors, WaitForRollout = WaitForRollout, StorageClass = StorageClass, StorageClasses = StorageClasses, NodePorts = NodePorts?.ToPorts() }).Cluster,
        _ => new ExistingCluster(name, new ExistingClusterArgs
        {
            Context = Context,
            Kubeconfig = Kubeconfig is null ? null : (Pulumi.Input<string>)Kubeconfig,
            WaitForRollout = WaitForRollout,
            StorageClass = StorageClass,
            StorageClasses = StorageClasses,
            NodePorts = NodePorts?.ToPorts(),
            Version = Version,
            Preflight = Preflight,
            Mirrors = mirrors,
        }).Cluster,
    };

    private void CheckPart(Problems problems, ClusterKind kind, string key, object? part, bool optional = false)
    {
        if (Kind == kind && part is null && !optional)
        {
            problems.Add(Codes.MissingKey, key, null, $"the key {key}, because the kind is {key}", "add it; `infra schema` says what it holds");
        }

        if (Kind != kind && part is not null)
        {
            problems.Add(Codes.Exclusive, key, part as string, "the settings of one kind of cluster", $"remove it, or choose the kind that it belongs to");
        }
    }
}
