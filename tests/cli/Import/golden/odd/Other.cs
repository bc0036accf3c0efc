using Infra.Components;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Shop.Odd;

/// <summary>In the namespace <c>other</c>: 1 Service.</summary>
internal static class Other
{
    /// <summary>Makes them.</summary>
    public static void Make(NamespaceRef space)
    {
        var options = new CustomResourceOptions { Provider = space.Cluster.Provider };

        _ = new Service("other-service", new ServiceArgs
        {
            Metadata = new ObjectMetaArgs { Name = "service", Namespace = space.Name },
            Spec = new ServiceSpecArgs { Ports = { new ServicePortArgs { Port = 80 } }, Selector = { { "app", "x" } } },
        }, options);
    }
}
