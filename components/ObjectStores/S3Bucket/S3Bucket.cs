using System.Text.Json.Nodes;
using Infra.Components.Aws;
using Pulumi.Aws.S3;
using Pulumi.Aws.S3.Inputs;

namespace Infra.Components.ObjectStores;

/// <summary>
/// A bucket of S3: private, encrypted, reached by TLS only, with versions of what was overwritten or deleted. It is protected, and stays
/// when the stack goes.
/// </summary>
public sealed class S3Bucket : ComponentResource
{
    /// <summary>Makes the bucket.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">A name is malformed, or the KMS key is of another account or region.</exception>
    public S3Bucket(string name, S3BucketArgs args, ComponentResourceOptions? options = null)
        : base("infra:objectstores:S3Bucket", name, options.On(args.Checked(name).Account))
    {
        var bucket = new Bucket(name, new BucketArgs { BucketName = args.Name }, this.Child().Kept());
        Arn = bucket.Arn;
        _ = new BucketPublicAccessBlock(name, new BucketPublicAccessBlockArgs
        {
            Bucket = bucket.BucketName,
            BlockPublicAcls = true,
            BlockPublicPolicy = true,
            IgnorePublicAcls = true,
            RestrictPublicBuckets = true,
        }, this.Child());
        _ = new BucketOwnershipControls(name, new BucketOwnershipControlsArgs
        {
            Bucket = bucket.BucketName,
            Rule = new BucketOwnershipControlsRuleArgs { ObjectOwnership = "BucketOwnerEnforced" },
        }, this.Child());
        Encrypt(name, args, bucket);
        _ = new BucketVersioning(name, new Pulumi.Aws.S3.BucketVersioningArgs
        {
            Bucket = bucket.BucketName,
            VersioningConfiguration = new BucketVersioningVersioningConfigurationArgs
            {
                Status = args.KeepDeletedDays > 0 ? "Enabled" : "Suspended",
            },
        }, this.Child());
        _ = new BucketLifecycleConfiguration(name, new BucketLifecycleConfigurationArgs
        {
            Bucket = bucket.BucketName,
            Rules = Lifecycle(args).ToArray(),
        }, this.Child());
        _ = new BucketPolicy(name, new BucketPolicyArgs { Bucket = bucket.BucketName, Policy = bucket.Arn.Apply(OnlyByTls) }, this.Child());
        Store = new ObjectStore
        {
            Bucket = bucket.BucketName,
            Region = args.Account.Region,
            Keys = args.Keys,
            Grant = request => Grant(request, bucket.Arn),
        };
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The bucket's ARN.</summary>
    public Output<string> Arn { get; }

    /// <summary>The bucket, for applications, backups and registries.</summary>
    public ObjectStore Store { get; }

    private static PodRole Grant(GrantRequest request, Output<string> arn)
    {
        var identity = request.Namespace.Cluster.AwsPodIdentity() ?? throw new RefusedException(new Diagnostic(Codes.MissingPart,
            $"bucket of {request.Name}", null,
            $"a key to the bucket, in {nameof(S3BucketArgs.Keys)}: the cluster gives its pods no IAM roles",
            "give the bucket the key of an IAM user"));
        return identity.Grant(request.Name, request.Namespace.Name, request.ServiceAccount, Grants.KeepBackups(arn),
            new ComponentResourceOptions { Parent = request.Parent });
    }

    private void Encrypt(string name, S3BucketArgs args, Bucket bucket)
    {
        var encryption = new BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultArgs
        {
            SseAlgorithm = args.KmsKey is null ? "AES256" : "aws:kms",
        };
        if (args.KmsKey is not null)
            encryption.KmsMasterKeyId = args.KmsKey;

        _ = new BucketServerSideEncryptionConfiguration(name, new Pulumi.Aws.S3.BucketServerSideEncryptionConfigurationArgs
        {
            Bucket = bucket.BucketName,
            Rules =
            {
                new BucketServerSideEncryptionConfigurationRuleArgs
                {
                    ApplyServerSideEncryptionByDefault = encryption,
                    // One call to KMS for many objects.
                    BucketKeyEnabled = args.KmsKey is not null,
                },
            },
        }, this.Child());
    }

    private static IEnumerable<BucketLifecycleConfigurationRuleArgs> Lifecycle(S3BucketArgs args)
    {
        yield return new BucketLifecycleConfigurationRuleArgs
        {
            Id = "unfinished-uploads",
            Status = "Enabled",
            Filter = new BucketLifecycleConfigurationRuleFilterArgs(),
            AbortIncompleteMultipartUpload = new BucketLifecycleConfigurationRuleAbortIncompleteMultipartUploadArgs
            {
                DaysAfterInitiation = 7,
            },
        };
        if (args.KeepDeletedDays > 0)
        {
            yield return new BucketLifecycleConfigurationRuleArgs
            {
                Id = "deleted",
                Status = "Enabled",
                Filter = new BucketLifecycleConfigurationRuleFilterArgs(),
                NoncurrentVersionExpiration = new BucketLifecycleConfigurationRuleNoncurrentVersionExpirationArgs
                {
                    NoncurrentDays = args.KeepDeletedDays,
                },
            };
        }

        if (args.ExpireDays is { } days)
        {
            yield return new BucketLifecycleConfigurationRuleArgs
            {
                Id = "expired",
                Status = "Enabled",
                Filter = new BucketLifecycleConfigurationRuleFilterArgs(),
                Expiration = new BucketLifecycleConfigurationRuleExpirationArgs { Days = days },
            };
        }
    }

    private static string OnlyByTls(string arn) => new JsonObject
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new JsonArray(new JsonObject
        {
            ["Sid"] = "OnlyByTls",
            ["Effect"] = "Deny",
            ["Principal"] = "*",
            ["Action"] = "s3:*",
            ["Resource"] = Json.Texts([arn, $"{arn}/*"]),
            ["Condition"] = new JsonObject { ["Bool"] = new JsonObject { ["aws:SecureTransport"] = "false" } },
        }),
    }.Line();
}
