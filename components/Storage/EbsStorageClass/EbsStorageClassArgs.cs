using Infra.Components.Aws;

namespace Infra.Components.Storage;

/// <summary>Arguments of <see cref="EbsStorageClass"/>.</summary>
public sealed record EbsStorageClassArgs
{
    /// <summary>The cluster.</summary>
    public required Cluster Cluster { get; init; }

    /// <summary>The object's name. Default: the component's name.</summary>
    [Name]
    public string? Name { get; init; }

    /// <summary>
    /// Whether it is EKS's own driver of Auto Mode that makes the volumes. Volumes do not move between the two. Default: no, the add-on.
    /// </summary>
    public bool AutoMode { get; init; }

    /// <summary>Whether volumes that name no class are of this one. Default: true.</summary>
    public bool Default { get; init; } = true;

    /// <summary>Whether a volume goes with its claim. Default: no; it stays, and has to be deleted by hand.</summary>
    public bool DeleteWithClaim { get; init; }

    /// <summary>The KMS key that encrypts the volumes. Default: AWS's own key for EBS.</summary>
    [Arn("kms")]
    public string? KmsKey { get; init; }
}
