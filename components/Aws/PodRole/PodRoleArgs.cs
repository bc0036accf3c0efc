namespace Infra.Components.Aws;

/// <summary>Arguments of <see cref="PodRole"/>.</summary>
public sealed record PodRoleArgs : IChecked
{
    /// <summary>The account of the cluster.</summary>
    public required AwsAccount Account { get; init; }

    /// <summary>The cluster's name.</summary>
    [Name]
    public required string Cluster { get; init; }

    /// <summary>The namespace of the service account.</summary>
    public required Input<string> Namespace { get; init; }

    /// <summary>The service account. It need not exist yet.</summary>
    [Name]
    public required string ServiceAccount { get; init; }

    /// <summary>The permissions. Default: only the managed policies.</summary>
    public IReadOnlyList<Statement> Statements { get; init; } = [];

    /// <summary>Path and name of AWS managed policies, for AWS's own controllers. Default: none.</summary>
    public IReadOnlyList<string> ManagedPolicies { get; init; } = [];

    /// <summary>Resources that must exist first. Default: none.</summary>
    public IReadOnlyList<Resource> After { get; init; } = [];

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Statements.Count == 0 && ManagedPolicies.Count == 0, Codes.Empty, nameof(Statements), null,
            "at least one statement", "leave the role out, or say what it may do");
    }
}
