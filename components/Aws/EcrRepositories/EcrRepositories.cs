using Pulumi.Aws.Ecr;
using Pulumi.Aws.Ecr.Inputs;

namespace Infra.Components.Aws;

/// <summary>
/// Image repositories in ECR: tags are immutable, images are scanned on push, and old ones expire. EKS nodes pull with their own role;
/// nothing is public.
/// </summary>
public sealed class EcrRepositories : ComponentResource
{
    /// <summary>Makes the repositories.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">A name is malformed or listed twice, or the key is of another account or region.</exception>
    public EcrRepositories(string name, EcrRepositoriesArgs args, ComponentResourceOptions? options = null)
        : base("infra:aws:EcrRepositories", name, options.On(args.Checked(name).Account))
    {
        var domain = args.Account.Partition == "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
        Registry = $"{args.Account.Id}.dkr.ecr.{args.Account.Region}.{domain}";
        Arns = args.Repositories.ToDictionary(repository => repository, repository => Make(name, repository, args).Arn,
            StringComparer.Ordinal);
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The registry's host: what images' references begin with.</summary>
    public string Registry { get; }

    /// <summary>The repositories' ARNs, by name.</summary>
    public IReadOnlyDictionary<string, Output<string>> Arns { get; }

    private static LifecyclePolicyDocumentArgs Lifecycle(EcrRepositoriesArgs args) => new()
    {
        Rules =
        {
            Expire(1, "Images that lost their tag, or never had one", new LifecyclePolicySelectionArgs
            {
                TagStatus = "untagged",
                CountType = "sinceImagePushed",
                CountUnit = "days",
                CountNumber = args.KeepUntaggedDays,
            }),
            Expire(2, "The oldest images beyond what is kept", new LifecyclePolicySelectionArgs
            {
                TagStatus = "any",
                CountType = "imageCountMoreThan",
                CountNumber = args.KeepImages,
            }),
        },
    };

    private static LifecyclePolicyRuleArgs Expire(int priority, string description, LifecyclePolicySelectionArgs selection) => new()
    {
        RulePriority = priority,
        Description = description,
        Selection = selection,
        Action = new LifecyclePolicyActionArgs { Type = "expire" },
    };

    private Repository Make(string name, string repository, EcrRepositoriesArgs args)
    {
        var child = $"{name}-{repository.Replace('/', '-')}";
        var encryption = new RepositoryEncryptionConfigurationArgs { EncryptionType = args.KmsKey is null ? "AES256" : "KMS" };
        if (args.KmsKey is not null)
            encryption.KmsKey = args.KmsKey;

        var made = new Repository(child, new RepositoryArgs
        {
            Name = repository,
            ImageTagMutability = "IMMUTABLE",
            ImageScanningConfiguration = new RepositoryImageScanningConfigurationArgs { ScanOnPush = true },
            EncryptionConfigurations = { encryption },
        }, this.Child().Kept());
        _ = new LifecyclePolicy(child, new LifecyclePolicyArgs { Repository = made.Name, Policy = Lifecycle(args) }, this.Child());
        return made;
    }
}
