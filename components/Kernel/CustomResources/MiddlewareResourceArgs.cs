using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>A change that Traefik makes on the way.</summary>
internal sealed class MiddlewareResourceArgs() : CustomResourceArgs("traefik.io/v1alpha1", "Middleware")
{
    [Input("spec", required: true)] public required Input<MiddlewareSpecArgs> Spec { get; init; }
}

/// <summary>Exactly one of them.</summary>
internal sealed class MiddlewareSpecArgs : ResourceArgs
{
    [Input("redirectScheme")] public Input<RedirectSchemeArgs>? RedirectScheme { get; init; }
    [Input("redirectRegex")] public Input<RedirectRegexArgs>? RedirectRegex { get; init; }
    [Input("replacePath")] public Input<ReplacePathArgs>? ReplacePath { get; init; }
    [Input("replacePathRegex")] public Input<ReplacePathRegexArgs>? ReplacePathRegex { get; init; }
    [Input("buffering")] public Input<BufferingArgs>? Buffering { get; init; }
    [Input("headers")] public Input<TraefikHeadersArgs>? Headers { get; init; }
}

internal sealed class RedirectSchemeArgs : ResourceArgs
{
    [Input("scheme", required: true)] public required Input<string> Scheme { get; init; }
    [Input("permanent", required: true)] public required Input<bool> Permanent { get; init; }
}

internal sealed class RedirectRegexArgs : ResourceArgs
{
    [Input("regex", required: true)] public required Input<string> Regex { get; init; }
    [Input("replacement", required: true)] public required Input<string> Replacement { get; init; }
    [Input("permanent", required: true)] public required Input<bool> Permanent { get; init; }
}

internal sealed class ReplacePathArgs : ResourceArgs
{
    [Input("path", required: true)] public required Input<string> Path { get; init; }
}

internal sealed class ReplacePathRegexArgs : ResourceArgs
{
    [Input("regex", required: true)] public required Input<string> Regex { get; init; }
    [Input("replacement", required: true)] public required Input<string> Replacement { get; init; }
}

internal sealed class BufferingArgs : ResourceArgs
{
    [Input("maxRequestBodyBytes")] public Input<double>? MaxRequestBodyBytes { get; init; } // 413 beyond
    [Input("memRequestBodyBytes")] public Input<double>? MemRequestBodyBytes { get; init; } // the rest goes to a file
}

internal sealed class TraefikHeadersArgs : ResourceArgs
{
    // An empty value removes the header.
    [Input("customRequestHeaders")] public InputMap<string>? CustomRequestHeaders { get; init; }
    [Input("customResponseHeaders")] public InputMap<string>? CustomResponseHeaders { get; init; }
    [Input("accessControlAllowOriginList")] public InputList<string>? AccessControlAllowOriginList { get; init; }
    [Input("accessControlAllowOriginListRegex")] public InputList<string>? AccessControlAllowOriginListRegex { get; init; }
    [Input("accessControlAllowMethods")] public InputList<string>? AccessControlAllowMethods { get; init; }
    [Input("accessControlAllowHeaders")] public InputList<string>? AccessControlAllowHeaders { get; init; }
    [Input("accessControlAllowCredentials")] public Input<bool>? AccessControlAllowCredentials { get; init; }
    [Input("accessControlMaxAge")] public Input<int>? AccessControlMaxAge { get; init; }
    [Input("addVaryHeader")] public Input<bool>? AddVaryHeader { get; init; }
}
