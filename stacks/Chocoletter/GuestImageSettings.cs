using Infra.Components.Validation;

namespace Infra.Stacks.Chocoletter;

/// <summary>The images of a guest variant: what its release is made of.</summary>
public sealed record GuestImageSettings
{
    /// <summary>The client's image.</summary>
    [Image]
    public required string Client { get; init; }

    /// <summary>The server's image.</summary>
    [Image]
    public required string Server { get; init; }
}
