using Infra.Components.CustomResources;
using Pulumi;

namespace Infra.Components.Secrets;

/// <summary>Credentials in the words of the External Secrets Operator.</summary>
internal static class AwsAuthentication
{
    /// <summary>The block of a store or generator; none for the operator's own credentials.</summary>
    /// <param name="auth">How to authenticate.</param>
    /// <param name="space">The namespace of what is referred to, where the store itself has none; else null.</param>
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

    /// <summary>What makes the credentials, which their users come after.</summary>
    public static Resource? MadeBy(this AwsAuth auth) => (auth as AwsAuth.AccessKey)?.Keys.Secret.MadeBy;

    private static SecretKeyArgs Key(SecretRef secret, string key, NamespaceRef? space) =>
        new() { Name = secret.Name, Key = key, Namespace = space?.Name };
}
