using System.ComponentModel;
using Infra.Components.Validation;

namespace Infra.Stacks.Chocoletter;

/// <summary>The images of a guest variant: what its release is made of.</summary>
public sealed record GuestImageSettings
{
    /// <summary>The client.</summary>
    [Description("The client's image.")]
    [Image]
    public required string Client { get; init; }

    /// <summary>The server.</summary>
    [Description("The server's image.")]
    [Image]
    public required string Server { get; init; }
}
