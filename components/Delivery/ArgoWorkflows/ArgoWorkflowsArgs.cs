using Infra.Catalogue;
using Infra.Components.Edge;

namespace Infra.Components.Delivery;

/// <summary>Arguments of <see cref="ArgoWorkflows"/>.</summary>
public sealed record ArgoWorkflowsArgs
{
    /// <summary>The cluster.</summary>
    public required Cluster Cluster { get; init; }

    /// <summary>The namespace of controller and server. Default: an own one, <c>argo</c>.</summary>
    public NamespaceRef? Namespace { get; init; }

    /// <summary>The Helm release's name, which the objects' names begin with. Default: <c>argo-workflows</c>.</summary>
    [Name]
    public string Release { get; init; } = "argo-workflows";

    /// <summary>The version of the chart. Default: the pinned one.</summary>
    [Matches(@"[0-9]+\.[0-9]+\.[0-9]+", "a version such as 1.0.18")]
    public string Version { get; init; } = ChartCatalogue.ArgoWorkflows.Version;

    /// <summary>
    /// The public host of its page. Who comes in shows a token of Kubernetes, and may do what that may. Default: none; it is reached by
    /// <c>kubectl port-forward</c>.
    /// </summary>
    public Exposure? Expose { get; init; }

    /// <summary>The name of the route's main object, where it exists already. Default: the component's name.</summary>
    [Name]
    public string? RouteName { get; init; }

    /// <summary>The CPU and memory of the controller. Default: <c>100m</c> and <c>256Mi</c>.</summary>
    public Resources Controller { get; init; } = new("100m", "256Mi");

    /// <summary>The CPU and memory of the server. Default: <c>50m</c> and <c>128Mi</c>.</summary>
    public Resources Server { get; init; } = new("50m", "128Mi");
}
