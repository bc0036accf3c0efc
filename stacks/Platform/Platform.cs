using System.Collections.Immutable;
using Infra.Components;
using Infra.Components.Aws;
using Infra.Components.Certificates;
using Infra.Components.Clusters;
using Infra.Components.Edge;
using Infra.Components.Namespaces;
using Infra.Components.Secrets;
using Pulumi;

namespace Infra.Stacks;

/// <summary>
/// What a system stands on: a cluster with a gateway, certificates, and names that stacks share. A stack makes its own, or attaches to that
/// of another stack and makes none of it again; the stack class reads the same.
/// </summary>
public sealed class Platform
{
    /// <summary>The stack output with the names that attached stacks need.</summary>
    public const string Output = "platform";

    /// <summary>The stack output with the kubeconfig of a cluster that the stack made; a secret.</summary>
    public const string KubeconfigOutput = "kubeconfig";

    private const string Context = "context";
    private const string GatewayName = "gateway";
    private const string GatewayNamespace = "gatewayNamespace";
    private const string Issuer = "issuer";
    private const string IssuerName = "letsencrypt-http";
    private const string Networks = "networks";

    private readonly PlatformSettings _settings;
    private readonly StackReference? _owner;
    private readonly Dictionary<string, Input<string>> _shared = new(StringComparer.Ordinal);
    private readonly GatewayApiCrds? _gatewayApi;
    private readonly Monitoring? _monitoring;
    private readonly List<IMeasured> _measured = [];

    /// <summary>Makes the platform, or attaches to it.</summary>
    /// <param name="settings">The stack's settings.</param>
    public Platform(PlatformSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _settings = settings;
        if (settings.Platform is { } platform)
        {
            var here = Deployment.Instance;
            // Stacks are named in full: the file backend knows no shorter form.
            _owner = new StackReference($"{here.OrganizationName}/{here.ProjectName}/{platform.Stack}");
            Cluster = Attach(platform);
            return;
        }

        Cluster = settings.Cluster!.Connect("cluster", settings);
        if ((settings.Cluster as ClusterSettings.Existing)?.Args.Context is { } context)
            Share(Context, context);

        Share(Networks, Cluster.Networks.Apply(ranges => string.Join(' ', ranges)));
        if (settings.Edge.IsGateway)
            _gatewayApi = new GatewayApiCrds("gateway-api", new() { Cluster = Cluster, Version = settings.Versions.GatewayApi });

        _monitoring = settings.Monitoring is { } monitoring ? new Monitoring(Cluster, monitoring, AreNamespacesOpen) : null;
    }

    /// <summary>The cluster.</summary>
    public Cluster Cluster { get; }

    /// <summary>The cert-manager, once the platform listens. Null on the platform of another stack.</summary>
    public CertManager? CertManager { get; private set; }

    /// <summary>The versions of its parts.</summary>
    public PlatformVersions Versions => _settings.Versions;

    /// <summary>Whether the platform is another stack's.</summary>
    public bool IsAttached => _owner is not null;

    /// <summary>Whether the edge passes HTTP and gRPC on for one host.</summary>
    public bool PassesGrpc => _settings.Edge.PassesGrpc;

    /// <summary>Whether the namespaces of the stack let in everything for now.</summary>
    public bool AreNamespacesOpen => _settings.Adoption?.OpenNamespaces == true;

    /// <summary>Whether the nodes pull images by a role of their own, so that no pull secret is needed.</summary>
    public bool NodesPullImages => _settings.Platform?.NodesPullImages ?? Cluster.AwsPodIdentity() is not null;

    /// <summary>The kubeconfig of a cluster that this stack made; a secret. Null elsewhere.</summary>
    public Output<string?> Kubeconfig =>
        Cluster.Kubeconfig is { } kubeconfig && !IsAttached ? kubeconfig.Apply(text => (string?)text) : Pulumi.Output.Create((string?)null);

    /// <summary>The public addresses that hosts are to be pointed at, where they are known. Empty elsewhere.</summary>
    public Output<ImmutableArray<string>> Addresses => LoadBalancer is { } balancer
        ? Pulumi.Output.All(balancer.Addresses)
        : Pulumi.Output.Create(ImmutableArray<string>.Empty);

    /// <summary>What a restore of a cluster that this stack made needs beside its backup, by name; secrets.</summary>
    public Output<ImmutableDictionary<string, string>> RecoveryKeys
    {
        get
        {
            var keys = Cluster.RecoveryKeys.OrderBy(key => key.Key, StringComparer.Ordinal).ToArray();
            return Pulumi.Output.All(keys.Select(key => key.Value)).Apply(values => keys
                .Zip(values, (key, value) => KeyValuePair.Create(key.Key, value)).ToImmutableDictionary(StringComparer.Ordinal));
        }
    }

