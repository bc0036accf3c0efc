using Infra.Catalogue;
using Infra.Components.Apps;
using Infra.Components.Secrets;

namespace Infra.Components.Caches;

/// <summary>Arguments of <see cref="Redis"/>.</summary>
public sealed record RedisArgs : IChecked
{
    // Set by other arguments, or fixed because the pod depends on them.
    private static readonly string[] OwnDirectives =
        ["aclfile", "appendonly", "bind", "dir", "maxmemory", "maxmemory-policy", "port", "protected-mode", "requirepass", "save"];

    /// <summary>The namespace.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>
    /// The image of Redis or Valkey with a fixed tag. Default: the pinned Valkey, whose licence is that of Redis up to 7.2. It reads the
    /// data of Redis up to 7.2 and not of newer ones.
    /// </summary>
    [Image]
    public string Image { get; init; } = ImageCatalogue.Valkey.Reference;

    /// <summary>The CPU and memory.</summary>
    public required Resources Resources { get; init; }

    /// <summary>
    /// The memory that keys may take (<c>maxmemory</c>), a quantity below that of the container. Default: three quarters of the
    /// container's; the rest is for copy-on-write.
    /// </summary>
    [Quantity]
    public string? MaxMemory { get; init; }

    /// <summary>The size of the volume for the append-only file, a quantity. Default: no volume, a restart loses everything.</summary>
    [Quantity(Of = QuantityOf.Bytes)]
    public string? VolumeSize { get; init; }

    /// <summary>The eviction policy. Default: none; writes fail when the memory is full.</summary>
    public Eviction Eviction { get; init; } = Eviction.NoEviction;

    /// <summary>
    /// Whether clients need a password. The External Secrets Operator generates it once, in the cluster; the program never sees it.
    /// <see cref="Redis.Password"/> refers to it. Default: false; only the network policy protects Redis.
    /// </summary>
    public bool RequirePassword { get; init; }

    /// <summary>The External Secrets Operator, which must come before a generated password. Default: none, the cluster has it.</summary>
    public ExternalSecrets? SecretsOperator { get; init; }

    /// <summary>Further directives of <c>redis.conf</c>. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Config { get; init; } = new Dictionary<string, string>();

    /// <summary>The nodes that it may run on. Default: all.</summary>
    public Placement Placement { get; init; } = new();

    /// <summary>Names of objects that exist already. Default: all have the component's name.</summary>
    public AppNames Adopt { get; init; } = new();

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(MaxMemory is not null && Resources.Amount(MaxMemory) >= Resources.MemoryBytes, Codes.OutOfRange, nameof(MaxMemory),
            MaxMemory,
            $"less than the memory of the container, {Resources?.Memory}", "lower it, or give the container more");
        foreach (var directive in Config.Keys.Where(key => OwnDirectives.Contains(key, StringComparer.OrdinalIgnoreCase)))
        {
            problems.Add(Codes.Exclusive, $"{nameof(Config)}.{directive}", directive, "a directive that no other argument decides",
                "use the argument");
        }
    }
}
