namespace Infra.Components.Clusters;

/// <summary>What manages the nodes of an EKS cluster.</summary>
public abstract record EksNodes
{
    private EksNodes()
    {
    }

    /// <summary>Managed node groups: machines of the stated types, which AWS replaces when their version or image changes here.</summary>
    /// <param name="Groups">The groups; at least one.</param>
    public sealed record Managed(params IReadOnlyList<EksNodeGroup> Groups) : EksNodes, IChecked
    {
        void IChecked.Check(Problems problems)
        {
            problems.AddIf(Groups.Count == 0, Codes.Empty, nameof(Groups), null, "at least one group of nodes",
                "add a group, or choose Auto Mode");
            problems.AddDuplicates(Codes.DuplicateName, nameof(Groups), Groups.Select(group => group.Name));
        }
    }

    /// <summary>
    /// EKS Auto Mode: nodes as pods ask for them, none older than 21 days, with load balancers, volumes, name resolution and Pod Identity
    /// built in. They take no logins.
    /// </summary>
    public sealed record AutoMode : EksNodes
    {
        /// <summary>AWS's node pools that are used. Default: <c>general-purpose</c> and <c>system</c>, which are all there are.</summary>
        [Matches("general-purpose|system", "general-purpose or system")]
        public IReadOnlyList<string> Pools { get; init; } = ["general-purpose", "system"];
    }
}
