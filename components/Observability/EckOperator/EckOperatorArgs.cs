using Infra.Catalogue;

namespace Infra.Components.Observability;

/// <summary>Arguments of <see cref="EckOperator"/>.</summary>
public sealed record EckOperatorArgs : IChecked
{
    /// <summary>The cluster.</summary>
    public required Cluster Cluster { get; init; }

    /// <summary>The namespace of the operator. Default: an own one, <c>elastic-system</c>.</summary>
    public NamespaceRef? Namespace { get; init; }

    /// <summary>The namespaces in which it runs Elasticsearch, Kibana and Logstash. Default: all.</summary>
    public IReadOnlyList<NamespaceRef> Watches { get; init; } = [];

    /// <summary>The Helm release's name. Default: the component's name.</summary>
    [Name]
    public string? Release { get; init; }

    /// <summary>The version of the chart and of that with the definitions, which is the operator's. Default: the pinned one.</summary>
    [Matches(@"[0-9]+\.[0-9]+\.[0-9]+", "a version such as 3.5.0")]
    public string Version { get; init; } = ChartCatalogue.EckOperator.Version;

    /// <summary>The CPU and memory of the operator. Default: <c>100m</c> and <c>1Gi</c>, of which <c>150Mi</c> are requested.</summary>
    public Resources Resources { get; init; } = new("100m", "1Gi") { MemoryRequest = "150Mi" };

    void IChecked.Check(Problems problems)
    {
        var runs = ChartCatalogue.EckOperator.Minor(Version);
        if (Cluster?.Version is { } kubernetes && runs is not null && !runs.RunsOn(kubernetes))
        {
            problems.Add(Codes.VersionMatrix, nameof(Version), Version, $"a version of the operator that runs on Kubernetes {kubernetes}",
                "take the version that docs/versions.md names");
        }
    }
}
