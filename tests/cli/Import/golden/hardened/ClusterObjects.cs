using Infra.Components;
using Pulumi;
using Pulumi.Kubernetes.Rbac.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace Shop.Gift;

/// <summary>In the whole cluster: 1 ClusterRole.</summary>
internal static class ClusterObjects
{
    /// <summary>Makes them.</summary>
    public static void Make(Cluster cluster)
    {
        var options = new CustomResourceOptions { Provider = cluster.Provider };

        _ = new ClusterRole("coupon-reader", new ClusterRoleArgs
        {
            Metadata = new ObjectMetaArgs { Name = "coupon-reader" },
            Rules = { new PolicyRuleArgs { ApiGroups = { "shop.example.com" }, Resources = { "coupons" }, Verbs = { "get", "list" } } },
        }, options);
    }
}
