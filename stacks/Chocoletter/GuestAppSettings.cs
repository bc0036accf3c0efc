
namespace Infra.Stacks.Chocoletter;

/// <summary>The applications of a guest variant.</summary>
public sealed record GuestAppSettings
{
    /// <summary>The single-page client.</summary>
    public required WebAppSettings Client { get; init; }

    /// <summary>The API.</summary>
    public required WebAppSettings Server { get; init; }
}
