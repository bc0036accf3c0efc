using Infra.Components.Cloud;
using Infra.Components.Clusters;
using Infra.Components.Validation;

namespace Infra.Stacks.Settings;

/// <summary>Who may enter an EKS cluster, and what they may do there.</summary>
public sealed record EksAccessSettings
{
    /// <summary>The ARN of the IAM role or user.</summary>
    [Arn("iam")]
    public required string Principal { get; init; }

    /// <summary>What they may do.</summary>
    public required EksAccessPolicy Policy { get; init; }

    /// <summary>The namespaces in which they may. Default: all, and what is in none.</summary>
    [Name]
    public IReadOnlyList<string> Namespaces { get; init; } = [];
}
