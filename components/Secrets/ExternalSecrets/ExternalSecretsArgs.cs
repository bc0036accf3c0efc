using Infra.Catalogue;
using Infra.Components.Validation;
using Pulumi;

namespace Infra.Components.Secrets;

/// <summary>Arguments of <see cref="ExternalSecrets"/>.</summary>
public sealed record ExternalSecretsArgs
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

    /// <summary>How many operators, of which one leads. Default: 1.</summary>
    [Range(1, 10)]
    public int Replicas { get; init; } = 1;

    /// <summary>What one operator gets. Default: as the chart has it, nothing.</summary>
    public Resources? Resources { get; init; }

    /// <summary>The IAM role of the operator's service account (IRSA). Default: none.</summary>
    [Matches(@"arn:aws[a-z-]*:iam::[0-9]{12}:role/.+", "a role's ARN")]
    public string? IamRole { get; init; }

    /// <summary>
    /// The ARNs of the secrets that it may read, on a cluster whose pods have cloud identities. Default: none; stores bring keys of their
    /// own.
    /// </summary>
    public IReadOnlyList<Input<string>> Reads { get; init; } = [];

    /// <summary>The priority class of its pods. Default: none.</summary>
    [Name]
    public string? PriorityClass { get; init; }
}
