using Infra.Catalogue;
using Infra.Components.Aws;

namespace Infra.Components.Networks;

/// <summary>Arguments of <see cref="AwsLoadBalancerController"/>.</summary>
public sealed record AwsLoadBalancerControllerArgs
{
    /// <summary>The cluster.</summary>
    public required Cluster Cluster { get; init; }

    /// <summary>The cluster's name, which the load balancers are tagged with.</summary>
    [Name]
    public required string ClusterName { get; init; }

    /// <summary>The region, which pods cannot read from their node.</summary>
    public required string Region { get; init; }

    /// <summary>The id of the network, which pods cannot read from their node.</summary>
    public required Output<string> VpcId { get; init; }

    /// <summary>The role of its service account. Default: none; it has been granted elsewhere.</summary>
    public PodRole? Role { get; init; }

    /// <summary>The chart's version. Default: the pinned one.</summary>
    [Matches(@"[0-9]+\.[0-9]+\.[0-9]+", "a version such as 3.5.0")]
    public string Version { get; init; } = ChartCatalogue.AwsLoadBalancerController.Version;
}
