using Infra.Components.ObjectStores;

namespace Infra.Components.Observability;

/// <summary>Where logs or traces are kept.</summary>
public abstract record TelemetryStorage
{
    private TelemetryStorage()
    {
    }

    /// <summary>On a volume, which one pod mounts.</summary>
    /// <param name="Size">Its size, a quantity.</param>
    public sealed record Volume([property: Quantity(Of = QuantityOf.Bytes)] string Size) : TelemetryStorage;

    /// <summary>In a bucket. A volume holds what is not written to it yet.</summary>
    /// <param name="Store">The bucket.</param>
    /// <param name="VolumeSize">The size of that volume, a quantity. Default: <c>10Gi</c>.</param>
    public sealed record Bucket(ObjectStore Store, [property: Quantity(Of = QuantityOf.Bytes)] string VolumeSize = "10Gi") : TelemetryStorage;

    /// <summary>The size of the volume.</summary>
    internal string OnDisk => this switch
    {
        Volume volume => volume.Size,
        Bucket bucket => bucket.VolumeSize,
        _ => "",
    };
}
