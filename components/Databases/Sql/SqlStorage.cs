using Infra.Components.Storage;

namespace Infra.Components.Databases;

/// <summary>The volume of a server.</summary>
public sealed record SqlStorage : IChecked
{
    /// <summary>The size of the volume. It can grow and never shrink; the API server refuses that.</summary>
    [Quantity]
    public required string Size { get; init; }

    /// <summary>The storage behind it. Default: the cluster's storage class.</summary>
    public VolumeSource Source { get; init; } = new VolumeSource.Provisioned();

    /// <summary>The claim's name, where one with data is there already. Default: the component's name.</summary>
    [Name]
    public string? Claim { get; init; }

    /// <summary>
    /// The folder of the volume that holds the data; empty for the volume itself, where data that is adopted lies there. Default:
    /// <c>data</c>.
    /// </summary>
    [Matches("([A-Za-z0-9][-A-Za-z0-9._]{0,62})?", "a folder's name, or nothing")]
    public string Folder { get; init; } = "data";

    void IChecked.Check(Problems problems) =>
        problems.AddIf(Source is VolumeSource.OnNfs, Codes.Exclusive, nameof(Source), nameof(VolumeSource.OnNfs),
        "a class, or a disk or folder of a node", "a database needs a file system that keeps its promises: take a disk");
}
