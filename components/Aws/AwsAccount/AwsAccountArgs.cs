namespace Infra.Components.Aws;

/// <summary>Arguments of <see cref="AwsAccount"/>.</summary>
public sealed record AwsAccountArgs : IChecked
{
    /// <summary>The id. Credentials of any other account are refused before anything is changed.</summary>
    [Matches("[0-9]{12}", "the twelve digits of an account, in quotes")]
    public required string Id { get; init; }

    /// <summary>The region.</summary>
    [Matches("[a-z]{2}(-[a-z]+)+-[0-9]", "a region such as ap-northeast-2")]
    public required string Region { get; init; }

    /// <summary>The profile in the credentials file. Default: the credentials of the environment, in AWS's own search order.</summary>
    public string? Profile { get; init; }

    /// <summary>The role to assume. Default: none; the credentials are used directly.</summary>
    [Arn("iam")]
    public string? Role { get; init; }

    /// <summary>Tags of everything that is made. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>The part of AWS that the region belongs to, as ARNs name it.</summary>
    internal string Partition => Region.Split('-') switch
    {
        ["cn", ..] => "aws-cn",
        ["us", "gov", ..] => "aws-us-gov",
        _ => "aws",
    };

    void IChecked.Check(Problems problems)
    {
        CheckArn(problems, nameof(Role), Role);
    }

    /// <summary>Reports an ARN that is not in this account and region. Malformed ones are reported elsewhere.</summary>
    internal void CheckArn(Problems problems, string argument, string? arn)
    {
        if (arn is null || !Arn.TryParse(arn, out var parsed))
            return;

        var fits = parsed.Partition == Partition
            && (parsed.Account is "" or "aws" || parsed.Account == Id)
            && (parsed.Region.Length == 0 || parsed.Region == Region);
        problems.AddIf(!fits, Codes.ForeignArn, argument, arn,
            $"an ARN of account {Id}, region {Region}, partition {Partition}", "correct the ARN, or the account and region of the stack");
    }
}
