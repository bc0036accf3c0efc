namespace Infra.Components.Clusters;

/// <summary>Who runs the nodes of an EKS cluster.</summary>
public abstract record EksNodes
{
    private EksNodes()
    {
    }

    /// <summary>We do, by groups of machines that AWS replaces on our word.</summary>
    /// <param name="Groups">The groups; at least one.</param>
    public sealed record Managed(params IReadOnlyList<EksNodeGroup> Groups) : EksNodes;

    /// <summary>
    /// AWS does (Auto Mode): nodes as pods ask for them, none older than 21 days, with load balancers, volumes, name resolution and Pod
    /// Identity built in. Nobody can log in to them.
    /// </summary>
    public sealed record Auto : EksNodes
    {
        /// <summary>The pools of AWS that are used. Default: <c>general-purpose</c> and <c>system</c>, which are all there are.</summary>
        public IReadOnlyList<string> Pools { get; init; } = ["general-purpose", "system"];
    }
}
