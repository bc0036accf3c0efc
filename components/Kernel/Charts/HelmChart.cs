using Infra.Catalogue;

using Pulumi.Kubernetes.Types.Inputs.Helm.V3;

namespace Infra.Components;

/// <summary>A Helm chart at one exact version.</summary>
/// <param name="Name">The chart's name in its repository.</param>
/// <param name="Repository">An HTTP repository, or an OCI registry that begins with <c>oci://</c>.</param>
/// <param name="Version">The exact version, as the repository spells it.</param>
public sealed record HelmChart(string Name, string Repository, string Version)
{
    /// <summary>A chart of the catalogue at a version.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="version">The exact version, as the repository spells it.</param>
    public HelmChart(KnownChart chart, string version)
        : this(chart?.Name ?? throw new ArgumentNullException(nameof(chart)), chart.Repository, version)
    {
    }

    // Charts pull several images one after another; behind a slow line Helm's own five minutes are too short.
    internal const int TimeoutSeconds = 600;

    /// <summary>The arguments of a Helm release, with the cluster's mirrors applied.</summary>
    internal ReleaseArgs Install(string release, NamespaceRef space, Dictionary<string, object> values)
    {
        var (chart, repository) = Source(space.Cluster);
        var args = new ReleaseArgs
        {
            Name = release,
            Namespace = space.Name,
            Chart = chart,
            Version = Version,
            Values = values,
            Timeout = TimeoutSeconds,
            SkipAwait = !space.Cluster.WaitForRollout,
            // A failed first install leaves nothing behind that the second one would trip over.
            CleanupOnFail = true,
        };
        if (repository is not null)
            args.RepositoryOpts = new RepositoryOptsArgs { Repo = repository };

        return args;
    }

    /// <summary>The chart as Helm names it, and its repository where Helm wants the two apart.</summary>
    internal (string Chart, string? Repository) Source(Cluster cluster) => Source(cluster.Mirrors.ChartRepository(Repository));

    // Helm takes an OCI chart or a packed one as a single reference, and a chart of an HTTP repository as two.
    private (string Chart, string? Repository) Source(string repository) => repository switch
    {
        _ when repository.StartsWith("oci://", StringComparison.Ordinal) => ($"{repository.TrimEnd('/')}/{Name}", null),
        _ when repository.Contains("://") => (Name, repository),
        _ => ($"{repository.TrimEnd('/')}/{Name}-{Version}.tgz", null),
    };
}
