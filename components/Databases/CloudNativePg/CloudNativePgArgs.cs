using Infra.Catalogue;
using Infra.Components.Certificates;

namespace Infra.Components.Databases;

/// <summary>Arguments of <see cref="CloudNativePg"/>.</summary>
public sealed record CloudNativePgArgs : IChecked
{
    /// <summary>The cluster.</summary>
    public required Cluster Cluster { get; init; }

    /// <summary>The namespace. Default: an own one, <c>cnpg-system</c>.</summary>
    public NamespaceRef? Namespace { get; init; }

    /// <summary>The Helm release's name. Default: the component's name.</summary>
    [Name]
    public string? Release { get; init; }

    /// <summary>The chart's version. Default: the pinned one.</summary>
    [Matches(@"[0-9]+\.[0-9]+\.[0-9]+", "a version such as 0.29.0")]
    public string Version { get; init; } = ChartCatalogue.CloudNativePg.Version;

    /// <summary>
    /// cert-manager, with which the plugin for backups secures its connection to the operator. Default: none; there is no plugin, and no
    /// database can be backed up into a bucket.
    /// </summary>
    public CertManager? CertManager { get; init; }

    /// <summary>The version of the plugin's chart. Default: the pinned one.</summary>
    [Matches(@"[0-9]+\.[0-9]+\.[0-9]+", "a version such as 0.7.0")]
    public string PluginVersion { get; init; } = ChartCatalogue.BarmanCloud.Version;

    /// <summary>The number of operators, one of which is the leader. Default: 1.</summary>
    [Range(1, 10)]
    public int Replicas { get; init; } = 1;

    /// <summary>The CPU and memory of one operator. Default: the chart's, none.</summary>
    public Resources? Resources { get; init; }

    void IChecked.Check(Problems problems)
    {
        var runs = ChartCatalogue.CloudNativePg.Minor(Version);
        if (Cluster?.Version is { } kubernetes && runs is not null && !runs.RunsOn(kubernetes))
        {
            problems.Add(Codes.VersionMatrix, nameof(Version), Version, $"a version of the operator that runs on Kubernetes {kubernetes}",
                "take the version that docs/versions.md names");
        }
    }
}
