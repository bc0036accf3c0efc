using Infra.Catalogue;
using Infra.Components.Aws;

namespace Infra.Components.Secrets;

/// <summary>Arguments of <see cref="ExternalSecrets"/>.</summary>
public sealed record ExternalSecretsArgs : IChecked
{
    /// <summary>The cluster.</summary>
    public required Cluster Cluster { get; init; }

    /// <summary>The namespace. Default: an own one, <c>external-secrets</c>.</summary>
    public NamespaceRef? Namespace { get; init; }

    /// <summary>The Helm release's name. Default: the component's name.</summary>
    [Name]
    public string? Release { get; init; }

    /// <summary>The chart's version. Default: the pinned one.</summary>
    [Matches(@"[0-9]+\.[0-9]+\.[0-9]+", "a version such as 2.9.0")]
    public string Version { get; init; } = ChartCatalogue.ExternalSecrets.Version;

    /// <summary>The number of operators, one of which is the leader. Default: 1.</summary>
    [Range(1, 10)]
    public int Replicas { get; init; } = 1;

    /// <summary>The CPU and memory of one operator. Default: the chart's, none.</summary>
    public Resources? Resources { get; init; }

    /// <summary>The IAM role of the operator's service account (IRSA). Default: none.</summary>
    [Matches(@"arn:aws[a-z-]*:iam::[0-9]{12}:role/.+", "a role's ARN")]
    public string? IamRole { get; init; }

    /// <summary>
    /// The ARNs of the secrets that it may read, on clusters that give pods IAM roles. Default: none; stores bring keys of their own.
    /// </summary>
    public IReadOnlyList<Input<string>> Reads { get; init; } = [];

    /// <summary>The priority class of its pods. Default: none.</summary>
    [Name]
    public string? PriorityClass { get; init; }

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Reads.Count > 0 && Cluster is not null && Cluster.AwsPodIdentity() is null, Codes.MissingPart, nameof(Reads), null,
            "a cluster that gives pods IAM roles", "remove it, and give the stores keys of their own");
    }
}
