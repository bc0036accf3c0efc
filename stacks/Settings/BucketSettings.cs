using Infra.Components.Secrets;
using Infra.Components.Validation;

namespace Infra.Stacks.Settings;

/// <summary>A bucket for a cluster's snapshots, on AWS or on anything that speaks S3.</summary>
public sealed record BucketSettings
{
    /// <summary>The bucket's name.</summary>
    public required string Name { get; init; }

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
