using Infra.Catalogue;
using Infra.Components.Aws;

namespace Infra.Components.Certificates;

/// <summary>Arguments of <see cref="CertManager"/>.</summary>
public sealed record CertManagerArgs : IChecked
{
    /// <summary>The cluster.</summary>
    public required Cluster Cluster { get; init; }

    /// <summary>
    /// What installs the CRDs of the Gateway API. It comes first, because the controller looks for them at start only. Default: none; the
    /// cluster has them already.
    /// </summary>
    public Resource? GatewayApi { get; init; }

    /// <summary>
    /// Whether challenges are answered through Gateways; it does not start then without the CRDs of the Gateway API. Default: true.
    /// </summary>
    public bool Gateways { get; init; } = true;

    /// <summary>The namespace. Default: an own one, <c>cert-manager</c>.</summary>
    public NamespaceRef? Namespace { get; init; }

    /// <summary>The Helm release's name. Default: the component's name.</summary>
    [Name]
    public string? Release { get; init; }

    /// <summary>The chart's version, with its <c>v</c>. Default: the pinned one.</summary>
    [Matches(@"v[0-9]+\.[0-9]+\.[0-9]+", "a version such as v1.21.1")]
    public string Version { get; init; } = ChartCatalogue.CertManager.Version;

    /// <summary>The number of replicas of each of its three parts. Default: 1.</summary>
    [Range(1, 10)]
    public int Replicas { get; init; } = 1;

    /// <summary>The CPU and memory of one controller. Default: the chart's, none.</summary>
    public Resources? Resources { get; init; }

    /// <summary>The priority class of its pods. Default: none.</summary>
    [Name]
    public string? PriorityClass { get; init; }

    /// <summary>
    /// The ARN of the Route 53 zone in which it solves DNS-01 challenges, on clusters that give pods IAM roles. Default: none.
    /// </summary>
    public Input<string>? Zone { get; init; }

    /// <summary>The IAM role of its service account (IRSA), for DNS-01 challenges. Default: none.</summary>
    [Matches(@"arn:aws[a-z-]*:iam::[0-9]{12}:role/.+", "a role's ARN")]
    public string? IamRole { get; init; }

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Zone is not null && Cluster is not null && Cluster.AwsPodIdentity() is null, Codes.MissingPart, nameof(Zone), null,
            "a cluster that gives pods IAM roles", "remove it, and give the solver keys of its own");
    }
}
