using Infra.Components.Aws;

namespace Infra.Components.Secrets;

/// <summary>Arguments of <see cref="AwsSecrets"/>.</summary>
public sealed record AwsSecretsArgs : IChecked
{
    /// <summary>The account and region.</summary>
    public required AwsAccount Account { get; init; }

    /// <summary>The secrets' names, such as <c>prod/chocoletter-chat</c>. At least one.</summary>
    [Matches("[A-Za-z0-9/_+=.@-]{1,512}", "letters, digits and /_+=.@-, such as prod/chocoletter-chat")]
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>The KMS key that encrypts the values. Default: AWS's own key for Secrets Manager.</summary>
    [Arn("kms")]
    public string? KmsKey { get; init; }

    /// <summary>For how many days a deleted secret can be brought back. Default: 30.</summary>
    [Range(7, 30)]
    public int RecoveryDays { get; init; } = 30;

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Names.Count == 0, Codes.Empty, nameof(Names), null, "at least one secret", "add one");
        problems.AddDuplicates(Codes.DuplicateName, nameof(Names), Names);
        Account?.CheckArn(problems, nameof(KmsKey), KmsKey);
    }
}