    private LoadBalancing.CloudLoadBalancer? LoadBalancer => Cluster.LoadBalancing as LoadBalancing.CloudLoadBalancer;

    /// <summary>Gives a name to attached stacks.</summary>
    /// <param name="key">What it is the name of.</param>
    /// <param name="name">The name.</param>
    public void Share(string key, Input<string> name) => _shared.Add(key, name);

    /// <summary>A name that the owner of the platform gives to attached stacks.</summary>
    /// <param name="key">What it is the name of.</param>
    public Output<string> Shared(string key) => Facts.Apply(facts => facts.GetValueOrDefault(key) as string ?? throw new RunException(
        $"The stack {_settings.Platform!.Stack} gives no {key} to attached stacks: update it with this program first, then this stack."));

    /// <summary>Everything that attached stacks need to know, as the stack output <see cref="Output"/>.</summary>
    public Output<ImmutableDictionary<string, string>> Export()
    {
        var keys = _shared.Keys.Order(StringComparer.Ordinal).ToArray();
        return Pulumi.Output.All(keys.Select(key => _shared[key])).Apply(names => keys
            .Zip(names, (key, name) => KeyValuePair.Create(key, name)).ToImmutableDictionary(StringComparer.Ordinal));
    }

    /// <summary>
    /// Listens for the stack's hosts: on a Gateway of the platform's own, or by a ListenerSet on the gateway of the platform that the stack
    /// attaches to.
    /// </summary>
    /// <param name="gateway">The Gateway's name.</param>
    /// <param name="hosts">The hosts.</param>
    public SecureEdge Listen(string gateway, IReadOnlyList<GatewayHost> hosts) =>
        _settings.Edge.IsGateway
            ? IsAttached ? ListenOnShared(gateway, hosts) : ListenOnOwn(gateway, [.. hosts, .. _monitoring?.Hosts ?? []])
            : IsAttached ? Secured(_settings.Edge.Listen(Cluster, null, hosts)) : ListenOnEdge([.. hosts, .. _monitoring?.Hosts ?? []]);

    /// <summary>Has the platform watched, where its settings say so. Another stack's is watched by that stack.</summary>
    /// <param name="edge">The listeners.</param>
    /// <param name="secrets">The External Secrets Operator, which is watched too; null where another stack made it.</param>
    /// <param name="parts">What else is watched beside the gateway and the certificates.</param>
    public void Watch(SecureEdge edge, ExternalSecrets? secrets, params IReadOnlyList<IMeasured> parts) =>
        _monitoring?.Make(edge, secrets, [.. _measured, .. secrets is null ? Array.Empty<IMeasured>() : [secrets], .. parts]);

    // Made once: what is wrong with it is told once, however many names are asked for.
    private Output<ImmutableDictionary<string, object>> Facts => field ??=
        _owner!.GetOutput(Output).Apply(value => value as ImmutableDictionary<string, object>
            ?? throw new RunException(
                $"The stack {_settings.Platform!.Stack} has no output named {Output}: deploy it first, then this stack."));

    private Cluster Attach(PlatformRef platform) => new ExistingCluster("cluster", new()
    {
        // Of a cluster that the owner made: its kubeconfig. Of an existing one: the same context, so that both are always the same cluster.
        Kubeconfig = Pulumi.Output.CreateSecret(_owner!.GetOutput(KubeconfigOutput).Apply(text => (string)text!)),
        Context = Facts.Apply(facts => (string)facts.GetValueOrDefault(Context)!),
        WaitForRollout = platform.WaitForRollout,
        ForcePatches = _settings.ForcePatches,
        Mirrors = _settings.Mirrors,
        SharedNetworks = Facts.Apply(facts => ((string?)facts.GetValueOrDefault(Networks) ?? "")
            .Split(' ', StringSplitOptions.RemoveEmptyEntries).ToImmutableArray()),
    }).Cluster;

    private SecureEdge ListenOnShared(string gateway, IReadOnlyList<GatewayHost> hosts)
    {
        var space = new NamespaceRef(Cluster, Shared(GatewayNamespace));
        var owner = new GatewayRef(Shared(GatewayName), space);
        var listeners = new ListenerSet($"{gateway}-{Deployment.Instance.StackName}", new()
        {
            Gateway = owner,
            Zone = _settings.Zone,
            Hosts = hosts,
            AlsoOnGateway = _settings.Adoption?.AlsoOnGateway == true,
        });
        return Secured((listeners, new AcmeSolver.Http { Gateway = owner }));
    }

    private SecureEdge ListenOnEdge(IReadOnlyList<GatewayHost> hosts)
    {
        BringAddresses();
        var made = _settings.Edge.Make(Cluster);
        CertManager = new CertManager("cert-manager", new() { Cluster = Cluster, Gateways = false, Version = _settings.Versions.CertManager });
        _measured.Add(CertManager);
        PointHosts(hosts);
        return Secured(_settings.Edge.Listen(Cluster, made, hosts));
    }

