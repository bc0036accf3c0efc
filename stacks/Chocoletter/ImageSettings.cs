using System.ComponentModel;
using Infra.Components.Validation;

namespace Infra.Stacks.Chocoletter;

/// <summary>The images that run: what a release is made of.</summary>
public sealed record ImageSettings
{
    /// <summary>The client.</summary>
    [Description("The client's image.")]
    [Image]
    public required string Client { get; init; }

    /// <summary>The server.</summary>
    [Description("The server's image.")]
    [Image]
    public required string Server { get; init; }

    /// <summary>The chat.</summary>
    [Description("The chat's image.")]
    [Image]
    public required string Chat { get; init; }

    /// <summary>Redis.</summary>
    [Description("The image of Redis.")]
    [Image]
    public required string Redis { get; init; }
}
