using Infra.Components.CustomResources;
using Infra.Components.ObjectStores;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Databases;

/// <summary>A folder of a bucket in which the Barman Cloud plugin writes, or from which it restores.</summary>
internal sealed class PostgresArchive(string name, string archive, ObjectStore given, string folder, NamespaceRef space,
    ComponentResource parent)
{
    /// <summary>Makes it.</summary>
    /// <param name="backup">What is written there; null where it is only read.</param>
    public Resource Make(PostgresBackup? backup)
    {
        var store = given.In(space, $"{name}-archive-key", new ComponentResourceOptions { Parent = parent });
        return new CustomResource($"{name}-archive", new BarmanStoreResourceArgs
        {
            Metadata = new ObjectMetaArgs { Name = archive, Namespace = space.Name },
            Spec = new BarmanStoreSpecArgs
            {
                Configuration = new BarmanConfigurationArgs
                {
                    DestinationPath = Output.Format($"s3://{store.Bucket}/{folder}"),
                    EndpointUrl = store.Endpoint,
                    S3Credentials = Credentials(store),
                    Wal = new BarmanWalArgs { Compression = "gzip", MaxParallel = Optional.Of(backup?.ParallelUploads) },
                    Data = new BarmanDataArgs { Compression = "gzip", Jobs = Optional.Of(backup is null ? null : 2) },
                },
                RetentionPolicy = Optional.Of(backup?.Retention),
                InstanceSidecarConfiguration = new BarmanSidecarArgs { Env = Variables(store).ToArray() },
            },
        }, parent.Child(store.Keys?.MadeBy));
    }

    private static BarmanCredentialsArgs Credentials(ObjectStore store) => store.Keys is { } keys
        ? new BarmanCredentialsArgs
        {
            AccessKeyId = new PostgresKeyArgs { Name = keys.Secret, Key = keys.AccessKey },
            SecretAccessKey = new PostgresKeyArgs { Name = keys.Secret, Key = keys.SecretKey },
        }
        : new BarmanCredentialsArgs { InheritFromIamRole = true };

    private static IEnumerable<BarmanVariableArgs> Variables(ObjectStore store)
    {
        yield return new BarmanVariableArgs { Name = "AWS_DEFAULT_REGION", Value = store.Region };
        if (store.Endpoint is null)
            yield break;

        // Checksums that AWS's SDK adds since 2025 and that most other services refuse.
        yield return new BarmanVariableArgs { Name = "AWS_REQUEST_CHECKSUM_CALCULATION", Value = "when_required" };
        yield return new BarmanVariableArgs { Name = "AWS_RESPONSE_CHECKSUM_VALIDATION", Value = "when_required" };
    }
}
