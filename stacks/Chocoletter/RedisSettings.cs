using Infra.Components.Settings;
using Infra.Components.Validation;
using Infra.Stacks.Settings;

namespace Infra.Stacks.Chocoletter;

/// <summary>The Redis behind chocoletter's chat.</summary>
[NotConfigurable("password", "chat's RedisConfig connects by host and port alone; the network policy lets nobody else in")]
public sealed record RedisSettings
{
    /// <summary>What the pod gets.</summary>
    public required ResourceSettings Resources { get; init; }

    /// <summary>The size of the volume for the append-only file. Default: 1Gi.</summary>
    [Quantity]
    public string VolumeSize { get; init; } = "1Gi";
}
