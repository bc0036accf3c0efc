using Infra.Components.CustomResources;
using Infra.Components.Edge;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Identity;

/// <summary>
/// A Keycloak behind the gateway: its server, its routes and its flows. What the public needs for logging in is routed, the console is not.
/// </summary>
public sealed class Keycloak : ComponentResource, IServes, IMeasured
{
    private const int HttpPort = 8080;
    private const int ManagementPort = 9000;

    // What browsers and applications ask for: https://www.keycloak.org/server/reverseproxy#_exposed_path_recommendations.
    private static readonly string[] PublicPaths = ["/realms", "/resources", "/.well-known"];

    private readonly string _name;
    private readonly KeycloakArgs _args;

    /// <summary>Makes the server.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="Diagnostics.RefusedException">Arguments are malformed or do not fit together.</exception>
    public Keycloak(string name, KeycloakArgs args, ComponentResourceOptions? options = null)
        : base("infra:identity:Keycloak", name, options.On(args.Checked(name).Namespace))
    {
        _name = name;
        _args = args;
        Url = UrlOf(args.Expose[0]);
        Endpoint = EndpointElsewhere(args.Namespace, name, args.Adopt);
        InternalUrl = Output.Format($"http://{Endpoint.Host}:{Endpoint.ServicePort.ToString(CultureInfo.InvariantCulture)}{args.Path}");

        new KeycloakNetwork(name, args, this, Endpoint.Pods!).Make();
        Server = new CustomResource(name, new KeycloakResourceArgs
        {
            Metadata = new ObjectMetaArgs { Name = name, Namespace = args.Namespace.Name, Annotations = WaitFor(args.Namespace.Cluster)! },
            Spec = Spec(),
        }, this.Child(args.Operator, args.Database.User.Secret.MadeBy, args.Database.Password.Secret.MadeBy, args.Admin?.MadeBy,
            args.PullSecret?.MadeBy));
        Name = Server.Metadata.Apply(metadata => metadata.Name);
        MakeRoutes();
        RegisterOutputs(Outputs.Of(this));
    }

    /// <inheritdoc/>
    public Endpoint Endpoint { get; }

    /// <summary>The host name of the Service.</summary>
    public Output<string> Host => Endpoint.Host;

    /// <summary>The port of the Service.</summary>
    public int Port => Endpoint.ServicePort;

    /// <summary>Its name, for the realms that are made on it.</summary>
    public Output<string> Name { get; }

    /// <summary>The address under which the public knows it, without a slash at its end.</summary>
    public string Url { get; }

    /// <inheritdoc/>
    IReadOnlyList<MetricsSource> IMeasured.Metrics =>
        [new MetricsSource(_name, Endpoint.Pods!, ManagementPort) { Path = $"{_args.Path}/metrics", Guarded = true }];

    /// <summary>The server, for what must come after it.</summary>
    internal CustomResource Server { get; }

    internal NamespaceRef Namespace => _args.Namespace;

    /// <summary>
    /// The address under which pods that use it reach all of it, the part for administrators too, without a slash at its end.
    /// </summary>
    public Output<string> InternalUrl { get; }

    /// <summary>Where a Keycloak answers that another stack makes.</summary>
    /// <param name="space">Its namespace.</param>
    /// <param name="name">The component's name there.</param>
    /// <param name="names">The names that it was given there. Default: those of the component.</param>
    public static Endpoint EndpointElsewhere(NamespaceRef space, string name, KeycloakNames? names = null) => new()
    {
        Name = name,
        Namespace = space,
        Service = names?.Service ?? $"{name}-service",
        ServicePort = (names ?? new()).ServicePort,
        TargetPort = HttpPort,
        Pods = new PodSet(space, new Dictionary<string, Input<string>> { ["app"] = "keycloak", ["app.kubernetes.io/instance"] = name }),
    };

    /// <summary>The issuer that a realm's tokens name, and below which clients find its configuration.</summary>
    /// <param name="realm">The realm.</param>
    public string Issuer(string realm) => $"{Url}/realms/{Uri.EscapeDataString(realm)}";

    private string UrlOf(Exposure exposure) => $"https://{exposure.Host}{_args.Path}";

    // The operator says Ready when all pods answer; nothing else tells a rollout that hangs from one that is done.
    private static InputMap<string>? WaitFor(Cluster cluster) =>
        cluster.WaitForRollout ? new() { { "pulumi.com/waitFor", "condition=Ready" } } : null;

