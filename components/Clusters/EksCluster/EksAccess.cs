using Infra.Components.Aws;
using Infra.Components.Validation;

namespace Infra.Components.Clusters;

/// <summary>Who may enter an EKS cluster, and what they may do there.</summary>
public sealed record EksAccess
{
    /// <summary>The ARN of the IAM role or user. For roles of IAM Identity Center, without the path.</summary>
    [Arn("iam")]
    public required string Principal { get; init; }

    /// <summary>What they may do.</summary>
    public required EksAccessPolicy Policy { get; init; }

    /// <summary>The namespaces in which they may. Default: all, and what is in none.</summary>
    [Name]
    public IReadOnlyList<string> Namespaces { get; init; } = [];

    /// <summary>Whether it covers the whole cluster and everything in it.</summary>
    internal bool AdministersCluster => Policy == EksAccessPolicy.ClusterAdministrator && Namespaces.Count == 0;
}

/// <summary>AWS's policies of what may be done in a cluster.</summary>
public enum EksAccessPolicy
{
    /// <summary>Everything.</summary>
    ClusterAdministrator,

    /// <summary>Nearly everything in namespaces, roles and bindings among it.</summary>
    Administrator,

    /// <summary>Changing workloads.</summary>
    Editor,

    /// <summary>Reading workloads, without Secrets.</summary>
    Viewer,
}
