namespace Infra.Components.Edge;

/// <summary>A host on the listeners of a <see cref="Gateway"/> or <see cref="ListenerSet"/>.</summary>
[Reference]
public sealed record GatewayExposure : Exposure
{
    /// <summary>The listener on port 80.</summary>
    public required ListenerRef Http { get; init; }

    /// <summary>The listener on port 443.</summary>
    public required ListenerRef Https { get; init; }

    /// <summary>
    /// The Gateway's own pair of listeners for the host, to which a route attaches too while the host moves to a ListenerSet. Default:
    /// none.
    /// </summary>
    public (ListenerRef Http, ListenerRef Https)? OnGateway { get; init; }

    /// <summary>The namespace of the listeners and of their certificates: a listener reads Secrets of its own namespace only.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>
    /// The route that redirects plain HTTP to HTTPS. Routes of applications come after it, so that a host which was served over HTTP before
    /// is redirected without a gap. Default: null, plain HTTP is served.
    /// </summary>
    public Resource? Redirect { get; init; }

    internal override string EdgeName => "NGINX Gateway Fabric";

    /// <summary>
    /// What a route attaches to. Where plain HTTP is redirected, it answers HTTPS only: attached to both, the older of two equal routes
    /// would win.
    /// </summary>
    internal IEnumerable<ListenerRef> Parents => new[] { (Http, Https), OnGateway }.OfType<(ListenerRef Http, ListenerRef Https)>()
        .SelectMany(pair => Redirect is null ? [pair.Http, pair.Https] : new[] { pair.Https });
}
