using System.Collections.Immutable;
using Infra.Components;
using Infra.Components.Apps;
using Infra.Components.Aws;
using Infra.Components.Caches;
using Infra.Components.Certificates;
using Infra.Components.Edge;
using Infra.Components.Namespaces;
using Infra.Components.Secrets;
using Infra.Components.Settings;
using Infra.Stacks.Shared;
using Pulumi;

namespace Infra.Stacks.Chocoletter;

/// <summary>
/// Chocoletter, a letter service for Valentine's day: the platform, the chat that serves both variants, the variant before the day, and
/// the owner's network storage behind the same gateway.
/// </summary>
public sealed class ChocoletterStack : Stack
{
    /// <summary>How a stack file chooses it.</summary>
    public static SystemDefinition Definition { get; } = new(
        "chocoletter",
        "the letter service before Valentine's day, its chat, and the platform under both variants",
        typeof(ChocoletterSettings),
        (settings, options) => new ChocoletterStack((ChocoletterSettings)settings, options));

    private ChocoletterStack(ChocoletterSettings settings, StackOptions options)
        : base(options)
    {
        var cluster = settings.Cluster.Connect("cluster", settings.Mirrors.ToMirrors());
        var versions = settings.Versions;

        // The way in: an address, a gateway, certificates.
        var gatewayApi = new GatewayApiCrds("gateway-api", new() { Cluster = cluster, Version = versions.GatewayApi });
        if (settings.Addresses is not null)
        {
            var addresses = new Namespace("metallb", new() { Cluster = cluster, PodSecurity = PodSecurity.Privileged, Isolation = Isolation.None });
            _ = new MetalLb("metallb", new() { Cluster = cluster, Namespace = addresses.Ref, Addresses = settings.Addresses, Version = versions.MetalLb });
        }

        var nginx = new NginxGatewayFabric("nginx-gateway-fabric", new()
        {
            Cluster = cluster,
            GatewayApi = gatewayApi,
            Version = versions.NginxGatewayFabric,
            DataPlane = FrontDoor.DataPlane(cluster),
        });
        var certManager = new CertManager("cert-manager", new() { Cluster = cluster, GatewayApi = gatewayApi, Version = versions.CertManager });
        var edgeSpace = new Namespace("gateway", new() { Cluster = cluster });
        var space = new Namespace("chocoletter", new() { Cluster = cluster });
        var nasSpace = new Namespace("nas", new() { Cluster = cluster });
        var hosts = settings.GatewayHosts(apps: space.Ref, nas: nasSpace.Ref);
        var gateway = new Gateway("web-gateway", new()
        {
            Namespace = edgeSpace.Ref,
            Class = nginx.Class,
            Zone = settings.Zone,
            Hosts = hosts,
            ListenersFrom = NamespaceScope.Same,
            Annotations = FrontDoor.Annotations(cluster),
        });
        FrontDoor.PointHosts(cluster, settings.Cluster.Eks?.Dns, hosts.Select(host => host.Host));
        var issuer = new AcmeIssuer("letsencrypt-http", new()
        {
            Cluster = cluster,
            Server = settings.Acme.Server,
            Email = settings.Acme.Email,
            Solvers = [new AcmeSolver.Http { Gateway = gateway.Ref }],
            CertManager = certManager,
        });
        var edge = new SecureEdge(gateway, issuer.Ref);

        // Secrets and images come from AWS: on AWS by roles of pods and nodes, elsewhere with a key that only this namespace has.
        var secrets = new ExternalSecrets("external-secrets", new()
        {
            Cluster = cluster,
            Release = "external-secrets-operator",
            Version = versions.ExternalSecrets,
            Reads = cluster.AwsPodIdentity() is { } pods
                ? [.. settings.SecretNames.Select(secret => (Input<string>)AwsSecrets.ArnPattern(pods.Account, secret))]
                : [],
        });
        AwsAuth aws = settings.AwsAccessKeyId is null ? new AwsAuth.Ambient() : new AwsAuth.AccessKey(new AwsCredentials("awssm-secret", new()
        {
            Namespace = space.Ref,
            AccessKeyId = settings.AwsAccessKeyId,
            SecretAccessKey = settings.AwsSecretAccessKey!,
        }).Keys);
        var vault = new AwsSecretStore("aws-secrets-mgr", new() { Namespace = space.Ref, Region = settings.Region, Auth = aws, Operator = secrets });
        var pull = cluster.AwsPodIdentity() is not null ? null
            : new EcrPullSecret("ecr-registry-key", new() { Namespace = space.Ref, Region = settings.Region, Auth = aws, Operator = secrets });

        // The chat and its Redis exist once and serve both variants.
        var redis = new Redis("redis", new()
        {
            Namespace = space.Ref,
            Image = settings.Images.Redis,
            Resources = settings.Apps.Redis.Resources.ToResources(),
            VolumeSize = settings.Apps.Redis.VolumeSize,
            Adopt = new() { Service = "redis-service" },
        });
        var chatSecret = new ExternalSecret("chocoletter-external-secret-chat", new()
        {
            Namespace = space.Ref,
            Sources = [vault.Ref.Extract("prod/chocoletter-chat")],
            Target = "chocoletter-chat-secret",
        });
        _ = new App("chocoletter-chat", new()
        {
            Namespace = space.Ref,
            Image = settings.Images.Chat,
            PullSecret = pull?.Ref,
            Port = 8081,
            Resources = settings.Apps.Chat.Resources.ToResources(),
            Scale = Scale.One(ChatSettings.Reason),
            Probes = new() { StartupSeconds = SpringBoot.StartupSeconds },
            Secrets = [chatSecret.Ref],
            Env = SpringBoot.Env([]),
            Uses = [new Use(redis) { HostVariable = "SPRING_DATA_REDIS_HOST", PortVariable = "SPRING_DATA_REDIS_PORT" }],
            Egress = [.. settings.Apps.Chat.Egress.Select(egress => egress.ToEgress())],
            Expose = [.. settings.Apps.Chat.Hosts.Select(edge.Host)],
            Adopt = new() { Deployment = "refac-chocoletter-chat", Service = "chocoletter-chat-service", Route = "chocoletter-chat-route" },
        });

        // The variant before the day.
        var before = new Variant
        {
            Suffix = "",
            SecretPrefix = "prod",
            Namespace = space.Ref,
            Edge = edge,
            Vault = vault.Ref,
            PullSecret = pull?.Ref,
        };
        before.Client(settings.Images.Client, settings.Apps.Client);
        before.Server(settings.Images.Server, settings.Apps.Server);

        // The owner's network storage, whose uploads have no limit.
        var nas = new ExternalService("nas-service", new()
        {
            Namespace = nasSpace.Ref,
            Addresses = [settings.Nas.Address],
            Port = settings.Nas.Port,
        });
        var nasRoute = new HttpRoute("nas-route", new()
        {
            Namespace = nasSpace.Ref,
            Exposures = [.. settings.Nas.Hosts.Select(edge.Host)],
            Rules = [new HttpRule { Backends = [new HttpBackend(nas.Endpoint)] }],
        });
        _ = new ClientSettingsPolicy("unlimited-upload", new()
        {
            Target = PolicyTarget.Of(nasRoute),
            MaxBodySize = "0",
            BodyTimeout = settings.Nas.UploadTimeout,
        });

        Platform = new SharedPlatform
        {
            Namespace = space.Ref,
            Gateway = gateway.Ref,
            Issuer = issuer.Ref,
            Vault = vault.Ref,
            PullSecret = pull?.Ref,
        }.Export();
        Kubeconfig = cluster.Kubeconfig is { } kubeconfig ? kubeconfig.Apply(text => (string?)text) : Output.Create((string?)null);
        Addresses = FrontDoor.Addresses(cluster);
        RecoveryKeys = Keys(cluster);
    }

