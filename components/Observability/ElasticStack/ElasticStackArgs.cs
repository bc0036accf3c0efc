using Infra.Catalogue;
using Infra.Components.Apps;

namespace Infra.Components.Observability;

/// <summary>Arguments of <see cref="ElasticStack"/>.</summary>
public sealed record ElasticStackArgs : IChecked
{
    /// <summary>The namespace, one that the operator watches.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>The CPU and memory of one Elasticsearch, which takes half of the memory for its heap.</summary>
    public required Resources Resources { get; init; }

    /// <summary>The size of each Elasticsearch's volume. It can grow and never shrink.</summary>
    [Quantity(Of = QuantityOf.Bytes)]
    public required string Size { get; init; }

    /// <summary>The operator, which must be there first. Default: none; the cluster has it already, in <c>elastic-system</c>.</summary>
    public EckOperator? Operator { get; init; }

    /// <summary>
    /// The number of Elasticsearches: one, or at least three, of which fewer than half may be lost. Default: 3.
    /// </summary>
    [Range(1, 50)]
    public int Nodes { get; init; } = 3;

    /// <summary>The version of all three. They go forward only. Default: that of <see cref="ImageCatalogue.Elasticsearch"/>.</summary>
    [Matches(@"[0-9]+\.[0-9]+\.[0-9]+", "a version such as 9.4.3")]
    public string Version { get; init; } = ImageCatalogue.Elasticsearch.Tag;

    /// <summary>For how many days logs are kept. Default: 14.</summary>
    [Range(1, 3650)]
    public int RetentionDays { get; init; } = 14;

    /// <summary>What the logs are of: they are in the data stream <c>logs-&lt;dataset&gt;-default</c>. Default: <c>app</c>.</summary>
    [Matches("[a-z0-9][a-z0-9_.]{0,99}", "lower-case letters, digits, dots and underscores")]
    public string Dataset { get; init; } = "app";

    /// <summary>
    /// Whether the nodes of the cluster have <c>vm.max_map_count</c> at 262144 or more, so that Elasticsearch maps its files into memory,
    /// which is faster. Default: false; it does not.
    /// </summary>
    public bool MemoryMap { get; init; }

    /// <summary>Where applications send their logs. Default: port 8088 of the Service <c>logstash</c>.</summary>
    public LogIntake Logstash { get; init; } = new();

    /// <summary>The pages. Default: Kibana, which no host leads to. Null: none.</summary>
    public LogPages? Kibana { get; init; } = new();

    /// <summary>The storage class of all volumes. Default: the cluster's.</summary>
    public StorageClassRef? StorageClass { get; init; }

    /// <summary>The nodes of the cluster that Elasticsearch may run on, and how it is spread over them. Default: all, where possible apart.</summary>
    public Placement Placement { get; init; } = new();

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Nodes == 2, Codes.NoFailover, nameof(Nodes), "2", "1, or 3 and more: of two neither may go on without the other",
            "add a node, or remove one");
        problems.AddIf(System.Version.Parse(Version) < new Version(8, 16), Codes.VersionMatrix, nameof(Version), Version,
            "8.16 or later, which keeps logs for a time by itself", "take a later version, one major at a time where data is there already");
        problems.AddIf(Resources.MemoryBytes < 1L << 30, Codes.OutOfRange, $"{nameof(Resources)}.{nameof(Resources.Memory)}", Resources.Memory,
            "1Gi or more: half of it is the heap", "give it more");
        problems.AddNodePort($"{nameof(Kibana)}.{nameof(LogPages.NodePort)}", Namespace?.Cluster, Kibana?.NodePort);
        if (StorageClass is not null && Namespace is not null)
            problems.AddStorageClass(nameof(StorageClass), StorageClass.Name, Namespace.Cluster.StorageClasses);
    }
}
