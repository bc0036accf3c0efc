using System.Diagnostics.CodeAnalysis;

namespace Infra.Components.Aws;

/// <summary>The name of a resource of AWS. See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html.</summary>
/// <param name="Partition"><c>aws</c>, <c>aws-cn</c> or <c>aws-us-gov</c>.</param>
/// <param name="Service">The service, such as <c>iam</c>.</param>
/// <param name="Region">The region; empty where the service has none.</param>
/// <param name="Account">The account; empty where the service has none, <c>aws</c> for what AWS itself owns.</param>
/// <param name="Resource">The rest.</param>
public sealed record Arn(string Partition, string Service, string Region, string Account, string Resource)
{
    /// <summary>Reads an ARN.</summary>
    /// <param name="text">The text.</param>
    /// <param name="arn">The ARN.</param>
    /// <returns>Whether the text is one.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out Arn? arn)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split(':', 6);
        arn = parts is ["arn", ['a', 'w', 's', ..] partition, { Length: > 0 } service, var region, var account, { Length: > 0 } resource]
            && (account is "" or "aws" || (account.Length == 12 && account.All(char.IsAsciiDigit)))
            && !text.Any(char.IsWhiteSpace)
                ? new Arn(partition, service, region, account, resource)
                : null;
        return arn is not null;
    }

    /// <summary>As AWS writes it.</summary>
    public override string ToString() => $"arn:{Partition}:{Service}:{Region}:{Account}:{Resource}";
}
