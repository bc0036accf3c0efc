using Infra.Components.Clusters;
using Infra.Components.Settings;
using Infra.Components.Validation;
using Infra.Diagnostics;

namespace Infra.Stacks.Settings;

/// <summary>Where a cluster's own state is saved: in a bucket, or on its nodes only, with the reason why it may be lost.</summary>
public sealed record SnapshotSettings : IChecked
{
    /// <summary>
    /// The bucket. Default: none; then <c>onNodesOnly</c> must say why the cluster may be lost.
    /// </summary>
    public BucketSettings? Bucket { get; init; }

    /// <summary>Why snapshots on the nodes, which are lost with their machines, are enough. Default: they are not.</summary>
    public string? OnNodesOnly { get; init; }

    /// <summary>When, as a cron expression in the nodes' time. Default: every six hours.</summary>
    [Matches(@"(\S+ ){4}\S+", "five fields of a cron expression, such as 0 */6 * * *")]
    public string Schedule { get; init; } = "0 */6 * * *";

    /// <summary>How many are kept. Default: 28, a week of them.</summary>
    [Range(1, 1000)]
    public int Keep { get; init; } = 28;

    /// <inheritdoc/>
    public void Check(Problems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (Bucket is null && OnNodesOnly is null)
        {
            problems.Add(Codes.MissingPart, "", null, "a bucket, or onNodesOnly with the reason why the cluster may be lost", "add a bucket");
        }

        if (Bucket is not null && OnNodesOnly is not null)
        {
            problems.Add(Codes.Exclusive, "onNodesOnly", OnNodesOnly, "a bucket, or onNodesOnly", "remove one of the two");
        }
    }

    /// <summary>As the cluster takes it.</summary>
    public EtcdSnapshots ToSnapshots() => Bucket is null
        ? new EtcdSnapshots.OnNodesOnly(OnNodesOnly!) { Schedule = Schedule, Keep = Keep }
        : new EtcdSnapshots.InBucket
        {
            Bucket = Bucket.Name,
            Folder = Bucket.Folder,
            Endpoint = Bucket.Endpoint,
            Region = Bucket.Region,
            AccessKey = Bucket.AccessKey,
            SecretKey = Bucket.SecretKey,
            Schedule = Schedule,
            Keep = Keep,
        };
}
