using Infra.Catalogue;

namespace Infra.Components.Edge;

/// <summary>Arguments of <see cref="Traefik"/>.</summary>
public sealed record TraefikArgs : IChecked
{
    /// <summary>The cluster.</summary>
    public required Cluster Cluster { get; init; }

    /// <summary>
    /// Whether it is the Traefik that k3s brings along, which is then configured and not installed. Default: false, it is installed by its
    /// chart.
    /// </summary>
    public bool Packaged { get; init; }

    /// <summary>The namespace. Default: an own one, <c>traefik</c>; the packaged one is in <c>kube-system</c>.</summary>
    public NamespaceRef? Namespace { get; init; }

    /// <summary>The Helm release's name. Default: the component's name; the packaged one is <c>traefik</c>.</summary>
    [Name]
    public string? Release { get; init; }

    /// <summary>The chart's version; k3s chooses that of the packaged one. Default: the pinned one.</summary>
    [Matches(@"[0-9]+\.[0-9]+\.[0-9]+", "a version such as 41.3.0")]
    public string Version { get; init; } = ChartCatalogue.Traefik.Version;

    /// <summary>The IngressClass, by which the challenges of certificates reach it. Default: <c>traefik</c>.</summary>
    [Name]
    public string IngressClass { get; init; } = "traefik";

    /// <summary>The number of pods. Default: 1.</summary>
    [Range(1, 100)]
    public int Replicas { get; init; } = 1;

    /// <summary>How it is reached from outside. Default: a load balancer, which on k3s is its own.</summary>
    public EdgeService? Service { get; init; }

    /// <summary>The annotations of its Service, which configure a cloud's load balancer. Default: none.</summary>
    [Reference]
    public IReadOnlyDictionary<string, Input<string>> Annotations { get; init; } = new Dictionary<string, Input<string>>();

    /// <summary>The CPU and memory of one pod. Default: the chart's, none.</summary>
    public Resources? Resources { get; init; }

    /// <summary>Where the client's address comes from. Default: from the connection; what clients say of it is dropped.</summary>
    public ClientAddress? ClientAddress { get; init; }

    /// <summary>
    /// How long it waits for a whole request, body included: longer than the longest upload. It has one time for all routes. Default: 60
    /// seconds.
    /// </summary>
    [Duration]
    public string RequestTimeout { get; init; } = "60s";

    /// <summary>Whether each request is a line in the log. Default: true.</summary>
    public bool AccessLog { get; init; } = true;

    internal EdgeService OwnService => Service ?? new EdgeService.LoadBalancer();

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Packaged && Namespace is not null, Codes.Exclusive, nameof(Namespace), null, "none: k3s keeps it in kube-system",
            "remove it");
        problems.AddIf(Packaged && Version != ChartCatalogue.Traefik.Version, Codes.Exclusive, nameof(Version), Version,
            "none: it comes with the version of k3s", "remove it");
        problems.AddIf(Packaged && Release is not null, Codes.Exclusive, nameof(Release), Release, "none: k3s calls it traefik", "remove it");
    }
}
