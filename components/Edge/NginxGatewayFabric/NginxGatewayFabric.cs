using Infra.Catalogue;
using Infra.Components.Namespaces;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Yaml.V2;
using Pulumi.Kubernetes.Yaml.V2;

namespace Infra.Components.Edge;

/// <summary>
/// NGINX Gateway Fabric: the controller behind a GatewayClass. For every Gateway of the class it runs proxies in the Gateway's own
/// namespace.
/// </summary>
public sealed class NginxGatewayFabric : ComponentResource, IMeasured
{
    private const string Images = "ghcr.io/nginx/nginx-gateway-fabric";

    private static readonly int[] Ports = [80, 443];
    private readonly MetricsSource _metrics;

    /// <summary>Installs the controller and its CRDs.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed or do not fit together.</exception>
    public NginxGatewayFabric(string name, NginxGatewayFabricArgs args, ComponentResourceOptions? options = null)
        : base("infra:edge:NginxGatewayFabric", name, options.On(args.Checked(name).Cluster))
    {
        var release = args.Release ?? name;

        // Helm installs a chart's crds folder once and never again; as a resource of their own the CRDs follow the controller's version.
        var crds = new ConfigFile($"{name}-crds", new ConfigFileArgs
        {
            File = args.Cluster.Mirrors.Manifest(
                $"https://raw.githubusercontent.com/nginx/nginx-gateway-fabric/v{args.Version}/deploy/crds.yaml"),
        }, new ComponentResourceOptions { Parent = this, Providers = { args.Cluster.Provider } });

        var space = args.Namespace ?? OwnNamespace.Make(this, name, args.Cluster, "nginx-gateway", PodSecurity.Restricted,
            new() { Asked = [8443] });
        _metrics = new MetricsSource(name, new PodSet(space, new Dictionary<string, Input<string>>
        {
            ["app.kubernetes.io/name"] = "nginx-gateway-fabric",
            ["app.kubernetes.io/instance"] = release,
        }), 9113);
        var chart = new HelmChart(ChartCatalogue.NginxGatewayFabric, args.Version)
            .Install(release, space, Values(release, args));
        chart.SkipCrds = true;
        _ = new Release(name, chart, this.Child(args.GatewayApi, crds));

        GatewayApi = args.GatewayApi?.Version;
        Class = new GatewayClassRef(args.GatewayClass, args.DataPlane.Replicas, this);
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The class, for Gateways.</summary>
    public GatewayClassRef Class { get; }

    /// <inheritdoc/>
    IReadOnlyList<MetricsSource> IMeasured.Metrics => [_metrics];

    /// <summary>The release of the Gateway API that it was installed after. Default: null, not known.</summary>
    internal string? GatewayApi { get; }

    private static Dictionary<string, object> Values(string release, NginxGatewayFabricArgs args)
    {
        var plane = args.DataPlane;
        var proxies = new Dictionary<string, object> { ["service"] = plane.HostPorts ? new() { ["type"] = "ClusterIP" } : Service(plane.Service), ["config"] = Config(plane) };
        if (plane.HostPorts)
            proxies["kind"] = "daemonSet";
        else
            proxies["replicas"] = plane.Replicas;

        if (plane.Replicas > 1 && !plane.HostPorts)
            proxies["pod"] = Spread(release, args.GatewayClass, plane.RequireSpread);

        var container = new Dictionary<string, object>();
        container.Give(plane.Resources);
        if (plane.HostPorts)
            container["hostPorts"] = Ports.Select(port => new Dictionary<string, object> { ["port"] = port, ["containerPort"] = port }).ToArray();

        if (container.Count > 0)
            proxies["container"] = container;

        var controller = new Dictionary<string, object>
        {
            ["gatewayClassName"] = args.GatewayClass,
            ["replicas"] = args.Replicas,
            ["productTelemetry"] = new Dictionary<string, object> { ["enable"] = false },
        };
        controller.Give(args.Resources);
        var values = new Dictionary<string, object> { ["nginxGateway"] = controller, ["nginx"] = proxies };
        values.Mirror(args.Cluster.Mirrors, Images, "nginxGateway", "image");
        values.Mirror(args.Cluster.Mirrors, $"{Images}/nginx", "nginx", "image");
        return values;
    }

    private static Dictionary<string, object> Service(EdgeService service)
    {
        var values = new Dictionary<string, object>
        {
            ["type"] = service is EdgeService.NodePort ? "NodePort" : "LoadBalancer",
            ["externalTrafficPolicy"] = service.KeepClientAddress ? "Local" : "Cluster",
        };
        switch (service)
        {
            case EdgeService.LoadBalancer balancer:
                if (balancer.Class is not null)
                    values["loadBalancerClass"] = balancer.Class;

                if (balancer.SourceRanges.Count > 0)
                    values["loadBalancerSourceRanges"] = balancer.SourceRanges.ToArray();

                break;
            case EdgeService.NodePort ports when ports.Http is not null || ports.Https is not null:
                values["nodePorts"] = NodePorts(ports).ToArray();
                break;
        }

        return values;
    }

    private static IEnumerable<Dictionary<string, object>> NodePorts(EdgeService.NodePort ports)
    {
        if (ports.Http is { } http)
            yield return new() { ["port"] = http, ["listenerPort"] = 80 };

        if (ports.Https is { } https)
            yield return new() { ["port"] = https, ["listenerPort"] = 443 };
    }

    private static Dictionary<string, object> Config(DataPlane plane)
    {
        var logging = new Dictionary<string, object> { ["errorLevel"] = plane.LogLevel.ToString().ToLowerInvariant() };
        if (!plane.AccessLog)
            logging["accessLog"] = new Dictionary<string, object> { ["disable"] = true };

        var config = new Dictionary<string, object> { ["logging"] = logging };
        if (plane.WorkerConnections is { } connections)
            config["workerConnections"] = connections;

        if (plane.ClientAddress is { } client)
        {
            config["rewriteClientIP"] = new Dictionary<string, object>
            {
                ["mode"] = client.Source == ClientAddressSource.ProxyProtocol ? "ProxyProtocol" : "XForwardedFor",
                ["setIPRecursively"] = client.Recursive,
                ["trustedAddresses"] = client.TrustedAddresses
                    .Select(address => new Dictionary<string, object>
                    {
                        ["type"] = address.Contains('/') ? "CIDR" : "IPAddress",
                        ["value"] = address,
                    })
                    .ToArray(),
            };
        }

        return config;
    }

    // The controller names its proxies' manager after the release and the class; it gives no other label that is known before a Gateway is.
    private static Dictionary<string, object> Spread(string release, string gatewayClass, bool required)
    {
        var spread = new Dictionary<string, object>
        {
            ["maxSkew"] = 1,
            ["topologyKey"] = "kubernetes.io/hostname",
            ["whenUnsatisfiable"] = required ? "DoNotSchedule" : "ScheduleAnyway",
            ["labelSelector"] = new Dictionary<string, object>
            {
                ["matchLabels"] = new Dictionary<string, object> { ["app.kubernetes.io/managed-by"] = $"{release}-{gatewayClass}" },
            },
        };
        // A node that takes no pods would count as one that has none yet.
        if (required)
            spread["nodeTaintsPolicy"] = "Honor";

        return new() { ["topologySpreadConstraints"] = new[] { spread } };
    }
}
