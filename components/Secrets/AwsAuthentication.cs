using Infra.Components.CustomResources;

namespace Infra.Components.Secrets;

internal static class AwsAuthentication
{
    /// <summary>Null for the operator's own credentials. A store without a namespace of its own names that of what it refers to.</summary>
    public static AwsAuthArgs? ToArgs(this AwsAuth auth, NamespaceRef? space) => auth switch
    {
        AwsAuth.AccessKey { Keys: var keys } => new AwsAuthArgs
        {
            SecretRef = new AwsAuthSecretArgs
            {
                AccessKeyIdSecretRef = Key(keys.Secret, keys.AccessKey, space),
                SecretAccessKeySecretRef = Key(keys.Secret, keys.SecretKey, space),
            },
        },
        AwsAuth.ServiceAccount account => new AwsAuthArgs
        {
            Jwt = new AwsAuthJwtArgs { ServiceAccountRef = new ServiceAccountRefArgs { Name = account.Name, Namespace = space?.Name } },
        },
        _ => null,
    };

    public static Resource? MadeBy(this AwsAuth auth) => (auth as AwsAuth.AccessKey)?.Keys.Secret.MadeBy;

    private static SecretKeyArgs Key(SecretRef secret, string key, NamespaceRef? space) =>
        new() { Name = secret.Name, Key = key, Namespace = space?.Name };
}
