using System.Globalization;
using Infra.Components;
using Infra.Components.Apps;
using Infra.Components.Clusters;
using Infra.Components.Edge;
using Infra.Components.Secrets;
using Infra.Hermetic;
using Pulumi;

namespace Infra.Bench;

/// <summary>
/// Applications of eight objects each: Deployment, Service, ServiceAccount, HorizontalPodAutoscaler, PodDisruptionBudget, HTTPRoute,
/// ExternalSecret and NetworkPolicy. Made of the components that real stacks use.
/// </summary>
public sealed class SyntheticStack : Stack
{
    private SyntheticStack(int apps, StackOptions options) : base(options)
    {
        var cluster = new ExistingCluster("cluster", new ExistingClusterArgs()).Cluster;
        var space = new NamespaceRef(cluster, "bench");
        var edge = new NamespaceRef(cluster, "edge");
        var dataPlane = new PodSet(edge, new Dictionary<string, Input<string>> { ["gateway.networking.k8s.io/gateway-name"] = "web" });
        var vault = new StoreRef("vault");
        for (var index = 0; index < apps; index++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"app-{index:D4}");
            var secret = new ExternalSecret($"{name}-secret",
                new ExternalSecretArgs { Namespace = space, Sources = [vault.Extract(name)] });
            _ = new App(name, new AppArgs
            {
                Namespace = space,
                Image = "registry.example.com/team/app:1.2.3",
                Port = 8080,
                Resources = new Resources("100m", "128Mi"),
                Scale = new Scale.Auto(2, 4),
                Secrets = [secret.Ref],
                Env = new Dictionary<string, EnvValue> { ["MODE"] = "fast", ["REGION"] = "here" },
                Egress = [Egress.Internet(443)],
                Expose =
                [
                    new GatewayExposure
                    {
                        Host = $"{name}.example.com",
                        Http = new ListenerRef("Gateway", "web", edge, "http"),
                        Https = new ListenerRef("Gateway", "web", edge, "https"),
                        TlsSecret = "tls",
                        CertificateName = "tls",
                        CertificateHosts = [$"{name}.example.com"],
                        Namespace = edge,
                        DataPlane = new ProxySource(dataPlane),
                    },
                ],
            });
        }
    }

    /// <summary>A run of it.</summary>
    /// <param name="name">The stack's name.</param>
    /// <param name="apps">The number of applications.</param>
    public static StackRun Run(string name, int apps) => new(name, options => new SyntheticStack(apps, options)) { System = "synthetic" };
}
