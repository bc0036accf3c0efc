using Pulumi;

namespace Infra.Components.CustomResources;

/// <summary>What a request must look like.</summary>
public sealed class HttpRouteMatchArgs : ResourceArgs
{
    /// <summary>The path.</summary>
    [Input("path", required: true)]
    public required Input<HttpPathMatchArgs> Path { get; init; }

    /// <summary>The method, in capitals.</summary>
    [Input("method")]
    public Input<string>? Method { get; init; }

    /// <summary>Headers, at most 16.</summary>
    [Input("headers")]
    public InputList<HttpValueMatchArgs>? Headers { get; init; }

    /// <summary>Query parameters, at most 16.</summary>
    [Input("queryParams")]
    public InputList<HttpValueMatchArgs>? QueryParams { get; init; }
}

/// <summary>What a path must look like.</summary>
public sealed class HttpPathMatchArgs : ResourceArgs
{
    /// <summary><c>Exact</c>, <c>PathPrefix</c> or <c>RegularExpression</c>.</summary>
    [Input("type", required: true)]
    public required Input<string> Type { get; init; }

    /// <summary>The path or expression.</summary>
    [Input("value", required: true)]
    public required Input<string> Value { get; init; }
}

/// <summary>A header or query parameter and its value.</summary>
public sealed class HttpValueMatchArgs : ResourceArgs
{
    /// <summary><c>Exact</c> or <c>RegularExpression</c>.</summary>
    [Input("type", required: true)]
    public required Input<string> Type { get; init; }

    /// <summary>The name.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }

    /// <summary>The value.</summary>
    [Input("value", required: true)]
    public required Input<string> Value { get; init; }
}
