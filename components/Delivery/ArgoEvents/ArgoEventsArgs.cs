using Infra.Catalogue;

namespace Infra.Components.Delivery;

/// <summary>Arguments of <see cref="ArgoEvents"/>.</summary>
public sealed record ArgoEventsArgs
{
    /// <summary>The cluster.</summary>
    public required Cluster Cluster { get; init; }

    /// <summary>The namespace of the controller. Default: an own one, <c>argo-events</c>.</summary>
    public NamespaceRef? Namespace { get; init; }

    /// <summary>The Helm release's name, which the objects' names begin with. Default: <c>argo-events</c>.</summary>
    [Name]
    public string Release { get; init; } = "argo-events";

    /// <summary>The version of the chart. Default: the pinned one.</summary>
    [Matches(@"[0-9]+\.[0-9]+\.[0-9]+", "a version such as 2.4.22")]
    public string Version { get; init; } = ChartCatalogue.ArgoEvents.Version;

    /// <summary>The CPU and memory of the controller. Default: <c>50m</c> and <c>128Mi</c>.</summary>
    public Resources Resources { get; init; } = new("50m", "128Mi");
}
