using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>How MetalLB makes addresses known on the local network.</summary>
public sealed class L2AdvertisementResourceArgs() : CustomResourceArgs("metallb.io/v1beta1", "L2Advertisement")
{
    /// <summary>What is wanted.</summary>
    [Input("spec", required: true)]
    public required Input<L2AdvertisementSpecArgs> Spec { get; init; }
}

/// <summary>What is made known where.</summary>
public sealed class L2AdvertisementSpecArgs : ResourceArgs
{
    /// <summary>The pools.</summary>
    [Input("ipAddressPools", required: true)]
    public required InputList<string> IpAddressPools { get; init; }

    /// <summary>The nodes' interfaces; none for all.</summary>
    [Input("interfaces")]
    public InputList<string>? Interfaces { get; init; }
}
