using Infra.Catalogue;

namespace Infra.Components.Edge;

/// <summary>Arguments of <see cref="GatewayApiCrds"/>.</summary>
public sealed record GatewayApiCrdsArgs
{
    /// <summary>The cluster.</summary>
    public required Cluster Cluster { get; init; }

    /// <summary>The release, of the standard channel. Default: the one that NGINX Gateway Fabric is built for.</summary>
    [Matches(@"v[0-9]+\.[0-9]+\.[0-9]+", "a release such as v1.5.1")]
    public string Version { get; init; } = PublishedManifests.GatewayApi;
}
