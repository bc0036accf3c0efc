using Infra.Components.Settings;
using Infra.Components.Validation;
using Infra.Diagnostics;

namespace Infra.Components.Storage;

/// <summary>Arguments of <see cref="Volume"/>.</summary>
public sealed record VolumeArgs : IChecked
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

    /// <inheritdoc/>
    public void Check(Problems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        problems.AddIf(Access != AccessMode.ReadWriteOnce && !IsShared, Codes.AccessMode, nameof(Access), Access.ToString(),
            "ReadWriteOnce for disks and folders of one node", "use a class of a network file system, or one pod");
    }

    // Unknown as long as the cluster or the class is.
    private bool IsShared => Source switch
    {
        VolumeSource.OnNode => false,
        VolumeSource.Provisioned { Class: { } given } => given.Shared,
        VolumeSource.Provisioned => Namespace is null || Namespace.Cluster.SharedStorageClass is not null,
        _ => true,
    };
}
