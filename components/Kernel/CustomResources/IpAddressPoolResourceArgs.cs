using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>Addresses that MetalLB gives out.</summary>
internal sealed class IpAddressPoolResourceArgs() : CustomResourceArgs("metallb.io/v1beta1", "IPAddressPool")
{
    [Input("spec", required: true)] public required Input<IpAddressPoolSpecArgs> Spec { get; init; }
}

internal sealed class IpAddressPoolSpecArgs : ResourceArgs
{
    [Input("addresses", required: true)] public required InputList<string> Addresses { get; init; }
}
