using Infra.Catalogue;

namespace Infra.Components.Storage;

/// <summary>Arguments of <see cref="LocalPathStorage"/>.</summary>
public sealed record LocalPathStorageArgs
{
    /// <summary>The cluster.</summary>
    public required Cluster Cluster { get; init; }

    /// <summary>The release. Default: <see cref="PublishedManifests.LocalPathProvisioner"/>.</summary>
    [Matches(@"v[0-9]+\.[0-9]+\.[0-9]+", "a release such as v0.0.37")]
    public string Version { get; init; } = PublishedManifests.LocalPathProvisioner;
}
