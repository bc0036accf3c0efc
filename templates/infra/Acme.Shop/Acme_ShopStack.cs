using Infra.Components;
using Infra.Components.Apps;
using Infra.Components.Caches;
using Infra.Components.Certificates;
using Infra.Components.Clusters;
using Infra.Components.Edge;
using Infra.Components.Namespaces;
using Infra.Components.Secrets;
using Infra.Components.Settings;
using Pulumi;

namespace Acme.Shop;

/// <summary>A web application with a cache behind a gateway, on a cluster that exists.</summary>
public sealed class Acme_ShopStack : Stack
{
    /// <summary>How a stack file chooses it.</summary>
    public static SystemDefinition Definition { get; } = new(
        "acme-shop",
        "a web application with a cache behind a gateway",
        typeof(Acme_ShopSettings),
        (settings, options) => new Acme_ShopStack((Acme_ShopSettings)settings, options));

    private Acme_ShopStack(Acme_ShopSettings settings, StackOptions options)
        : base(options)
    {
        var cluster = new ExistingCluster("cluster", settings.Cluster).Cluster;

        // The way in: a gateway and certificates.
        var gatewayApi = new GatewayApiCrds("gateway-api", new() { Cluster = cluster });
        var nginx = new NginxGatewayFabric("nginx-gateway-fabric", new() { Cluster = cluster, GatewayApi = gatewayApi });
        var certManager = new CertManager("cert-manager", new() { Cluster = cluster, GatewayApi = gatewayApi });
        var edgeSpace = new Namespace("gateway", new() { Cluster = cluster });
        var space = new Namespace("acme-shop", new() { Cluster = cluster, HoldsData = true });
        var host = settings.Host with { RoutesFrom = NamespaceScope.Of(space.Ref) };
        var gateway = new Gateway("web-gateway", new()
        {
            Namespace = edgeSpace.Ref,
            Class = nginx.Class,
            Hosts = [host],
        });
        var issuer = new AcmeIssuer("letsencrypt", settings.Acme with
        {
            Cluster = cluster,
            Solvers = [new AcmeSolver.Http { Gateway = gateway.Ref }],
            CertManager = certManager,
        });
        var edge = new SecureEdge(gateway, issuer.Ref);

        // The application: network flows, variables, route and certificate follow from what it uses and exposes.
        var secrets = new ExternalSecrets("external-secrets", new() { Cluster = cluster });
        var redis = new Redis("redis", new()
        {
            Namespace = space.Ref,
            Image = settings.Images[Acme_ShopApp.Redis],
            Resources = new(Cpu: "100m", Memory: "256Mi"),
            VolumeSize = "1Gi",
            RequirePassword = true,
            SecretsOperator = secrets,
        });
        _ = new App("web", new()
        {
            Namespace = space.Ref,
            Image = settings.Images[Acme_ShopApp.Web],
            Port = 8080,
            Resources = new(Cpu: "100m", Memory: "256Mi"),
            Scale = new Scale.Fixed(settings.Replicas),
            Env = new Dictionary<string, EnvValue> { ["REDIS_PASSWORD"] = EnvValue.From(redis.Password!.Secret, redis.Password.Key) },
            Uses = [new Use(redis) { HostVariable = "REDIS_HOST", PortVariable = "REDIS_PORT" }],
            Expose = [edge.Expose(host)],
        });
    }
}
