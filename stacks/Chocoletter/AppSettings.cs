
namespace Infra.Stacks.Chocoletter;

/// <summary>Chocoletter's applications before Valentine's day.</summary>
public sealed record AppSettings
{
    /// <summary>The single-page client.</summary>
    public required WebAppSettings Client { get; init; }

    /// <summary>The API.</summary>
    public required WebAppSettings Server { get; init; }

    /// <summary>The chat, which serves both variants.</summary>
    public required ChatSettings Chat { get; init; }

    /// <summary>The chat's Redis.</summary>
    public required RedisSettings Redis { get; init; }
}
