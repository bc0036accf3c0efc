using Infra.Components.Storage;

namespace Infra.Components.Databases;

/// <summary>The volumes of each server.</summary>
public sealed record PostgresStorage : IChecked
{
    /// <summary>The size of the data's volume. It can grow and never shrink; the API server refuses that.</summary>
    [Quantity]
    public required string Size { get; init; }

    /// <summary>The storage behind it. Default: the cluster's storage class.</summary>
    public VolumeSource Source { get; init; } = new VolumeSource.Provisioned();

    /// <summary>
    /// The size of a volume for the write-ahead log alone, so that a log that cannot be archived does not fill the data's volume. Default:
    /// none; the log is on the data's volume. One that is there cannot be removed.
    /// </summary>
    [Quantity]
    public string? WalSize { get; init; }

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Source is VolumeSource.OnNfs, Codes.Exclusive, nameof(Source), nameof(VolumeSource.OnNfs),
            "a class, or a disk or folder of a node", "PostgreSQL needs a file system that keeps its promises: take a disk");
        problems.AddIf(Source is VolumeSource.OnNode && WalSize is not null, Codes.Exclusive, nameof(WalSize), WalSize,
            "no volume for the log beside a folder of a node", "make the one volume larger");
    }
}
