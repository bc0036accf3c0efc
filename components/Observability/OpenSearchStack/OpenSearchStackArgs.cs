using Infra.Catalogue;
using Infra.Components.Apps;
using Infra.Components.Certificates;
using Infra.Components.Secrets;

namespace Infra.Components.Observability;

/// <summary>Arguments of <see cref="OpenSearchStack"/>.</summary>
public sealed record OpenSearchStackArgs : IChecked
{
    /// <summary>The namespace.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>The CPU and memory of one OpenSearch, which takes half of the memory for its heap.</summary>
    public required Resources Resources { get; init; }

    /// <summary>The size of each OpenSearch's volume. It can grow and never shrink.</summary>
    [Quantity(Of = QuantityOf.Bytes)]
    public required string Size { get; init; }

    /// <summary>cert-manager, which makes the certificates of the servers. Default: none, the cluster has it.</summary>
    public CertManager? CertManager { get; init; }

    /// <summary>The External Secrets Operator, which generates the passwords. Default: none, the cluster has it.</summary>
    public ExternalSecrets? SecretsOperator { get; init; }

    /// <summary>The Helm release's name, which the objects' names begin with. Default: the component's name.</summary>
    [Matches("[a-z0-9]([-a-z0-9]{0,38}[a-z0-9])?", "at most 40 lower-case letters, digits and inner hyphens, such as logs")]
    public string? Release { get; init; }

    /// <summary>
    /// The number of OpenSearches: one, or at least three, of which fewer than half may be lost. Default: 3.
    /// </summary>
    [Range(1, 50)]
    public int Nodes { get; init; } = 3;

    /// <summary>The version of the charts, which is that of OpenSearch and its dashboards. Default: the pinned one.</summary>
    [Matches(@"[0-9]+\.[0-9]+\.[0-9]+", "a version such as 3.6.0")]
    public string Version { get; init; } = ChartCatalogue.OpenSearch.Version;

    /// <summary>For how many days logs are kept. Default: 14.</summary>
    [Range(1, 3650)]
    public int RetentionDays { get; init; } = 14;

    /// <summary>What the logs are of: they are in indices <c>logstash-&lt;dataset&gt;-&lt;day&gt;</c>. Default: <c>app</c>.</summary>
    [Matches("[a-z0-9][a-z0-9_.]{0,99}", "lower-case letters, digits, dots and underscores")]
    public string Dataset { get; init; } = "app";

    /// <summary>
    /// Whether the nodes of the cluster have <c>vm.max_map_count</c> at 262144 or more, so that OpenSearch maps its files into memory, which
    /// is faster. Default: false; it does not.
    /// </summary>
    public bool MemoryMap { get; init; }

    /// <summary>Where applications send their logs. Default: port 8088 of the Service <c>logstash</c>.</summary>
    public LogIntake Intake { get; init; } = new();

    /// <summary>The pages. Default: OpenSearch Dashboards, which no host leads to. Null: none.</summary>
    public LogPages? Dashboards { get; init; } = new();

    /// <summary>The storage class of all volumes. Default: the cluster's.</summary>
    public StorageClassRef? StorageClass { get; init; }

    /// <summary>The nodes of the cluster that OpenSearch may run on, and how it is spread over them. Default: all, where possible apart.</summary>
    public Placement Placement { get; init; } = new();

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Nodes == 2, Codes.NoFailover, nameof(Nodes), "2", "1, or 3 and more: of two neither may go on without the other",
            "add a node, or remove one");
        problems.AddIf(System.Version.Parse(Version) < new Version(3, 0), Codes.VersionMatrix, nameof(Version), Version,
            "3.0 or later", "take a later version, one major at a time where data is there already");
        problems.AddIf(Resources.MemoryBytes < 1L << 30, Codes.OutOfRange, $"{nameof(Resources)}.{nameof(Resources.Memory)}", Resources.Memory,
            "1Gi or more: half of it is the heap", "give it more");
        problems.AddNodePort($"{nameof(Dashboards)}.{nameof(LogPages.NodePort)}", Namespace?.Cluster, Dashboards?.NodePort);
        if (StorageClass is not null && Namespace is not null)
            problems.AddStorageClass(nameof(StorageClass), StorageClass.Name, Namespace.Cluster.StorageClasses);
    }
}
