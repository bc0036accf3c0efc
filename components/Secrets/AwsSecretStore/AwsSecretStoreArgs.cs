namespace Infra.Components.Secrets;

/// <summary>Arguments of <see cref="AwsSecretStore"/>.</summary>
public sealed record AwsSecretStoreArgs : IChecked
{
    /// <summary>The namespace that may use it. For one of the whole cluster: the namespace of the credentials.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>The region.</summary>
    [Matches("[a-z]{2}(-[a-z]+)+-[0-9]", "a region such as ap-northeast-2")]
    public required string Region { get; init; }

    /// <summary>How to authenticate to AWS.</summary>
    public required AwsAuth Auth { get; init; }

    /// <summary>Whether every namespace may use it. Default: false.</summary>
    public bool ClusterWide { get; init; }

    /// <summary>The namespaces that may use a cluster-wide one. Default: all.</summary>
    [Name]
    public IReadOnlyList<string> UsableFrom { get; init; } = [];

    /// <summary>Which service holds the values. Default: Secrets Manager.</summary>
    public AwsSecretService Service { get; init; } = AwsSecretService.SecretsManager;

    /// <summary>The role that is assumed for this store. Default: none.</summary>
    [Matches(@"arn:aws[a-z-]*:iam::[0-9]{12}:role/.+", "a role's ARN")]
    public string? Role { get; init; }

    /// <summary>The object's name. Default: the component's name.</summary>
    [Name]
    public string? Name { get; init; }

    /// <summary>The operator, which must be there first. Default: none; the cluster has it already.</summary>
    public ExternalSecrets? Operator { get; init; }

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(UsableFrom.Count > 0 && !ClusterWide, Codes.Exclusive, nameof(UsableFrom), string.Join(", ", UsableFrom),
            $"none unless {problems.Name(nameof(ClusterWide))} is set", "remove it, or make the store cluster-wide");
    }
}
