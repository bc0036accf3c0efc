using Pulumi;

namespace Infra.Components.Clusters;

/// <summary>How a Service of type LoadBalancer gets its address on a cluster.</summary>
public abstract record LoadBalancing
{
    private LoadBalancing()
    {
    }

    /// <summary>By nothing yet: the stack brings MetalLB and a pool of addresses.</summary>
    public sealed record AddressPool : LoadBalancing;

    /// <summary>By something that the cluster brought along, which needs no word from us.</summary>
    public sealed record BuiltIn : LoadBalancing;

    /// <summary>Not at all: whatever stands in front of the nodes sends to fixed ports on them.</summary>
    /// <param name="Http">The nodes' port for plain HTTP.</param>
    /// <param name="Https">The nodes' port for HTTPS.</param>
    public sealed record NodePorts(int Http, int Https) : LoadBalancing;

    /// <summary>By an AWS Network Load Balancer of its own.</summary>
    public sealed record NetworkLoadBalancer : LoadBalancing
    {
        /// <summary>The class of such Services.</summary>
        public required string Class { get; init; }

        /// <summary>The annotations of such Services.</summary>
        public required IReadOnlyDictionary<string, Input<string>> Annotations { get; init; }

        /// <summary>The networks from which the load balancer speaks the PROXY protocol; what is in it is to be believed only from there.</summary>
        public required IReadOnlyList<string> ProxyNetworks { get; init; }

        /// <summary>What makes the load balancers. Such Services come after it and go before it, or their load balancers stay behind. Default: the cluster itself.</summary>
        public Resource? Controller { get; init; }
    }
}
