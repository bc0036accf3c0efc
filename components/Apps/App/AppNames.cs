namespace Infra.Components.Apps;

/// <summary>
/// The names of an application's objects where they already exist under other names than the application's own, so that a running system is
/// adopted and not replaced.
/// </summary>
public sealed record AppNames
{
    /// <summary>
    /// The value of the label <c>app</c>, by which the Deployment and the Service select pods. A Deployment's selector cannot be changed.
    /// Default: the application's name.
    /// </summary>
    [Name]
    public string? Label { get; init; }

    /// <summary>The Deployment. Default: the application's name.</summary>
    [Name]
    public string? Deployment { get; init; }

    /// <summary>The Service. Default: the application's name.</summary>
    [Name]
    public string? Service { get; init; }

    /// <summary>The HTTPRoute. Default: the application's name.</summary>
    [Name]
    public string? Route { get; init; }
}
