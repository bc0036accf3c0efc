namespace Infra.Components.Edge;

/// <summary>Which of a Service's pods gets a request.</summary>
public enum LoadBalancingMethod
{
    /// <summary>The pod that the client's address leads to: the same one until the number of pods changes.</summary>
    IpHash,

    /// <summary>The pod with the fewest open connections.</summary>
    LeastConnections,

    /// <summary>One after another.</summary>
    RoundRobin,
}
