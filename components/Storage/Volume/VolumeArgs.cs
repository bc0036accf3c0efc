namespace Infra.Components.Storage;

/// <summary>Arguments of <see cref="Volume"/>.</summary>
public sealed record VolumeArgs : IChecked
{
    /// <summary>The namespace of the pods that mount it.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>The claim's name. Default: the component's name.</summary>
    [Name]
    public string? Name { get; init; }

    /// <summary>The size. Most classes can enlarge a volume, none can shrink it; existing disks and folders keep their own size.</summary>
    [Quantity(Of = QuantityOf.Bytes)]
    public required string Size { get; init; }

    /// <summary>The access mode. Default: ReadWriteOnce, one pod.</summary>
    public AccessMode Access { get; init; } = AccessMode.ReadWriteOnce;

    /// <summary>The storage behind it. Default: the cluster's storage class.</summary>
    public VolumeSource Source { get; init; } = new VolumeSource.Provisioned();

    void IChecked.Check(Problems problems)
    {
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
