using Infra.Components;
using Infra.Components.Apps;
using Pulumi;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

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

        _ = new App("web", new()
        {
            Namespace = space,
            Image = settings.Images[GiftImage.Web],
            Port = 8080,
            Resources = new("100m", "128Mi"),
            Arguments = ["--listen", ":8080"],
            ConfigMaps = [new ConfigMapRef("web-settings")],
            Env = new Dictionary<string, EnvValue> { ["ORDERS_URL"] = "http://orders.shop:5000" },
            Probes = new()
            {
                Ready = new Probe.Http("/ready") { PeriodSeconds = 5, TimeoutSeconds = 1, FailureThreshold = 3 },
                Live = new Probe.None(),
            },
            Volumes = [AppVolume.From("/etc/nginx/conf.d", new ConfigMapRef("web-settings"))],
            Scale = new Scale.Auto(2, 6),
            Rollout = new() { MaxUnavailable = "25%" },
            Adopt = new() { Deployment = "web-deployment", Autoscaler = "web" },
        });

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
