namespace Infra.Components.Aws;

/// <summary>Arguments of <see cref="EcrRepositories"/>.</summary>
public sealed record EcrRepositoriesArgs : IChecked
{
    /// <summary>The account and region.</summary>
    public required AwsAccount Account { get; init; }

    /// <summary>The repositories' names, such as <c>refac/chocoletter-chat</c>. At least one.</summary>
    [Matches("[a-z0-9]+([._-][a-z0-9]+)*(/[a-z0-9]+([._-][a-z0-9]+)*)*", "a repository such as refac/chocoletter-chat")]
    public required IReadOnlyList<string> Repositories { get; init; }

    /// <summary>
    /// How many tagged images each repository keeps; older ones are deleted, even if they still run somewhere. Default: 200.
    /// </summary>
    [Range(10, 10000)]
    public int KeepImages { get; init; } = 200;

    /// <summary>After how many days an image without a tag is deleted. Default: 14.</summary>
    [Range(1, 365)]
    public int KeepUntaggedDays { get; init; } = 14;

    /// <summary>The KMS key that encrypts the images. It cannot be changed later. Default: AES-256 by a key of S3.</summary>
    [Arn("kms")]
    public string? KmsKey { get; init; }

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Repositories.Count == 0, Codes.Empty, nameof(Repositories), null, "at least one repository", "add one");
        problems.AddDuplicates(Codes.DuplicateName, nameof(Repositories), Repositories);
        Account?.CheckArn(problems, nameof(KmsKey), KmsKey);
    }
}
