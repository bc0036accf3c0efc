using Infra.Components.Aws;

namespace Infra.Components.Clusters;

/// <summary>One access entry of an EKS cluster: an IAM principal and its permissions.</summary>
public sealed record EksAccess
{
    /// <summary>The ARN of the IAM role or user. For roles of IAM Identity Center, without the path.</summary>
    [Arn("iam")]
    public required string Principal { get; init; }

    /// <summary>The permissions.</summary>
    public required EksAccessPolicy Policy { get; init; }

    /// <summary>The namespaces that it is limited to. Default: none; it covers the whole cluster.</summary>
    [Name]
    public IReadOnlyList<string> Namespaces { get; init; } = [];

    /// <summary>Whether it covers the whole cluster and everything in it.</summary>
    internal bool AdministersCluster => Policy == EksAccessPolicy.ClusterAdministrator && Namespaces.Count == 0;
}

/// <summary>AWS's access policies for EKS clusters.</summary>
public enum EksAccessPolicy
{
    /// <summary>All permissions.</summary>
    ClusterAdministrator,

    /// <summary>Nearly all permissions in namespaces, including roles and role bindings.</summary>
    Administrator,

    /// <summary>Changes workloads.</summary>
    Editor,

    /// <summary>Reads workloads, but no Secrets.</summary>
    Viewer,
}
