namespace Infra.Components.Aws;

/// <summary>A cluster, seen from AWS.</summary>
public static class AwsCluster
{
    /// <summary>The roles that the cluster's pods can have in AWS; null where pods have none.</summary>
    /// <param name="cluster">The cluster.</param>
    public static IAwsPodIdentity? AwsPodIdentity(this Cluster cluster)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        return cluster.PodIdentity as IAwsPodIdentity;
    }
}