    private KeycloakSpecArgs Spec() => new()
    {
        Instances = _args.Instances,
        Image = _args.Image is { } own
            ? _args.Namespace.Cluster.Mirrors.Image(own)
            : $"{_args.Namespace.Cluster.Mirrors.Image(KeycloakOperator.ServerImage)}:{_args.Operator.Version}",
        StartOptimized = _args.Optimized,
        ImagePullSecrets = new[] { _args.PullSecret }.OfType<SecretRef>().Select(pull => new LocalObjectReferenceArgs { Name = pull.Name }).OrNone(),
        AutomountServiceAccountToken = false,
        BootstrapAdmin = Optional.Of(_args.Admin is { } admin
            ? new KeycloakBootstrapArgs { User = new KeycloakBootstrapUserArgs { Secret = admin.Name } }
            : null),
        Db = Db(_args.Database),
        Http = new KeycloakHttpArgs
        {
            HttpEnabled = true,
            HttpPort = HttpPort,
            ServiceName = Endpoint.Service,
            ServiceHttpPort = Endpoint.ServicePort,
        },
        Hostname = new KeycloakHostnameArgs
        {
            Hostname = Url,
            Admin = Optional.Of(_args.ExposeConsole is { } console ? UrlOf(console) : null),
            Strict = true,
        },
        Proxy = new KeycloakProxyArgs { Headers = _args.ProxyHeaders == ProxyHeaders.Forwarded ? "forwarded" : "xforwarded" },
        Ingress = new KeycloakEnabledArgs { Enabled = false },
        NetworkPolicy = new KeycloakNetworkPolicyArgs
        {
            Enabled = true,
            Http = Exposures().Select(exposure => exposure.DataPlane).Distinct().SelectMany(source => source.Peers).ToArray(),
        },
        // The operator would make a monitor of its own as soon as it finds the kind, and everything would be collected twice.
        ServiceMonitor = new KeycloakEnabledArgs { Enabled = false },
        Features = Optional.Of(_args.Features.Count + _args.DisabledFeatures.Count == 0 ? null : new KeycloakFeaturesArgs
        {
            Enabled = _args.Features.OrNone(),
            Disabled = _args.DisabledFeatures.OrNone(),
        }),
        AdditionalOptions = ServerOptions().Select(option => new KeycloakOptionArgs { Name = option.Key, Value = option.Value }).ToArray(),
        // Auto asks the new image whether it may run beside the old one; a lone pod has no one to run beside.
        Update = new KeycloakUpdateArgs { Strategy = _args.Instances > 1 ? "Auto" : "RecreateOnImageChange" },
        Resources = _args.Resources.ToArgs(),
        Unsupported = new KeycloakUnsupportedArgs { PodTemplate = Hardened() },
    };

    private static KeycloakDbArgs Db(KeycloakDatabase database) => new()
    {
        Vendor = "postgres",
        Host = database.Server.Host,
        Port = database.Server.ServicePort,
        Database = database.Name,
        Schema = Optional.Of(database.Schema),
        UsernameSecret = Key(database.User),
        PasswordSecret = Key(database.Password),
        PoolMaxSize = Optional.Of(database.MaxConnections),
    };

    internal static KeycloakSecretKeyArgs Key(SecretKeyRef secret) => new() { Name = secret.Secret.Name, Key = secret.Key };

    private SortedDictionary<string, string> ServerOptions()
    {
        var options = new SortedDictionary<string, string>(_args.Options.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal)
        {
            ["health-enabled"] = "true",
            ["metrics-enabled"] = "true",
        };
        if (_args.Path.Length > 0)
            options["http-relative-path"] = _args.Path;

        if (_args.TrustedProxies.Count > 0)
            options["proxy-trusted-addresses"] = string.Join(',', _args.TrustedProxies);

        return options;
    }

    // The operator merges this into its pods, which say nothing of it themselves.
    private static PodTemplateSpecArgs Hardened() => new()
    {
        Spec = new PodSpecArgs
        {
            SecurityContext = new PodSecurityContextArgs
            {
                RunAsNonRoot = true,
                SeccompProfile = new SeccompProfileArgs { Type = "RuntimeDefault" },
            },
            Containers =
            {
                new ContainerArgs
                {
                    Name = "keycloak",
                    SecurityContext = new SecurityContextArgs
                    {
                        AllowPrivilegeEscalation = false,
                        Capabilities = new CapabilitiesArgs { Drop = { "ALL" } },
                    },
                },
            },
        },
    };

    private IEnumerable<Exposure> Exposures() => _args.ExposeConsole is { } console ? _args.Expose.Append(console) : _args.Expose;

    private void MakeRoutes()
    {
        var console = _args.ExposeConsole;
        var shared = console is not null && _args.Expose.Any(exposure => exposure.Host == console.Host);
        MakeRoute(_name, _args.Expose, shared, _args.Adopt.Route);
        if (console is not null && !shared)
            MakeRoute($"{_name}-console", [console], withConsole: true);
    }

    private void MakeRoute(string name, IReadOnlyList<Exposure> exposures, bool withConsole, string? route = null) => _ = new Route(name, new RouteArgs
    {
        Namespace = _args.Namespace,
        Name = route,
        Exposures = exposures,
        Rules =
        [
            new HttpRule
            {
                Matches = [.. PublicPaths.Concat(withConsole ? ["/admin"] : []).Select(path => HttpMatch.Prefix(_args.Path + path))],
                Backends = [new HttpBackend(Endpoint)],
            },
        ],
        Settings = _args.RouteSettings,
        NetworkPolicies = false,
    }, new ComponentResourceOptions { Parent = this });
}
