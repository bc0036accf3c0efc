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

    /// <summary>The image of Redis or Valkey with a fixed tag.</summary>
    [Image]
    public required string Image { get; init; }

    /// <summary>The CPU and memory. Three quarters of the memory are Redis's <c>maxmemory</c>; the rest is for copy-on-write.</summary>
    public required Resources Resources { get; init; }

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

    /// <summary>Names of objects that exist already. Default: all have the component's name.</summary>
    public AppNames Adopt { get; init; } = new();

    void IChecked.Check(Problems problems)
    {
        foreach (var directive in Config.Keys.Where(key => OwnDirectives.Contains(key, StringComparer.OrdinalIgnoreCase)))
        {
            problems.Add(Codes.Exclusive, $"{nameof(Config)}.{directive}", directive, "a directive that no other argument decides",
                "use the argument");
        }
    }
}
