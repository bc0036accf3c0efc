using Infra.Components.ObjectStores;

namespace Infra.Components.Registries;

/// <summary>Where Harbor keeps the layers of images.</summary>
public abstract record HarborStorage
{
    private HarborStorage()
    {
    }

    /// <summary>On a volume, which one pod mounts: an update stops the registry for a moment.</summary>
    /// <param name="Size">Its size, a quantity.</param>
    public sealed record Volume([property: Quantity] string Size) : HarborStorage;

    /// <summary>In a bucket, which any number of pods share.</summary>
    /// <param name="Store">The bucket.</param>
    public sealed record Bucket(ObjectStore Store) : HarborStorage;
}
