using Infra.Components.Validation;

namespace Infra.Stacks.Chocoletter;

/// <summary>The images that run: what a release is made of.</summary>
public sealed record ImageSettings
{
    /// <summary>The client's image.</summary>
    [Image]
    public required string Client { get; init; }

    /// <summary>The server's image.</summary>
    [Image]
    public required string Server { get; init; }

    /// <summary>The chat's image.</summary>
    [Image]
    public required string Chat { get; init; }

    /// <summary>The image of Redis.</summary>
    [Image]
    public required string Redis { get; init; }
}
