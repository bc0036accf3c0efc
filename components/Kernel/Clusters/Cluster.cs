using System.Collections.Immutable;
using Infra.Catalogue;
using Pulumi.Kubernetes;

namespace Infra.Components;

/// <summary>
/// What every component needs to know of the cluster it lives on. Components take it, directly or with their namespace, and register all
/// their objects with its provider.
/// </summary>
[Reference]
public sealed class Cluster
{
    /// <summary>
    /// The explicit provider. There is no default one: an object without it would land on the cluster of the current kubeconfig.
    /// </summary>
    public required Provider Provider { get; init; }

    /// <summary>Where charts, manifests and images come from. Default: their projects' own places.</summary>
    public Mirrors Mirrors { get; init; } = Mirrors.None;

    /// <summary>
    /// Whether an update waits until workloads and charts have rolled out. Default: true. Off, the objects are applied and nothing is
    /// awaited, for clusters that have no nodes yet.
    /// </summary>
    public bool WaitForRollout { get; init; } = true;

    /// <summary>The storage class of volumes that do not name one. Default: the cluster's own default class.</summary>
    public string? StorageClass { get; init; }

    /// <summary>
    /// The storage class of volumes that several pods on several nodes mount at once. Default: none; such volumes are not to be had.
    /// </summary>
    public string? SharedStorageClass { get; init; }

    /// <summary>
    /// The storage classes that the cluster has, so that a claim of another is refused. Default: none is known, and none refused.
    /// </summary>
    public IReadOnlyList<string> StorageClasses { get; init; } = [];

    /// <summary>Whether the cluster has the metrics API, without which nothing is autoscaled. Default: true.</summary>
    public bool HasMetrics { get; init; } = true;

    /// <summary>How Services of type LoadBalancer are served. Default: by MetalLB, which the stack brings.</summary>
    public LoadBalancing LoadBalancing { get; init; } = new LoadBalancing.AddressPool();

    /// <summary>
    /// The address at which names are resolved where no pod does it, so that policies can name it. Default: none; the pods of
    /// <c>kube-dns</c> do it.
    /// </summary>
    public string? NameServer { get; init; }

    /// <summary>
    /// The ranges of addresses that are known to be inside: of pods, Services, nodes, and of networks that the cluster is peered with. What
    /// an application may reach as the internet does not hold them. Default: none is known.
    /// </summary>
    public Output<ImmutableArray<string>> Networks { get; init; } = Output.Create(ImmutableArray<string>.Empty);

    /// <summary>
    /// Whether the namespaces of operators deny what their operator is not known to need, too. Default: false; operators' charts know their
    /// flows, and nothing is denied there.
    /// </summary>
    public bool IsolateOperators { get; init; }

    /// <summary>How pods get cloud credentials. Default: nothing; what needs the cloud needs a key in a Secret.</summary>
    public IPodIdentity? PodIdentity { get; init; }

    /// <summary>The minor version of Kubernetes. Default: unknown, which everything here runs on as far as we can tell.</summary>
    public KubernetesVersion? Version { get; init; }

    /// <summary>The kubeconfig, a secret. Default: none; the program was only told where one is.</summary>
    public Output<string>? Kubeconfig { get; init; }

    /// <summary>
    /// The RuntimeClass of pods that ask for GPUs: <c>nvidia</c> on k3s, which makes it by itself. Default: none; the nodes' own runtime
    /// hands GPUs out.
    /// </summary>
    public string? GpuRuntimeClass { get; init; }

    /// <summary>Labels that every node for workloads carries. Default: none.</summary>
    public IReadOnlyDictionary<string, string> NodeLabels { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// What a restore of the cluster needs beside its backup, by name: secrets that have to be kept where the cluster is not. Default:
    /// nothing.
    /// </summary>
    public IReadOnlyDictionary<string, Output<string>> RecoveryKeys { get; init; } = new Dictionary<string, Output<string>>();

    /// <summary>The ports that Services have on every node, and the component of each: none can be had twice.</summary>
    internal Dictionary<int, string> NodePorts { get; } = [];
}
