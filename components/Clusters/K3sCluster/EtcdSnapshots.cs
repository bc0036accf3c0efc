namespace Infra.Components.Clusters;

/// <summary>Where the cluster's own state is saved, and how often. A restore needs the server token as well.</summary>
public abstract record EtcdSnapshots
{
    private EtcdSnapshots()
    {
    }

    /// <summary>When, as a cron expression in the nodes' time. Default: every six hours.</summary>
    [Matches(@"(\S+ ){4}\S+", "five fields of a cron expression, such as 0 */6 * * *")]
    public string Schedule { get; init; } = "0 */6 * * *";

    /// <summary>How many are kept. Default: 28, a week of them.</summary>
    [Range(1, 1000)]
    public int Keep { get; init; } = 28;

    /// <summary>In a bucket away from the nodes, and on the nodes.</summary>
    public sealed record InBucket : EtcdSnapshots
    {
        /// <summary>The bucket.</summary>
        public required Input<string> Bucket { get; init; }

        /// <summary>The folder in it. Default: the cluster's name.</summary>
        [Matches("[^/ ][^ ]*", "a path without a leading slash")]
        public string? Folder { get; init; }

        /// <summary>The host and port of the S3 service. Default: AWS.</summary>
        [Matches("[a-z0-9.-]+(:[0-9]{1,5})?", "a host with an optional port, such as s3.eu-central-1.amazonaws.com")]
        public string? Endpoint { get; init; }

        /// <summary>The region. Default: us-east-1.</summary>
        public string Region { get; init; } = "us-east-1";

        /// <summary>The access key, which may write to this folder and to nothing else.</summary>
        public required SecretValue AccessKey { get; init; }

        /// <summary>The secret of the access key.</summary>
        public required SecretValue SecretKey { get; init; }
    }

    /// <summary>
    /// On the nodes only: they are lost with their machine. For clusters that may be lost, with the reason why this one may.
    /// </summary>
    /// <param name="Reason">Why the cluster may be lost.</param>
    public sealed record OnNodesOnly(string Reason) : EtcdSnapshots;
}
