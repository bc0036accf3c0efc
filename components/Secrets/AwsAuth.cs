using Infra.Components.Aws;
using Infra.Components.Validation;

namespace Infra.Components.Secrets;

/// <summary>As whom AWS is asked.</summary>
public abstract record AwsAuth
{
    private AwsAuth()
    {
    }

    /// <summary>
    /// As the operator itself: by EKS Pod Identity, or by the role of its service account. The association is made at the operator's
    /// service account, and split by <see cref="AwsSecretStoreArgs.Role"/>.
    /// </summary>
    public static AwsAuth Ambient { get; } = new Operator();

    /// <summary>With the access key of an IAM user, for clusters outside AWS.</summary>
    /// <param name="keys">The Secret with the key.</param>
    public static AwsAuth With(AwsKeys keys) => new StaticKeys(keys);

    /// <summary>As a service account that an IAM role trusts (IRSA).</summary>
    /// <param name="serviceAccount">The service account, which is annotated with the role.</param>
    public static AwsAuth As(string serviceAccount) => new ServiceAccount(serviceAccount);

    internal sealed record Operator : AwsAuth;

    internal sealed record StaticKeys(AwsKeys Keys) : AwsAuth;

    internal sealed record ServiceAccount([property: Name] string Name) : AwsAuth;
}
