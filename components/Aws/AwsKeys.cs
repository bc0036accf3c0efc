using Infra.Components.Validation;

namespace Infra.Components.Aws;

/// <summary>A Secret that holds the access key of an IAM user. Only for clusters outside AWS, which cannot have a role.</summary>
/// <param name="Secret">The Secret.</param>
/// <param name="AccessKey">The key in it under which the access key's identifier stands.</param>
/// <param name="SecretKey">The key in it under which the secret part stands.</param>
public sealed record AwsKeys(
    SecretRef Secret,
    [property: Matches("[-._a-zA-Z0-9]{1,253}", "a key of a Secret")] string AccessKey = "access-key",
    [property: Matches("[-._a-zA-Z0-9]{1,253}", "a key of a Secret")] string SecretKey = "secret-access-key");
