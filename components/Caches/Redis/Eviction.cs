namespace Infra.Components.Caches;

/// <summary>What Redis does when its memory is full. See https://redis.io/docs/latest/develop/reference/eviction/.</summary>
public enum Eviction
{
    /// <summary>Writes fail, nothing is lost: for queues, streams and sessions.</summary>
    NoEviction,

    /// <summary>The keys that were not used for longest go: for caches.</summary>
    AllKeysLru,

    /// <summary>Of the keys with an expiry, those that were not used for longest go.</summary>
    VolatileLru,
}
