namespace Infra.Components.Secrets;

/// <summary>Arguments of <see cref="AwsCredentials"/>.</summary>
public sealed record AwsCredentialsArgs : IChecked
{
    /// <summary>The namespace of the Secret.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>The access key id.</summary>
    public required SecretValue AccessKeyId { get; init; }

    /// <summary>The secret access key.</summary>
    public required SecretValue SecretAccessKey { get; init; }

    /// <summary>The Secret's name. Default: the component's name.</summary>
    [Name]
    public string? Name { get; init; }

    /// <summary>The key of the Secret that holds the access key id. Default: <c>access-key</c>.</summary>
    [Matches("[-._a-zA-Z0-9]{1,253}", "a key of a Secret")]
    public string AccessKey { get; init; } = "access-key";

    /// <summary>The key of the Secret that holds the secret access key. Default: <c>secret-access-key</c>.</summary>
    [Matches("[-._a-zA-Z0-9]{1,253}", "a key of a Secret")]
    public string SecretKey { get; init; } = "secret-access-key";

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(AccessKey == SecretKey, Codes.DuplicateName, nameof(SecretKey), SecretKey,
            $"another key than {problems.Name(nameof(AccessKey))}", "rename one of them");
    }
}
