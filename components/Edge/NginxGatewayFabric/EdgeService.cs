namespace Infra.Components.Edge;

/// <summary>How the proxies are reached from outside.</summary>
public abstract record EdgeService
{
    private EdgeService()
    {
    }

    /// <summary>
    /// Whether a node hands what it receives to its own proxies only, so that they see the client's address; nodes without a proxy then
    /// answer nothing. Default: true.
    /// </summary>
    public bool KeepClientAddress { get; init; } = true;

    /// <summary>A load balancer: the cloud's, or MetalLB's.</summary>
    public sealed record LoadBalancer : EdgeService
    {
        /// <summary>Which load balancer, for example <c>service.k8s.aws/nlb</c>. Default: the cluster's own.</summary>
        [Matches(@"[a-z0-9]([-a-z0-9.]*[a-z0-9])?(/[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?", "a class such as service.k8s.aws/nlb")]
        public string? Class { get; init; }

        /// <summary>The networks that may connect. Default: all.</summary>
        [Address(AddressForms.Network)]
        public IReadOnlyList<string> SourceRanges { get; init; } = [];
    }

    /// <summary>A fixed port on every node, for a router or a load balancer that stands in front.</summary>
    public sealed record NodePort : EdgeService
    {
        /// <summary>The node's port for listeners on port 80. Default: any free one.</summary>
        [Range(30000, 32767)]
        public int? Http { get; init; }

        /// <summary>The node's port for listeners on port 443. Default: any free one.</summary>
        [Range(30000, 32767)]
        public int? Https { get; init; }
    }
}
