namespace Infra.Components.Registries;

/// <summary>Claims of a Harbor that exist already.</summary>
public sealed record HarborClaims
{
    /// <summary>That of the images. Default: the chart makes it.</summary>
    [Name]
    public string? Registry { get; init; }

    /// <summary>That of the cache. Default: the chart makes it.</summary>
    [Name]
    public string? Cache { get; init; }

    /// <summary>That of the jobs' logs. Default: the chart makes it.</summary>
    [Name]
    public string? JobLog { get; init; }

    /// <summary>That of Trivy. Default: the chart makes it.</summary>
    [Name]
    public string? Scanner { get; init; }
}
