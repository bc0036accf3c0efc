using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>A route of HTTP requests.</summary>
internal sealed class HttpRouteResourceArgs() : CustomResourceArgs("gateway.networking.k8s.io/v1", "HTTPRoute")
{
    [Input("spec", required: true)] public required Input<HttpRouteSpecArgs> Spec { get; init; }
}

internal sealed class HttpRouteSpecArgs : ResourceArgs
{
    [Input("parentRefs", required: true)] public required InputList<ParentRefArgs> ParentRefs { get; init; } // at most 32
    [Input("hostnames")] public InputList<string>? Hostnames { get; init; } // at most 16; none for the listeners' own
    [Input("rules", required: true)] public required InputList<HttpRouteRuleArgs> Rules { get; init; } // at most 16
}

internal sealed class HttpRouteRuleArgs : ResourceArgs
{
    [Input("matches", required: true)] public required InputList<HttpRouteMatchArgs> Matches { get; init; } // at most 64
    [Input("filters")] public InputList<HttpRouteFilterArgs>? Filters { get; init; } // at most 16
    [Input("backendRefs")] public InputList<HttpBackendRefArgs>? BackendRefs { get; init; } // at most 16
    [Input("timeouts")] public Input<HttpRouteTimeoutsArgs>? Timeouts { get; init; }
}

internal sealed class HttpRouteTimeoutsArgs : ResourceArgs
{
    [Input("request")] public Input<string>? Request { get; init; }
    [Input("backendRequest")] public Input<string>? BackendRequest { get; init; }
}

internal sealed class HttpBackendRefArgs : ResourceArgs
{
    [Input("group")] public Input<string> Group { get; init; } = ""; // this and the next: the server's defaults, written down
    [Input("kind")] public Input<string> Kind { get; init; } = "Service";
    [Input("name", required: true)] public required Input<string> Name { get; init; }
    [Input("namespace")] public Input<string>? Namespace { get; init; } // none for the route's own
    [Input("port", required: true)] public required Input<int> Port { get; init; }
    [Input("weight", required: true)] public required Input<int> Weight { get; init; }
}

internal sealed class HttpRouteMatchArgs : ResourceArgs
{
    [Input("path", required: true)] public required Input<HttpPathMatchArgs> Path { get; init; }
    [Input("method")] public Input<string>? Method { get; init; }
    [Input("headers")] public InputList<HttpValueMatchArgs>? Headers { get; init; } // at most 16
    [Input("queryParams")] public InputList<HttpValueMatchArgs>? QueryParams { get; init; } // at most 16
}

internal sealed class HttpPathMatchArgs : ResourceArgs
{
    [Input("type", required: true)] public required Input<string> Type { get; init; } // Exact, PathPrefix or RegularExpression
    [Input("value", required: true)] public required Input<string> Value { get; init; }
}

internal sealed class HttpValueMatchArgs : ResourceArgs
{
    [Input("type", required: true)] public required Input<string> Type { get; init; } // Exact or RegularExpression
    [Input("name", required: true)] public required Input<string> Name { get; init; }
    [Input("value", required: true)] public required Input<string> Value { get; init; }
}

internal sealed class HttpRouteFilterArgs : ResourceArgs
{
    // RequestHeaderModifier, ResponseHeaderModifier, RequestRedirect, URLRewrite or CORS.
    [Input("type", required: true)] public required Input<string> Type { get; init; }
    [Input("requestHeaderModifier")] public Input<HttpHeaderModifierArgs>? RequestHeaderModifier { get; init; }
    [Input("responseHeaderModifier")] public Input<HttpHeaderModifierArgs>? ResponseHeaderModifier { get; init; }
    [Input("requestRedirect")] public Input<HttpRequestRedirectArgs>? RequestRedirect { get; init; }
    [Input("urlRewrite")] public Input<HttpUrlRewriteArgs>? UrlRewrite { get; init; }
    [Input("cors")] public Input<HttpCorsArgs>? Cors { get; init; }
}

internal sealed class HttpHeaderModifierArgs : ResourceArgs
{
    [Input("set")] public InputList<HttpHeaderArgs>? Set { get; init; }
    [Input("add")] public InputList<HttpHeaderArgs>? Add { get; init; }
    [Input("remove")] public InputList<string>? Remove { get; init; }
}

internal sealed class HttpHeaderArgs : ResourceArgs
{
    [Input("name", required: true)] public required Input<string> Name { get; init; }
    [Input("value", required: true)] public required Input<string> Value { get; init; }
}

internal sealed class HttpRequestRedirectArgs : ResourceArgs
{
    [Input("scheme")] public Input<string>? Scheme { get; init; } // http or https
    [Input("hostname")] public Input<string>? Hostname { get; init; }
    [Input("port")] public Input<int>? Port { get; init; }
    [Input("path")] public Input<HttpPathModifierArgs>? Path { get; init; }
    [Input("statusCode", required: true)] public required Input<int> StatusCode { get; init; } // 301, 302, 303, 307 or 308
}

internal sealed class HttpUrlRewriteArgs : ResourceArgs
{
    [Input("hostname")] public Input<string>? Hostname { get; init; }
    [Input("path")] public Input<HttpPathModifierArgs>? Path { get; init; }
}

internal sealed class HttpPathModifierArgs : ResourceArgs
{
    [Input("type", required: true)] public required Input<string> Type { get; init; } // ReplaceFullPath or ReplacePrefixMatch
    [Input("replaceFullPath")] public Input<string>? ReplaceFullPath { get; init; }
    [Input("replacePrefixMatch")] public Input<string>? ReplacePrefixMatch { get; init; }
}

internal sealed class HttpCorsArgs : ResourceArgs
{
    [Input("allowOrigins", required: true)] public required InputList<string> AllowOrigins { get; init; } // at most 64
    [Input("allowMethods")] public InputList<string>? AllowMethods { get; init; }
    [Input("allowHeaders")] public InputList<string>? AllowHeaders { get; init; }
    [Input("allowCredentials")] public Input<bool>? AllowCredentials { get; init; }
    [Input("maxAge")] public Input<int>? MaxAge { get; init; } // seconds
}
