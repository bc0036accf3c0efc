using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>How MetalLB makes addresses known on the local network.</summary>
internal sealed class L2AdvertisementResourceArgs() : CustomResourceArgs("metallb.io/v1beta1", "L2Advertisement")
{
    [Input("spec", required: true)] public required Input<L2AdvertisementSpecArgs> Spec { get; init; }
}

internal sealed class L2AdvertisementSpecArgs : ResourceArgs
{
    [Input("ipAddressPools", required: true)] public required InputList<string> IpAddressPools { get; init; }
    [Input("interfaces")] public InputList<string>? Interfaces { get; init; } // none for all
}
