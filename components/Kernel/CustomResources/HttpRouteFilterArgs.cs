using Pulumi;

namespace Infra.Components.CustomResources;

/// <summary>A change between client and backend: the type and the one block that belongs to it.</summary>
public sealed class HttpRouteFilterArgs : ResourceArgs
{
    /// <summary><c>RequestHeaderModifier</c>, <c>ResponseHeaderModifier</c>, <c>RequestRedirect</c> or <c>URLRewrite</c>.</summary>
    [Input("type", required: true)]
    public required Input<string> Type { get; init; }

    /// <summary>Changes to the request's headers.</summary>
    [Input("requestHeaderModifier")]
    public Input<HttpHeaderModifierArgs>? RequestHeaderModifier { get; init; }

    /// <summary>Changes to the response's headers.</summary>
    [Input("responseHeaderModifier")]
    public Input<HttpHeaderModifierArgs>? ResponseHeaderModifier { get; init; }

    /// <summary>Where the client is sent.</summary>
    [Input("requestRedirect")]
    public Input<HttpRequestRedirectArgs>? RequestRedirect { get; init; }

    /// <summary>What the backend is asked for.</summary>
    [Input("urlRewrite")]
    public Input<HttpUrlRewriteArgs>? UrlRewrite { get; init; }
}

/// <summary>Changes to headers.</summary>
public sealed class HttpHeaderModifierArgs : ResourceArgs
{
    /// <summary>Headers whose value is replaced.</summary>
    [Input("set")]
    public InputList<HttpHeaderArgs>? Set { get; init; }

    /// <summary>Headers that get a further value.</summary>
    [Input("add")]
    public InputList<HttpHeaderArgs>? Add { get; init; }

    /// <summary>Headers that are removed.</summary>
    [Input("remove")]
    public InputList<string>? Remove { get; init; }
}

/// <summary>A header.</summary>
public sealed class HttpHeaderArgs : ResourceArgs
{
    /// <summary>The name.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }

    /// <summary>The value.</summary>
    [Input("value", required: true)]
    public required Input<string> Value { get; init; }
}

/// <summary>Where the client is sent.</summary>
public sealed class HttpRequestRedirectArgs : ResourceArgs
{
    /// <summary><c>http</c> or <c>https</c>.</summary>
    [Input("scheme")]
    public Input<string>? Scheme { get; init; }

    /// <summary>The host.</summary>
    [Input("hostname")]
    public Input<string>? Hostname { get; init; }

    /// <summary>The port.</summary>
    [Input("port")]
    public Input<int>? Port { get; init; }

    /// <summary>The path.</summary>
    [Input("path")]
    public Input<HttpPathModifierArgs>? Path { get; init; }

    /// <summary>301, 302, 303, 307 or 308.</summary>
    [Input("statusCode", required: true)]
    public required Input<int> StatusCode { get; init; }
}

/// <summary>What the backend is asked for.</summary>
public sealed class HttpUrlRewriteArgs : ResourceArgs
{
    /// <summary>The host.</summary>
    [Input("hostname")]
    public Input<string>? Hostname { get; init; }

    /// <summary>The path.</summary>
    [Input("path")]
    public Input<HttpPathModifierArgs>? Path { get; init; }
}

/// <summary>A change of the path: the type and the one text that belongs to it.</summary>
public sealed class HttpPathModifierArgs : ResourceArgs
{
    /// <summary><c>ReplaceFullPath</c> or <c>ReplacePrefixMatch</c>.</summary>
    [Input("type", required: true)]
    public required Input<string> Type { get; init; }

    /// <summary>The new path.</summary>
    [Input("replaceFullPath")]
    public Input<string>? ReplaceFullPath { get; init; }

    /// <summary>What stands in place of the prefix.</summary>
    [Input("replacePrefixMatch")]
    public Input<string>? ReplacePrefixMatch { get; init; }
}
