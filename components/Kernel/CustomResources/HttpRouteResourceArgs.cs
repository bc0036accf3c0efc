using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>A route of HTTP requests.</summary>
public sealed class HttpRouteResourceArgs() : CustomResourceArgs("gateway.networking.k8s.io/v1", "HTTPRoute")
{
    /// <summary>What is wanted.</summary>
    [Input("spec", required: true)]
    public required Input<HttpRouteSpecArgs> Spec { get; init; }
}

/// <summary>What a route is to do.</summary>
public sealed class HttpRouteSpecArgs : ResourceArgs
{
    /// <summary>The listeners, at most 32.</summary>
    [Input("parentRefs", required: true)]
    public required InputList<ParentRefArgs> ParentRefs { get; init; }

    /// <summary>The hosts, at most 16; none for those of the listeners.</summary>
    [Input("hostnames")]
    public InputList<string>? Hostnames { get; init; }

    /// <summary>The rules, at most 16.</summary>
    [Input("rules", required: true)]
    public required InputList<HttpRouteRuleArgs> Rules { get; init; }
}

/// <summary>What happens to the requests that match.</summary>
public sealed class HttpRouteRuleArgs : ResourceArgs
{
    /// <summary>The alternatives, at most 64.</summary>
    [Input("matches", required: true)]
    public required InputList<HttpRouteMatchArgs> Matches { get; init; }

    /// <summary>The changes, at most 16.</summary>
    [Input("filters")]
    public InputList<HttpRouteFilterArgs>? Filters { get; init; }

    /// <summary>The Services, at most 16.</summary>
    [Input("backendRefs")]
    public InputList<HttpBackendRefArgs>? BackendRefs { get; init; }

    /// <summary>The time limits.</summary>
    [Input("timeouts")]
    public Input<HttpRouteTimeoutsArgs>? Timeouts { get; init; }
}

/// <summary>The time limits of a rule.</summary>
public sealed class HttpRouteTimeoutsArgs : ResourceArgs
{
    /// <summary>The whole request.</summary>
    [Input("request")]
    public Input<string>? Request { get; init; }

    /// <summary>One attempt at one backend.</summary>
    [Input("backendRequest")]
    public Input<string>? BackendRequest { get; init; }
}

/// <summary>A Service that answers.</summary>
public sealed class HttpBackendRefArgs : ResourceArgs
{
    /// <summary>The name.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }

    /// <summary>The namespace; none for the route's own.</summary>
    [Input("namespace")]
    public Input<string>? Namespace { get; init; }

    /// <summary>The port.</summary>
    [Input("port", required: true)]
    public required Input<int> Port { get; init; }

    /// <summary>Its part of the requests; none for 1.</summary>
    [Input("weight")]
    public Input<int>? Weight { get; init; }
}
