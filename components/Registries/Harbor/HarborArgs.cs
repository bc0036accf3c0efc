using Infra.Catalogue;
using Infra.Components.Databases;
using Infra.Components.Edge;
using Infra.Components.Secrets;

namespace Infra.Components.Registries;

/// <summary>Arguments of <see cref="Harbor"/>.</summary>
public sealed record HarborArgs : IChecked
{
    /// <summary>The namespace. Its pods reach each other, the database and the internet, so it denies incoming traffic at most.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>The public host, by which clients know the registry.</summary>
    public required Exposure Expose { get; init; }

    /// <summary>The name of the route's main object, where it exists already. Default: the component's name.</summary>
    [Name]
    public string? RouteName { get; init; }

    /// <summary>How the edge passes requests on. Default: layers of any size, and a quarter of an hour for one to be stored.</summary>
    public RouteSettings RouteSettings { get; init; } = new() { MaxBodySize = "0", ReadTimeout = "15m" };

    /// <summary>Its database on a PostgreSQL server, for pods of its namespace.</summary>
    public required DatabaseLogin Database { get; init; }

    /// <summary>Where the layers of images are kept.</summary>
    public required HarborStorage Storage { get; init; }

    /// <summary>The Helm release's name, which the objects' names begin with. Default: <c>harbor</c>.</summary>
    [Name]
    public string Release { get; init; } = "harbor";

    /// <summary>The version of the chart. Default: the pinned one.</summary>
    [Matches(@"[0-9]+\.[0-9]+\.[0-9]+", "a version such as 1.19.1")]
    public string Version { get; init; } = ChartCatalogue.Harbor.Version;

    /// <summary>The size of the cache's volume, a quantity. Default: <c>1Gi</c>.</summary>
    [Quantity]
    public string CacheSize { get; init; } = "1Gi";

    /// <summary>The size of the volume for the jobs' logs, a quantity. Default: <c>1Gi</c>.</summary>
    [Quantity]
    public string JobLogSize { get; init; } = "1Gi";

    /// <summary>The size of the volume for Trivy, which looks for vulnerabilities; a quantity. Default: <c>5Gi</c>.</summary>
    [Quantity]
    public string ScannerSize { get; init; } = "5Gi";

    /// <summary>Whether images are looked through for vulnerabilities. Default: true.</summary>
    public bool Scan { get; init; } = true;

    /// <summary>The storage class of the volumes. Default: the cluster's.</summary>
    [Name]
    public string? StorageClass { get; init; }

    /// <summary>Claims that exist already, by part. Default: the chart makes them.</summary>
    public HarborClaims Adopt { get; init; } = new();

    /// <summary>The External Secrets Operator, which makes its passwords. Default: none; the cluster has it already.</summary>
    public ExternalSecrets? SecretsOperator { get; init; }

    void IChecked.Check(Problems problems)
    {
        if (Namespace is not null)
            problems.AddStorageClass(nameof(StorageClass), StorageClass, Namespace.Cluster.StorageClasses);

        problems.AddIf(Storage is HarborStorage.Bucket { Store: { Keys: null } }, Codes.MissingPart, nameof(Storage), null, "a bucket with a key",
            "give the bucket a key; the chart cannot use the identity of a pod");
        problems.AddIf(Storage is HarborStorage.Bucket && Adopt.Registry is not null, Codes.Exclusive, "Adopt.Registry", Adopt.Registry,
            "a claim where the images are on a volume", "leave it out, or use HarborStorage.Volume");
    }
}
