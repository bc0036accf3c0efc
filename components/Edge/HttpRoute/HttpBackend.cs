namespace Infra.Components.Edge;

/// <summary>What a backend speaks.</summary>
public enum BackendProtocol
{
    /// <summary>HTTP/1.1, and WebSockets on it.</summary>
    Http,

    /// <summary>HTTP/2 without TLS: gRPC, where the edge hands its requests on as they are.</summary>
    H2c,
}

/// <summary>A Service that answers requests.</summary>
public sealed record HttpBackend
{
    /// <summary>A Service that this stack did not make.</summary>
    public HttpBackend()
    {
    }

    /// <summary>The Service of a component.</summary>
    /// <param name="endpoint">Where the component answers.</param>
    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    public HttpBackend(Endpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        Service = endpoint.Service;
        Port = endpoint.ServicePort;
        Namespace = endpoint.Namespace;
        Endpoint = endpoint;
    }

    /// <summary>The Service's name.</summary>
    public required Input<string> Service { get; init; }

    /// <summary>The Service's port.</summary>
    [Port]
    public required int Port { get; init; }

    /// <summary>The Service's namespace. Default: the route's own. Another one is asked by a ReferenceGrant there.</summary>
    public NamespaceRef? Namespace { get; init; }

    /// <summary>Its share of the requests relative to the rule's other backends; 0 takes none. Default: 1.</summary>
    [Range(0, 1_000_000)]
    public int Weight { get; init; } = 1;

    /// <summary>What it speaks. Default: HTTP/1.1.</summary>
    public BackendProtocol Protocol { get; init; }

    /// <summary>The endpoint that it was made from. Default: null, a Service that this stack did not make.</summary>
    internal Endpoint? Endpoint { get; }
}
