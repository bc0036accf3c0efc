using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Infra.Components.CustomResources;

/// <summary>Addresses that MetalLB gives out.</summary>
public sealed class IpAddressPoolResourceArgs() : CustomResourceArgs("metallb.io/v1beta1", "IPAddressPool")
{
    /// <summary>What is wanted.</summary>
    [Input("spec", required: true)]
    public required Input<IpAddressPoolSpecArgs> Spec { get; init; }
}

/// <summary>The addresses of a pool.</summary>
public sealed class IpAddressPoolSpecArgs : ResourceArgs
{
    /// <summary>Networks and ranges.</summary>
    [Input("addresses", required: true)]
    public required InputList<string> Addresses { get; init; }
}