    /// <summary>The kubeconfig of a cluster that this stack makes, for people and for guests; a secret. Nothing where the cluster existed already.</summary>
    [Output(PlatformOwner.KubeconfigOutput)]
    public Output<string?> Kubeconfig { get; private set; }

    /// <summary>What a restore of a cluster that this stack makes needs beside its backup, by name; secrets. Keep a copy where the stack's state is not.</summary>
    [Output("recoveryKeys")]
    public Output<ImmutableDictionary<string, string>> RecoveryKeys { get; private set; }

    /// <summary>The public addresses that hosts are to be pointed at, where AWS gave them. Nothing elsewhere.</summary>
    [Output("addresses")]
    public Output<ImmutableArray<string>> Addresses { get; private set; }

    /// <summary>What guests on this platform attach to.</summary>
    [Output(SharedPlatform.OutputName)]
    public Output<ImmutableDictionary<string, string>> Platform { get; private set; }

    private static Output<ImmutableDictionary<string, string>> Keys(Cluster cluster)
    {
        var keys = cluster.RecoveryKeys.OrderBy(key => key.Key, StringComparer.Ordinal).ToArray();
        return Output.All(keys.Select(key => key.Value)).Apply(values => keys
            .Zip(values, (key, value) => KeyValuePair.Create(key.Key, value))
            .ToImmutableDictionary(StringComparer.Ordinal));
    }
}
