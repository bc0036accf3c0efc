using Infra.Components.Apps;
using Infra.Components.Secrets;
using Infra.Components.Settings;
using Infra.Components.Validation;
using Infra.Diagnostics;

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

    /// <summary>What the pod gets. Three quarters of the memory are Redis's <c>maxmemory</c>; the rest is for the copy it writes from.</summary>
    public required Resources Resources { get; init; }

    /// <summary>The size of the volume for the append-only file, a quantity. Default: no volume, a restart loses everything.</summary>
    [Quantity]
    public string? VolumeSize { get; init; }

    /// <summary>What happens when the memory is full. Default: writes fail.</summary>
    public Eviction Eviction { get; init; } = Eviction.NoEviction;

    /// <summary>
    /// Whether clients need a password. It is generated in the cluster once, and this program never sees it; <see cref="Redis.Password"/>
    /// names it. Needs the External Secrets Operator. Default: no, the network policy is the only guard.
    /// </summary>
    public bool RequirePassword { get; init; }

    /// <summary>The External Secrets Operator, which must come before a generated password. Default: none, the cluster has it.</summary>
    public ExternalSecrets? SecretsOperator { get; init; }

    /// <summary>Further directives of <c>redis.conf</c>. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Config { get; init; } = new Dictionary<string, string>();

    /// <summary>Names of objects that exist already. Default: all have the component's name.</summary>
    public AppNames Adopt { get; init; } = new();

    /// <inheritdoc/>
    public void Check(Problems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        foreach (var directive in Config.Keys.Where(key => OwnDirectives.Contains(key, StringComparer.OrdinalIgnoreCase)))
        {
            problems.Add(Codes.Exclusive, $"{nameof(Config)}.{directive}", directive, "a directive that no other argument decides", "use the argument");
        }
    }
}
