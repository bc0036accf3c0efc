using Infra.Components;
using Infra.Components.Apps;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;
using Deployment = Pulumi.Kubernetes.Apps.V1.Deployment;

namespace Shop.Gift;

/// <summary>In the namespace <c>shop</c>: 1 ConfigMap, 1 Deployment, 1 HorizontalPodAutoscaler, 1 Ingress and 1 Service.</summary>
internal static class Web
{
    /// <summary>Makes them.</summary>
    public static void Make(NamespaceRef space, GiftSettings settings)
    {
        var options = new CustomResourceOptions { Provider = space.Cluster.Provider };

        _ = new AppConfigMap("web-settings", new()
        {
            Namespace = space,
            Values = new Dictionary<string, Input<string>>
            {
                ["GREETING"] = "good \"morning\"",
                ["nginx.conf"] =
                    """
                    server {
                      listen 8080;
                      location / { root /srv; }
                    }

                    """,
            },
        });

        _ = new Deployment("web-deployment", new DeploymentArgs
        {
            Metadata = new ObjectMetaArgs { Name = "web-deployment", Namespace = space.Name, Labels = { { "app", "web" } } },
            Spec = new DeploymentSpecArgs
            {
                Replicas = 2,
                Selector = new LabelSelectorArgs { MatchLabels = { { "app", "web" } } },
                Strategy = new DeploymentStrategyArgs
                {
                    RollingUpdate = new RollingUpdateDeploymentArgs { MaxSurge = 1, MaxUnavailable = "25%" },
                    Type = "RollingUpdate",
                },
                Template = new PodTemplateSpecArgs
                {
                    Metadata = new ObjectMetaArgs { Labels = { { "app", "web" } } },
                    Spec = new PodSpecArgs
                    {
                        Containers =
                        {
                            new ContainerArgs
                            {
                                Name = "web",
                                Args = { "--listen", ":8080" },
                                Env = { new EnvVarArgs { Name = "ORDERS_URL", Value = "http://orders.shop:5000" } },
                                EnvFrom = { new EnvFromSourceArgs { ConfigMapRef = new ConfigMapEnvSourceArgs { Name = "web-settings" } } },
                                Image = settings.Images[GiftImage.Web],
                                Ports = { new ContainerPortArgs { Name = "http", ContainerPortValue = 8080 } },
                                ReadinessProbe = new ProbeArgs
                                {
                                    HttpGet = new HTTPGetActionArgs { Path = "/ready", Port = "http" },
                                    PeriodSeconds = 5,
                                },
                                Resources = new ResourceRequirementsArgs
                                {
                                    Limits = { { "memory", "128Mi" } },
                                    Requests = { { "cpu", "100m" }, { "memory", "128Mi" } },
                                },
                                VolumeMounts = { new VolumeMountArgs { Name = "conf", MountPath = "/etc/nginx/conf.d" } },
                            },
                        },
                        Volumes = { new VolumeArgs { Name = "conf", ConfigMap = new ConfigMapVolumeSourceArgs { Name = "web-settings" } } },
                    },
                },
            },
        }, options);

        _ = new Service("web", new ServiceArgs
        {
            Metadata = new ObjectMetaArgs { Name = "web", Namespace = space.Name },
            Spec = new ServiceSpecArgs
            {
                Ports = { new ServicePortArgs { Name = "http", Port = 80, TargetPort = "http" } },
                Selector = { { "app", "web" } },
            },
        }, options);

        _ = new CustomResource("web", new HorizontalPodAutoscalerResourceArgs
        {
            Metadata = new ObjectMetaArgs { Name = "web", Namespace = space.Name },
            Spec =
            {
                { "maxReplicas", 6 },
                { "minReplicas", 2 },
                { "scaleTargetRef", new Dictionary<string, object>
                {
                    ["apiVersion"] = "apps/v1",
                    ["kind"] = "Deployment",
                    ["name"] = "web-deployment",
                } },
                { "targetCPUUtilizationPercentage", 70 },
            },
        }, options);

        _ = new Ingress("web", new IngressArgs
        {
            Metadata = new ObjectMetaArgs { Name = "web", Namespace = space.Name },
            Spec = new IngressSpecArgs
            {
                IngressClassName = "nginx",
                Rules =
                {
                    new IngressRuleArgs
                    {
                        Host = "shop.example.com",
                        Http = new HTTPIngressRuleValueArgs
                        {
                            Paths =
                            {
                                new HTTPIngressPathArgs
                                {
                                    Backend = new IngressBackendArgs
                                    {
                                        Service = new IngressServiceBackendArgs
                                        {
                                            Name = "web",
                                            Port = new ServiceBackendPortArgs { Number = 80 },
                                        },
                                    },
                                    Path = "/",
                                    PathType = "Prefix",
                                },
                            },
                        },
                    },
                },
            },
        }, options);
    }
}
