using Infra.Catalogue;
using Infra.Components.Secrets;
using Infra.Components.Storage;

namespace Infra.Components.ObjectStores;

/// <summary>Arguments of <see cref="Garage"/>.</summary>
public sealed record GarageArgs : IChecked
{
    /// <summary>The namespace.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>The nodes of the store: one, or three and more, of which any may be lost.</summary>
    public required IReadOnlyList<GarageNode> Nodes { get; init; }

    /// <summary>The buckets, at least one, each with a key of its own.</summary>
    public required IReadOnlyList<GarageBucket> Buckets { get; init; }

    /// <summary>The CPU and memory of one node.</summary>
    public required Resources Resources { get; init; }

    /// <summary>The image of Garage 2 with a fixed tag. Default: the pinned one.</summary>
    [Image]
    public string Image { get; init; } = ImageCatalogue.Garage.Reference;

    /// <summary>The name of the region, which clients sign their requests for. Default: <c>garage</c>.</summary>
    [Matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?", "lower-case letters, digits and inner hyphens, such as garage")]
    public string Region { get; init; } = "garage";

    /// <summary>The External Secrets Operator, which must come before the generated keys. Default: none, the cluster has it.</summary>
    public ExternalSecrets? SecretsOperator { get; init; }

    /// <summary>How many copies of each object there are.</summary>
    internal int Copies => Nodes.Count == 1 ? 1 : 3;

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Nodes.Count == 0, Codes.Empty, nameof(Nodes), null, "at least one node", "add a node");
        problems.AddIf(Nodes.Count == 2, Codes.NoFailover, nameof(Nodes), "2",
            "one, or three or more: two of three copies make a majority, one of two does not",
            "add a node, or remove one");
        problems.AddIf(Buckets.Count == 0, Codes.Empty, nameof(Buckets), null, "at least one bucket", "add a bucket");
        problems.AddDuplicates(Codes.DuplicateName, nameof(Buckets), Buckets.Select(bucket => bucket.Name));
    }
}

/// <summary>A node of Garage: a pod and its two volumes.</summary>
public sealed record GarageNode : IChecked
{
    /// <summary>The size of the volume with the objects. It can grow and never shrink.</summary>
    [Quantity]
    public required string Data { get; init; }

    /// <summary>The size of the volume with what is known of the objects, on a fast disk. Default: 5Gi.</summary>
    [Quantity]
    public string Metadata { get; init; } = "5Gi";

    /// <summary>The part of the site that fails as one: copies go to different ones. Default: <c>site</c>, the same for all.</summary>
    [Name]
    public string Zone { get; init; } = "site";

    /// <summary>The storage behind the objects. Default: the cluster's storage class.</summary>
    public VolumeSource Source { get; init; } = new VolumeSource.Provisioned();

    /// <summary>The storage behind the metadata. Default: the cluster's storage class.</summary>
    public VolumeSource MetadataSource { get; init; } = new VolumeSource.Provisioned();

    /// <summary>Labels of the machines that it may run on. Default: all.</summary>
    public IReadOnlyDictionary<string, string> NodeSelector { get; init; } = new Dictionary<string, string>();

    void IChecked.Check(Problems problems) => problems.AddIf(MetadataSource is VolumeSource.OnNfs, Codes.Exclusive, nameof(MetadataSource),
        nameof(VolumeSource.OnNfs), "a class, or a disk or folder of a node", "the metadata is a database: take a disk");
}

/// <summary>A bucket of Garage.</summary>
public sealed record GarageBucket
{
    /// <summary>Its name.</summary>
    [Matches("[a-z0-9]([-a-z0-9]{1,40}[a-z0-9])", "3 to 42 lower-case letters, digits and inner hyphens")]
    public required string Name { get; init; }

    /// <summary>
    /// Whether anyone may read an object whose name they know, as pages show pictures: <see cref="Garage.Rules"/> answers such requests, and
    /// without the key it cannot be listed. Default: false.
    /// </summary>
    public bool Public { get; init; }
}
