using Infra.Components.Aws;

namespace Infra.Components.Secrets;

/// <summary>How to authenticate to AWS.</summary>
public abstract record AwsAuth
{
    private AwsAuth()
    {
    }

    /// <summary>
    /// With the operator's own credentials: by EKS Pod Identity, or by the role of its service account. What a store may read is narrowed
    /// by <see cref="AwsSecretStoreArgs.Role"/>.
    /// </summary>
    public sealed record Ambient : AwsAuth;

    /// <summary>With the access key of an IAM user, for clusters outside AWS.</summary>
    /// <param name="Keys">The Secret with the key.</param>
    public sealed record AccessKey([property: Reference] AwsKeys Keys) : AwsAuth;

    /// <summary>With a service account that an IAM role trusts (IRSA).</summary>
    /// <param name="Name">The service account, which is annotated with the role.</param>
    public sealed record ServiceAccount([property: Name] string Name) : AwsAuth;
}
