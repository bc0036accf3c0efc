namespace Infra.Components.Caches;

/// <summary>How Redis frees memory when it is full. See https://redis.io/docs/latest/develop/reference/eviction/.</summary>
public enum Eviction
{
    /// <summary>Writes fail, nothing is lost: for queues, streams and sessions.</summary>
    NoEviction,

    /// <summary>The least recently used keys are evicted: for caches.</summary>
    AllKeysLru,

    /// <summary>Of the keys with an expiry, the least recently used are evicted.</summary>
    VolatileLru,

    /// <summary>The least frequently used keys are evicted: for caches with a few hot keys.</summary>
    AllKeysLfu,

    /// <summary>Any keys are evicted.</summary>
    AllKeysRandom,

    /// <summary>Of the keys with an expiry, the least frequently used are evicted.</summary>
    VolatileLfu,

    /// <summary>Of the keys with an expiry, any are evicted.</summary>
    VolatileRandom,

    /// <summary>Of the keys with an expiry, those that expire next are evicted.</summary>
    VolatileTtl,
}
