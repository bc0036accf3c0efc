using System.ComponentModel;

namespace Infra.Stacks.Chocoletter;

/// <summary>The applications of a guest variant.</summary>
public sealed record GuestAppSettings
{
    /// <summary>The single-page client.</summary>
    [Description("The single-page client.")]
    public required WebAppSettings Client { get; init; }

    /// <summary>The API.</summary>
    [Description("The API.")]
    public required WebAppSettings Server { get; init; }
}
