namespace Infra.Components.Aws;

/// <summary>A Secret that holds the access key of an IAM user. Only for clusters outside AWS, where pods cannot have roles.</summary>
/// <param name="Secret">The Secret.</param>
/// <param name="AccessKey">The key in it that holds the access key id. Default: <c>access-key</c>.</param>
/// <param name="SecretKey">The key in it that holds the secret access key. Default: <c>secret-access-key</c>.</param>
public sealed record AwsKeys(
    SecretRef Secret,
    [property: Matches("[-._a-zA-Z0-9]{1,253}", "a key of a Secret")] string AccessKey = "access-key",
    [property: Matches("[-._a-zA-Z0-9]{1,253}", "a key of a Secret")] string SecretKey = "secret-access-key");