    private SecureEdge Secured((IListens Hosts, AcmeSolver Solver) edge)
    {
        if (_settings.Acme is not { } acme)
            return new SecureEdge(edge.Hosts, IssuerRef.OfCluster(Shared(Issuer)));

        var args = acme with { Cluster = Cluster, Solvers = [edge.Solver], CertManager = CertManager };
        if (_settings.IssuerPerNamespace)
            return new SecureEdge(edge.Hosts, new NamespaceIssuers(IssuerName, args));

        var issuer = new AcmeIssuer(IssuerName, args).Ref;
        Share(Issuer, issuer.Name);
        return new SecureEdge(edge.Hosts, issuer);
    }

    private void BringAddresses()
    {
        if (_settings.MetalLb is not { } pool)
            return;

        // Where operators are isolated it makes its own, with the flows that it needs.
        var addresses = Cluster.IsolateOperators ? null
            : new Namespace("metallb", new() { Cluster = Cluster, PodSecurity = PodSecurity.Privileged, Isolation = Isolation.None });
        _ = new MetalLb("metallb", pool with { Cluster = Cluster, Namespace = addresses?.Ref, Version = _settings.Versions.MetalLb });
    }

    private SecureEdge ListenOnOwn(string name, IReadOnlyList<GatewayHost> hosts)
    {
        BringAddresses();
        var nginx = new NginxGatewayFabric("nginx-gateway-fabric", new()
        {
            Cluster = Cluster,
            GatewayApi = _gatewayApi,
            Version = _settings.Versions.NginxGatewayFabric,
            DataPlane = DataPlane(),
        });
        CertManager = new CertManager("cert-manager",
            new() { Cluster = Cluster, GatewayApi = _gatewayApi, Version = _settings.Versions.CertManager });
        var space = new Namespace("gateway", new()
        {
            Cluster = Cluster,
            Open = AreNamespacesOpen,
            // Ports of the node are more than a restricted pod may have.
            PodSecurity = Cluster.LoadBalancing is LoadBalancing.HostPorts ? PodSecurity.Privileged : PodSecurity.Restricted,
        });
        var gateway = new Gateway(name, new()
        {
            Namespace = space.Ref,
            Class = nginx.Class,
            Zone = _settings.Zone,
            Hosts = [.. hosts, .. (_settings.Adoption?.GuestHosts ?? []).Select(host => host with { Redirect = false })],
            // Before it has them, no stack can attach (PlatformSettings.CheckOwner).
            ListenersFrom = _settings.Versions.InGatewayApi("Gateway", "spec.allowedListeners") ? NamespaceScope.Same : null,
            Annotations = LoadBalancer?.Annotations ?? new Dictionary<string, Input<string>>(),
        });
        _measured.AddRange([nginx, CertManager, gateway]);
        PointHosts(hosts);
        Share(GatewayName, gateway.Ref.Name);
        Share(GatewayNamespace, gateway.Ref.Namespace.Name);
        return Secured((gateway, new AcmeSolver.Http { Gateway = gateway.Ref }));
    }

    // What stands in front of the proxies decides how they are reached and where the client's address is.
    private DataPlane DataPlane() => Cluster.LoadBalancing switch
    {
        LoadBalancing.CloudLoadBalancer balancer => Proxies with
        {
            Service = new EdgeService.LoadBalancer { Class = balancer.Class },
            ClientAddress = new ClientAddress { Source = ClientAddressSource.ProxyProtocol, TrustedAddresses = balancer.ProxyNetworks },
        },
        LoadBalancing.NodePorts ports => Proxies with { Service = new EdgeService.NodePort { Http = ports.Http, Https = ports.Https } },
        LoadBalancing.HostPorts => Proxies with { HostPorts = true },
        _ => Proxies,
    };

    private DataPlane Proxies => _settings.Edge is EdgeSettings.NginxGatewayFabric its
        ? new() { Replicas = its.Replicas, RequireSpread = its.RequireSpread } : new();

    private void PointHosts(IReadOnlyList<GatewayHost> hosts)
    {
        if ((_settings.Cluster as ClusterSettings.Eks)?.Dns is not { } dns || LoadBalancer is not { } balancer)
            return;

        _ = new HostedZone("dns", new()
        {
            Account = Cluster.AwsPodIdentity()!.Account,
            Domain = dns.Domain,
            ZoneId = dns.ZoneId,
            Records = [.. hosts.Select(host => host.Host).Concat(dns.GuestHosts).Select(host => new DnsRecord
            {
                Name = host,
                Type = DnsRecordType.A,
                Values = [.. balancer.Addresses],
            })],
        });
    }
}
