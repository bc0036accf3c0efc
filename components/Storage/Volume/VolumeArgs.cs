using Infra.Components.Validation;

namespace Infra.Components.Storage;

/// <summary>Arguments of <see cref="Volume"/>.</summary>
public sealed record VolumeArgs
{
    /// <summary>The namespace of the pods that mount it.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>The claim's name. Default: the component's name.</summary>
    [Name]
    public string? Name { get; init; }

    /// <summary>The size. Most classes can make a volume larger, none smaller; disks and folders that are there already have the size they have.</summary>
    [Quantity]
    public required string Size { get; init; }

    /// <summary>By whom it can be mounted at once. Default: by one pod.</summary>
    public AccessMode Access { get; init; } = AccessMode.ReadWriteOnce;

    /// <summary>Where the data lies. Default: wherever the cluster's storage class puts it.</summary>
    public VolumeSource Source { get; init; } = new VolumeSource.Provisioned();
}
