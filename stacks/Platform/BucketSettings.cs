using Infra.Components;
using Infra.Components.ObjectStores;
using Infra.Components.Secrets;
using Infra.Components.Validation;
using Pulumi;

namespace Infra.Stacks;

/// <summary>A bucket outside of the cluster, of S3 or of a service that speaks its language.</summary>
public sealed record BucketSettings
{
    /// <summary>The bucket's name.</summary>
    [Matches("[a-z0-9][-a-z0-9.]{1,61}[a-z0-9]", "3 to 63 lower-case letters, digits, dots and hyphens")]
    public required string Bucket { get; init; }

    /// <summary>The region, which requests are signed for.</summary>
    [Matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?", "a region such as ap-northeast-2")]
    public required string Region { get; init; }

    /// <summary>The URL of the service. Default: AWS's of the region.</summary>
    [Matches("https://[A-Za-z0-9]([-A-Za-z0-9.]*[A-Za-z0-9])?(:[0-9]{1,5})?", "an address such as https://objectstorage.example.com")]
    public string? Endpoint { get; init; }

    /// <summary>The id of the access key.</summary>
    public required SecretValue AccessKey { get; init; }

    /// <summary>The secret of the access key.</summary>
    public required SecretValue SecretKey { get; init; }

    /// <summary>The bucket, with its key in a namespace.</summary>
    /// <param name="name">The name of the key's Secret.</param>
    /// <param name="space">The namespace.</param>
    public ObjectStore Store(string name, NamespaceRef space)
    {
        var keys = new StoreKeys(space, name);
        var secret = new SettingsSecret(name, new()
        {
            Namespace = space,
            Values = new Dictionary<string, SecretValue> { [keys.AccessKey] = AccessKey, [keys.SecretKey] = SecretKey },
        });
        return new ObjectStore
        {
            Bucket = Bucket,
            Region = Region,
            Endpoint = Endpoint is null ? null : (Input<string>)Endpoint,
            // Services of one's own have no host name for each bucket.
            PathStyle = Endpoint is not null,
            Keys = keys with { MadeBy = secret.Ref.MadeBy },
        };
    }
}
