using Infra.Catalogue;

namespace Infra.Components.Edge;

/// <summary>Arguments of <see cref="IngressNginx"/>.</summary>
public sealed record IngressNginxArgs : IChecked
{
    /// <summary>The cluster.</summary>
    public required Cluster Cluster { get; init; }

    /// <summary>The namespace. Default: an own one, <c>ingress-nginx</c>.</summary>
    public NamespaceRef? Namespace { get; init; }

    /// <summary>The Helm release's name. Default: the component's name.</summary>
    [Name]
    public string? Release { get; init; }

    /// <summary>The chart's version. Default: the last one.</summary>
    [Matches(@"[0-9]+\.[0-9]+\.[0-9]+", "a version such as 4.15.1")]
    public string Version { get; init; } = ChartCatalogue.IngressNginx.Version;

    /// <summary>The IngressClass. Default: <c>nginx</c>.</summary>
    [Name]
    public string IngressClass { get; init; } = "nginx";

    /// <summary>The number of pods. Default: 1.</summary>
    [Range(1, 100)]
    public int Replicas { get; init; } = 1;

    /// <summary>Whether it takes ports 80 and 443 of its nodes. Default: it is reached by its Service alone.</summary>
    public HostNetwork? HostNetwork { get; init; }

    /// <summary>Its Service. Default: a load balancer; beside the network of the nodes, node ports.</summary>
    public EdgeService? Service { get; init; }

    /// <summary>The annotations of its Service, which configure a cloud's load balancer. Default: none.</summary>
    [Reference]
    public IReadOnlyDictionary<string, Input<string>> Annotations { get; init; } = new Dictionary<string, Input<string>>();

    /// <summary>The CPU and memory of one pod. Default: the chart's requests, 100m and 90Mi.</summary>
    public Resources? Resources { get; init; }

    /// <summary>
    /// Where the client's address comes from. Default: from the connection; what clients say of it in headers is dropped.
    /// </summary>
    public ClientAddress? ClientAddress { get; init; }

    /// <summary>
    /// Whether backends get the header <c>Forwarded</c> (RFC 7239) beside those that begin with <c>X-Forwarded</c>. Default: false.
    /// </summary>
    public bool Forwarded { get; init; }

    /// <summary>Further headers for all backends, which may hold NGINX's variables. Default: none.</summary>
    public IReadOnlyDictionary<string, string> RequestHeaders { get; init; } = new Dictionary<string, string>();

    /// <summary>The response headers that routes may set. Default: none.</summary>
    [Matches("[A-Za-z0-9-]{1,64}", "the name of a header")]
    public IReadOnlyList<string> ResponseHeaders { get; init; } = [];

    /// <summary>
    /// How long it waits between two pieces of a body, in whole seconds; it has one time for all routes. Default: 60 seconds.
    /// </summary>
    [Matches(RouteSettings.Time, RouteSettings.TimeExample)]
    public string BodyTimeout { get; init; } = "60s";

    /// <summary>Whether each request is a line in the log. Default: true.</summary>
    public bool AccessLog { get; init; } = true;

    /// <summary>The Service, chosen or by default.</summary>
    internal EdgeService OwnService => Service ?? (HostNetwork is null ? new EdgeService.LoadBalancer() : new EdgeService.NodePort());

    void IChecked.Check(Problems problems)
    {
        foreach (var wide in ClientAddress?.TrustedAddresses.Where(range => range.EndsWith("/0", StringComparison.Ordinal)) ?? [])
        {
            problems.Add(Codes.AddressRange, $"{nameof(ClientAddress)}.{nameof(ClientAddress.TrustedAddresses)}", wide,
                "the load balancer's own addresses: whoever is trusted can say that it is someone else", "name the load balancer's network");
        }

        problems.AddIf(Forwarded && RequestHeaders.Keys.Contains("Forwarded", StringComparer.OrdinalIgnoreCase), Codes.Exclusive,
            nameof(RequestHeaders), "Forwarded", "each header once", $"remove it, or set {nameof(Forwarded)} to false");
    }
}
