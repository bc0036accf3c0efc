using Infra.Components.Aws;
using Pulumi.Aws.SecretsManager;

namespace Infra.Components.Secrets;

/// <summary>
/// Secrets in AWS Secrets Manager, by name. Their values are put there by people
/// (<c>aws secretsmanager put-secret-value</c>) and are known neither to this program nor to its state.
/// </summary>
public sealed class AwsSecrets : ComponentResource
{
    /// <summary>Makes the secrets, without values.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">A name is malformed or listed twice, or the key is of another account or region.</exception>
    public AwsSecrets(string name, AwsSecretsArgs args, ComponentResourceOptions? options = null)
        : base("infra:secrets:AwsSecrets", name, options.On(args.Checked(name).Account))
    {
        Arns = args.Names.ToDictionary(secret => secret, secret => Make(name, secret, args).Arn, StringComparer.Ordinal);
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The secrets' ARNs, by name.</summary>
    public IReadOnlyDictionary<string, Output<string>> Arns { get; }

    /// <summary>
    /// The ARN of an existing secret, with placeholders for the six characters that AWS adds to its name. Unlike an asterisk they match no
    /// longer name.
    /// </summary>
    /// <param name="account">The account and region.</param>
    /// <param name="name">The secret's name.</param>
    public static string ArnPattern(AwsAccount account, string name)
    {
        ArgumentNullException.ThrowIfNull(account);
        return account.ArnOf("secretsmanager", $"secret:{name}-??????");
    }

    private Secret Make(string name, string secret, AwsSecretsArgs args)
    {
        var made = new SecretArgs
        {
            Name = secret,
            Description = "Its value is put in by hand; the cluster reads it.",
            RecoveryWindowInDays = args.RecoveryDays,
        };
        if (args.KmsKey is not null)
            made.KmsKeyId = args.KmsKey;

        return new Secret($"{name}-{secret.Replace('/', '-')}", made, this.Child().Kept());
    }
}
