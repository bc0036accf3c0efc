using Infra.Components;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;
using Deployment = Pulumi.Kubernetes.Apps.V1.Deployment;

namespace Shop.Odd;

/// <summary>In the namespace <c>class</c>: 1 ConfigMap, 1 Deployment and 2 Services.</summary>
internal static class Class
{
    /// <summary>Makes them.</summary>
    public static void Make(NamespaceRef space, OddSettings settings)
    {
        var options = new CustomResourceOptions { Provider = space.Cluster.Provider };

        _ = new ConfigMap("1st.odd-name", new ConfigMapArgs
        {
            Metadata = new ObjectMetaArgs { Name = "1st.odd-name", Namespace = space.Name },
            Data =
            {
                { "1.key", "tab\there, quote \", back\\slash, { } $ {{ }} é \u2028 \u001b end" },
                { "crlf", "a\r\nb" },
                { "lines",
                    """"
                    """ three
                      "" two

                    """" },
                { "long", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb cccccccccccccccccccccccccccccccccc"
                    + "cc dddddddddd" },
            },
        }, options);

        _ = new Deployment("service", new DeploymentArgs
        {
            Metadata = new ObjectMetaArgs { Name = "service", Namespace = space.Name },
            Spec = new DeploymentSpecArgs
            {
                Selector = new LabelSelectorArgs { MatchLabels = { { "app", "service" } } },
                Template = new PodTemplateSpecArgs
                {
                    Metadata = new ObjectMetaArgs { Labels = { { "app", "service" } } },
                    Spec = new PodSpecArgs
                    {
                        Containers =
                        {
                            new ContainerArgs { Name = "gateway", Image = settings.Images[OddImage.Gateway] },
                            new ContainerArgs { Name = "gateway-2", Image = settings.Images[OddImage.Gateway2] },
                        },
                    },
                },
            },
        }, options);

        _ = new Service("class-service", new ServiceArgs
        {
            Metadata = new ObjectMetaArgs { Name = "service", Namespace = space.Name },
            Spec = new ServiceSpecArgs { Ports = { new ServicePortArgs { Port = 80 } }, Selector = { { "app", "service" } } },
        }, options);

        _ = new CustomResource("class-service-object", new ServiceResourceArgs
        {
            Metadata = new ObjectMetaArgs { Name = "service", Namespace = space.Name },
            Data = "plain",
            Spec =
            {
                { "big", 3000000000.0 },
                { "empty", new Dictionary<string, object>() },
                { "half", 0.5 },
                { "nested", new object[] { new object[] { 1, "two" }, new Dictionary<string, object>() } },
                { "none", Array.Empty<object>() },
            },
        }, options);
    }
}
