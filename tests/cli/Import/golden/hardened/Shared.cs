using Infra.Components;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;

namespace Shop.Gift;

/// <summary>In the namespace <c>shop</c>: 1 Certificate, 1 ConfigMap and 1 Coupon.</summary>
internal static class Shared
{
    /// <summary>Makes them.</summary>
    public static void Make(NamespaceRef space, Resource[] definitions)
    {
        var options = new CustomResourceOptions { Provider = space.Cluster.Provider, DependsOn = definitions };

        _ = new ConfigMap("sales-board", new ConfigMapArgs
        {
            Metadata = new ObjectMetaArgs { Name = "sales-board", Namespace = space.Name, Labels = { { "grafana_dashboard", "1" } } },
            Data = { { "sales.json", "{}" } },
        }, options);

        _ = new CustomResource("shop", new CertificateResourceArgs
        {
            Metadata = new ObjectMetaArgs { Name = "shop", Namespace = space.Name },
            Spec =
            {
                { "dnsNames", new object[] { "shop.example.com" } },
                { "duration", "2160h" },
                { "issuerRef", new Dictionary<string, object> { ["kind"] = "ClusterIssuer", ["name"] = "letsencrypt" } },
                { "privateKey", new Dictionary<string, object> { ["rotationPolicy"] = "Always", ["size"] = 256 } },
                { "secretName", "shop-tls" },
            },
        }, options);

        _ = new CustomResource("spring", new CouponArgs
        {
            Metadata = new ObjectMetaArgs { Name = "spring", Namespace = space.Name },
            Spec = { { "codes", new object[] { "APRIL", "MAY" } }, { "percent", 10 } },
        }, options);
    }
}
