using System.ComponentModel;

namespace Infra.Stacks.Chocoletter;

/// <summary>Chocoletter's applications before Valentine's day.</summary>
public sealed record AppSettings
{
    /// <summary>The single-page client.</summary>
    [Description("The single-page client.")]
    public required WebAppSettings Client { get; init; }

    /// <summary>The API.</summary>
    [Description("The API.")]
    public required WebAppSettings Server { get; init; }

    /// <summary>The chat, which serves both variants.</summary>
    [Description("The chat, which serves both variants.")]
    public required ChatSettings Chat { get; init; }

    /// <summary>The chat's Redis.</summary>
    [Description("The chat's Redis.")]
    public required RedisSettings Redis { get; init; }
}
