using Infra.Components;
using Infra.Components.Secrets;
using Infra.Components.Storage;
using Pulumi;
using Pulumi.Kubernetes.Apps.V1;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using VolumeArgs = Pulumi.Kubernetes.Types.Inputs.Core.V1.VolumeArgs;

namespace Shop.Gift;

/// <summary>In the namespace <c>shop</c>: 1 PersistentVolumeClaim, 1 Secret, 1 Service and 1 StatefulSet.</summary>
internal static class Orders
{
    /// <summary>Makes them.</summary>
    public static void Make(NamespaceRef space, GiftSettings settings)
    {
        var options = new CustomResourceOptions { Provider = space.Cluster.Provider };

        _ = new SettingsSecret("orders-secret", new()
        {
            Namespace = space,
            Values = new Dictionary<string, SecretValue>
            {
                ["api-key"] = settings.OrdersApiKey,
                ["orders-password"] = settings.OrdersPassword,
            },
        });

        _ = new Volume("orders-data", new()
        {
            Namespace = space,
            Size = "5Gi",
            Source = new VolumeSource.Provisioned { Class = new("fast", false) },
        });

        _ = new StatefulSet("orders", new StatefulSetArgs
        {
            Metadata = new ObjectMetaArgs { Name = "orders", Namespace = space.Name, Labels = { { "app", "orders" } } },
            Spec = new StatefulSetSpecArgs
            {
                Selector = new LabelSelectorArgs { MatchLabels = { { "app", "orders" } } },
                ServiceName = "orders",
                Template = new PodTemplateSpecArgs
                {
                    Metadata = new ObjectMetaArgs { Labels = { { "app", "orders" } } },
                    Spec = new PodSpecArgs
                    {
                        Containers =
                        {
                            new ContainerArgs
                            {
                                Name = "orders",
                                Command = { "/bin/orders", settings.OrdersDbPassword.Value },
                                Env =
                                {
                                    new EnvVarArgs { Name = "SESSION_SECRET", Value = settings.OrdersSessionSecret.Value },
                                    new EnvVarArgs
                                    {
                                        Name = "PASSWORD",
                                        ValueFrom = new EnvVarSourceArgs
                                        {
                                            SecretKeyRef = new SecretKeySelectorArgs { Name = "orders-secret", Key = "orders-password" },
                                        },
                                    },
                                },
                                Image = settings.Images[GiftImage.Orders],
                                Ports = { new ContainerPortArgs { ContainerPortValue = 5000 } },
                                VolumeMounts = { new VolumeMountArgs { Name = "data", MountPath = "/data" } },
                            },
                        },
                        Volumes =
                        {
                            new VolumeArgs
                            {
                                Name = "data",
                                PersistentVolumeClaim = new PersistentVolumeClaimVolumeSourceArgs { ClaimName = "orders-data" },
                            },
                        },
                    },
                },
            },
        }, options);

        _ = new Service("orders", new ServiceArgs
        {
            Metadata = new ObjectMetaArgs { Name = "orders", Namespace = space.Name },
            Spec = new ServiceSpecArgs
            {
                ClusterIP = "None",
                Ports = { new ServicePortArgs { Port = 5000 } },
                Selector = { { "app", "orders" } },
            },
        }, options);
    }
}
