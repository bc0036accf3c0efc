using Infra.Catalogue;

namespace Infra.Components.Edge;

/// <summary>Arguments of <see cref="NginxGatewayFabric"/>.</summary>
public sealed record NginxGatewayFabricArgs : IChecked
{
    /// <summary>The cluster.</summary>
    public required Cluster Cluster { get; init; }

    /// <summary>The Gateway API that it is installed after. Default: none; the cluster has a fitting one already.</summary>
    public GatewayApiCrds? GatewayApi { get; init; }

    /// <summary>The namespace of the controller. Default: an own one, <c>nginx-gateway</c>.</summary>
    public NamespaceRef? Namespace { get; init; }

    /// <summary>The Helm release's name, which the controller's objects have too. Default: the component's name.</summary>
    [Name]
    public string? Release { get; init; }

    /// <summary>The version of chart, images and CRDs alike. Default: the pinned one.</summary>
    [Matches(@"[0-9]+\.[0-9]+\.[0-9]+", "a version such as 2.6.7")]
    public string Version { get; init; } = ChartCatalogue.NginxGatewayFabric.Version;

    /// <summary>The name of the GatewayClass. Default: <c>nginx</c>.</summary>
    [Name]
    public string GatewayClass { get; init; } = "nginx";

    /// <summary>The number of controllers, of which one leads. Default: 1; the proxies keep serving without it.</summary>
    [Range(1, 10)]
    public int Replicas { get; init; } = 1;

    /// <summary>The CPU and memory of one controller. Default: the chart's, none.</summary>
    public Resources? Resources { get; init; }

    /// <summary>The proxies of every Gateway of this class. Default: one proxy behind a load balancer.</summary>
    public DataPlane DataPlane { get; init; } = new();

    void IChecked.Check(Problems problems)
    {
        if (GatewayApi is { Version: var api } && ChartCatalogue.NginxGatewayFabric.Minor(Version)?.GatewayApi is { } wanted)
        {
            problems.AddIf(ChartMinor.NameOf(api) != wanted, Codes.VersionMatrix, nameof(Version), $"{Version} on Gateway API {api}",
                $"Gateway API {wanted} for NGINX Gateway Fabric {ChartMinor.NameOf(Version)}", "move both versions together");
        }
    }
}
