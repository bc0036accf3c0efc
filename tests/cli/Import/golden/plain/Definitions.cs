using Infra.Components;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace Shop.Gift;

/// <summary>In the whole cluster: 1 CustomResourceDefinition.</summary>
internal static class Definitions
{
    /// <summary>Makes them.</summary>
    public static Resource[] Make(Cluster cluster)
    {
        var options = new CustomResourceOptions { Provider = cluster.Provider };

        return
        [
            new CustomResource("coupons.shop.example.com", new CustomResourceDefinitionResourceArgs
            {
                Metadata = new ObjectMetaArgs { Name = "coupons.shop.example.com" },
                Spec =
                {
                    { "group", "shop.example.com" },
                    { "names", new Dictionary<string, object>
                    {
                        ["kind"] = "Coupon",
                        ["listKind"] = "CouponList",
                        ["plural"] = "coupons",
                        ["singular"] = "coupon",
                    } },
                    { "scope", "Namespaced" },
                    { "versions", new object[]
                    {
                        new Dictionary<string, object>
                        {
                            ["name"] = "v1",
                            ["schema"] = new Dictionary<string, object>
                            {
                                ["openAPIV3Schema"] = new Dictionary<string, object>
                                {
                                    ["properties"] = new Dictionary<string, object>
                                    {
                                        ["spec"] = new Dictionary<string, object>
                                        {
                                            ["properties"] = new Dictionary<string, object>
                                            {
                                                ["codes"] = new Dictionary<string, object>
                                                {
                                                    ["items"] = new Dictionary<string, object> { ["type"] = "string" },
                                                    ["type"] = "array",
                                                },
                                                ["percent"] = new Dictionary<string, object> { ["default"] = 5, ["type"] = "integer" },
                                            },
                                            ["type"] = "object",
                                        },
                                    },
                                    ["type"] = "object",
                                },
                            },
                            ["served"] = true,
                            ["storage"] = true,
                        },
                    } },
                },
            }, options),
        ];
    }
}
