namespace Infra.Components;

/// <summary>How Services of type LoadBalancer are served on a cluster.</summary>
public abstract record LoadBalancing
{
    private LoadBalancing()
    {
    }

    /// <summary>By nothing yet: the stack brings MetalLB and a pool of addresses.</summary>
    public sealed record AddressPool : LoadBalancing;

    /// <summary>By something that the cluster brought along, which needs no word from us.</summary>
    public sealed record BuiltIn : LoadBalancing;

    /// <summary>Not at all: a router or load balancer in front of the nodes sends to fixed ports on them.</summary>
    /// <param name="Http">The nodes' port for plain HTTP.</param>
    /// <param name="Https">The nodes' port for HTTPS.</param>
    public sealed record NodePorts(
        [property: Range(30000, 32767)] int Http,
        [property: Range(30000, 32767)] int Https) : LoadBalancing, IChecked
    {
        /// <summary>30080 and 30443: what a network's load balancer and the cluster behind it have unless both say otherwise.</summary>
        public static NodePorts Usual { get; } = new(30080, 30443);

        void IChecked.Check(Problems problems)
        {
            problems.AddIf(Http == Https, Codes.DuplicateName, nameof(Https), Https.ToString(CultureInfo.InvariantCulture),
                "two different ports", "choose another port for HTTPS");
        }
    }

    /// <summary>Not at all: the edge takes the ports 80 and 443 of the nodes that it runs on, for a machine that nothing stands in front of.</summary>
    public sealed record HostPorts : LoadBalancing;

    /// <summary>By a load balancer of the cloud, one for each Service.</summary>
    public sealed record CloudLoadBalancer : LoadBalancing
    {
        /// <summary>The class of such Services.</summary>
        public required string Class { get; init; }

        /// <summary>The annotations of such Services.</summary>
        public required IReadOnlyDictionary<string, Input<string>> Annotations { get; init; }

        /// <summary>Its public addresses, where they are reserved and stay. Default: none; it gets others each time.</summary>
        public IReadOnlyList<Output<string>> Addresses { get; init; } = [];

        /// <summary>
        /// The networks from which the load balancer speaks the PROXY protocol; what is in it is to be believed only from there.
        /// </summary>
        public required IReadOnlyList<string> ProxyNetworks { get; init; }
    }
}
