using Infra.Components.Aws;

namespace Infra.Components.ObjectStores;

/// <summary>Arguments of <see cref="S3Bucket"/>.</summary>
public sealed record S3BucketArgs : IChecked
{
    /// <summary>The account and region.</summary>
    public required AwsAccount Account { get; init; }

    /// <summary>The bucket's name, unique in all of AWS.</summary>
    [Matches(@"(?!xn--)(?!.*\.\.)[a-z0-9][-a-z0-9.]{1,61}[a-z0-9]",
        "3 to 63 lower-case letters, digits, dots and hyphens, such as example-prod-backups")]
    public required string Name { get; init; }

    /// <summary>
    /// The key of an IAM user that may write to the bucket, for clusters outside AWS, where pods cannot have roles. Default: none; pods are
    /// granted roles as they are wired.
    /// </summary>
    public StoreKeys? Keys { get; init; }

    /// <summary>The KMS key that encrypts the objects. Default: a key of S3.</summary>
    [Arn("kms")]
    public string? KmsKey { get; init; }

    /// <summary>
    /// For how many days what was overwritten or deleted can be brought back. Default: 30. Zero: it is gone at once.
    /// </summary>
    [Range(0, 3650)]
    public int KeepDeletedDays { get; init; } = 30;

    /// <summary>After how many days objects are deleted. Default: never.</summary>
    [Range(1, 36500)]
    public int? ExpireDays { get; init; }

    void IChecked.Check(Problems problems) => Account?.CheckArn(problems, nameof(KmsKey), KmsKey);
}
