using Infra.Components.Validation;

namespace Infra.Components.Aws;

/// <summary>Arguments of <see cref="AwsAccount"/>.</summary>
public sealed record AwsAccountArgs
{
    /// <summary>The id. Credentials of any other account are refused before anything is changed.</summary>
    [Matches("[0-9]{12}", "the twelve digits of an account")]
    public required string Id { get; init; }

    /// <summary>The region.</summary>
    [Matches("[a-z]{2}(-[a-z]+)+-[0-9]", "a region such as ap-northeast-2")]
    public required string Region { get; init; }

    /// <summary>The profile in the credentials file. Default: whatever credentials the environment has; AWS's own search order.</summary>
    public string? Profile { get; init; }

    /// <summary>The role to work as, for credentials that may do nothing but assume it. Default: none.</summary>
    [Arn("iam")]
    public string? Role { get; init; }

    /// <summary>Tags of everything that is made. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
