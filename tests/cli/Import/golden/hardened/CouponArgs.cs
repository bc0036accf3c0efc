using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;

namespace Shop.Gift;

/// <summary>A Coupon of <c>shop.example.com/v1</c>.</summary>
internal sealed class CouponArgs() : CustomResourceArgs("shop.example.com/v1", "Coupon")
{
    [Input("spec")] public InputMap<object> Spec { get; init; } = new();
}
