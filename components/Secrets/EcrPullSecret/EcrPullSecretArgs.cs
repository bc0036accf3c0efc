namespace Infra.Components.Secrets;

/// <summary>Arguments of <see cref="EcrPullSecret"/>.</summary>
public sealed record EcrPullSecretArgs
{
    /// <summary>The namespace of the pods that pull.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>The registry's region.</summary>
    [Matches("[a-z]{2}(-[a-z]+)+-[0-9]", "a region such as ap-northeast-2")]
    public required string Region { get; init; }

    /// <summary>How to authenticate to AWS. Needs <c>ecr:GetAuthorizationToken</c> and permission to pull.</summary>
    public required AwsAuth Auth { get; init; }

    /// <summary>The role that is assumed. Default: none.</summary>
    [Matches(@"arn:aws[a-z-]*:iam::[0-9]{12}:role/.+", "a role's ARN")]
    public string? Role { get; init; }

    /// <summary>How often a new token is fetched: less than 12 h, after which one expires. Default: <c>6h</c>.</summary>
    [Duration(Most = "11h")]
    public string RefreshInterval { get; init; } = "6h";

    /// <summary>The Secret's name. Default: <c>ecr-registry-key</c>.</summary>
    [Name]
    public string Secret { get; init; } = "ecr-registry-key";

    /// <summary>The generator's name. Default: <c>ecr-token-generator</c>.</summary>
    [Name]
    public string Generator { get; init; } = "ecr-token-generator";

    /// <summary>The ExternalSecret's name. Default: <c>ecr-token-sync</c>.</summary>
    [Name]
    public string Sync { get; init; } = "ecr-token-sync";

    /// <summary>The operator, which must be there first. Default: none; the cluster has it already.</summary>
    public ExternalSecrets? Operator { get; init; }
}
