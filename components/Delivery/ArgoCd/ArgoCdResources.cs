namespace Infra.Components.Delivery;

/// <summary>The CPU and memory of Argo CD's parts.</summary>
public sealed record ArgoCdResources
{
    /// <summary>The controller, which holds all objects that it compares. Default: <c>250m</c> and <c>1Gi</c>.</summary>
    public Resources Controller { get; init; } = new("250m", "1Gi");

    /// <summary>The repository server, which clones and renders. Default: <c>100m</c> and <c>512Mi</c>.</summary>
    public Resources RepoServer { get; init; } = new("100m", "512Mi");

    /// <summary>The server of the page and the API. Default: <c>50m</c> and <c>256Mi</c>.</summary>
    public Resources Server { get; init; } = new("50m", "256Mi");

    /// <summary>The controller of ApplicationSets. Default: <c>50m</c> and <c>256Mi</c>.</summary>
    public Resources ApplicationSet { get; init; } = new("50m", "256Mi");

    /// <summary>The cache. Default: <c>50m</c> and <c>128Mi</c>.</summary>
    public Resources Redis { get; init; } = new("50m", "128Mi");
}
