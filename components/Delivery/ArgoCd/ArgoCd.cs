using System.Text.Json.Nodes;
using Infra.Catalogue;
using Infra.Components.Edge;
using Infra.Components.Namespaces;
using Pulumi.Kubernetes.Helm.V3;

namespace Infra.Components.Delivery;

/// <summary>Argo CD, which keeps namespaces of its cluster equal to folders of repositories.</summary>
public sealed class ArgoCd : ComponentResource, IMeasured
{
    /// <summary>The cluster that it runs on, as it names it.</summary>
    internal const string OwnCluster = "https://kubernetes.default.svc";

    private const string Image = "quay.io/argoproj/argocd";
    private const string RedisImage = "ecr-public.aws.com/docker/library/redis";

    // What controllers make out of other objects: to follow all of it costs memory, and it is never in git.
    private static readonly string[] MadeKinds =
    [
        "Endpoints", "EndpointSlice.discovery.k8s.io", "Lease.coordination.k8s.io", "*.authentication.k8s.io", "*.authorization.k8s.io",
        "CertificateSigningRequest.certificates.k8s.io", "CertificateRequest.cert-manager.io", "CiliumIdentity.cilium.io",
        "CiliumEndpoint.cilium.io", "CiliumEndpointSlice.cilium.io",
    ];

    // Its parts, and the ports of their metrics.
    private static readonly (string Part, int Port)[] Measured =
        [("application-controller", 8082), ("server", 8083), ("repo-server", 8084), ("applicationset-controller", 8080)];

    private readonly string _name;
    private readonly string _release;

    /// <summary>Installs it with its CRDs.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed or do not fit together.</exception>
    public ArgoCd(string name, ArgoCdArgs args, ComponentResourceOptions? options = null)
        : base("infra:delivery:ArgoCd", name, options.On(args.Checked(name).Cluster))
    {
        _name = name;
        _release = args.Release;
        Namespace = args.Namespace ?? OwnNamespace.Make(this, name, args.Cluster, "argocd", PodSecurity.Restricted);
        Resource?[] flows = Namespace.DeniesIngress ? [.. new ArgoNetwork(name, args, this, Namespace).Make()] : [];
        var release = new Release(name, new HelmChart(ChartCatalogue.ArgoCd, args.Version)
            .Install(args.Release, Namespace, Values(args)), this.Child([.. flows, args.Login?.Realm, args.Login?.ClientSecret.Secret.MadeBy]));
        if (args.Expose is { } host)
            MakeRoute(name, args, host, release);

        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>Its namespace, in which its Applications and projects are.</summary>
    public NamespaceRef Namespace { get; }

    /// <inheritdoc/>
    IReadOnlyList<MetricsSource> IMeasured.Metrics =>
    [
        .. Measured.Select(part => new MetricsSource($"{_name}-{part.Part}", new PodSet(Namespace, new Dictionary<string, Input<string>>
        {
            ["app.kubernetes.io/name"] = $"argocd-{part.Part}",
            ["app.kubernetes.io/instance"] = _release,
        }), part.Port)),
    ];

    private void MakeRoute(string name, ArgoCdArgs args, Exposure host, Resource after) => _ = new Route(name, new RouteArgs
    {
        Namespace = Namespace,
        Name = args.RouteName,
        Exposures = [host],
        Rules = [.. Rules(new HttpBackend { Service = $"{args.Release}-server", Port = 80 }, args.Grpc)],
    }, new ComponentResourceOptions { Parent = this, DependsOn = { after } });

    // Browsers and --grpc-web say application/grpc-web.
    private static IEnumerable<HttpRule> Rules(HttpBackend server, bool grpc)
    {
        yield return new HttpRule { Backends = [server] };
        if (grpc)
        {
            yield return new HttpRule
            {
                Matches = [new HttpMatch { Headers = new Dictionary<string, string> { ["Content-Type"] = "application/grpc" } }],
                Backends = [server with { Protocol = BackendProtocol.H2c }],
            };
        }
    }

    private static Dictionary<string, object> Values(ArgoCdArgs args)
    {
        var values = new Dictionary<string, object>
        {
            ["fullnameOverride"] = args.Release,
            ["configs"] = new Dictionary<string, object>
            {
                // TLS ends at the gateway; the server would redirect every request that comes without.
                ["params"] = new Dictionary<string, object> { ["server.insecure"] = true },
                ["cm"] = Settings(args),
                ["rbac"] = Permissions(args.Login),
                ["repositories"] = args.Repositories.OrderBy(repository => repository.Key, StringComparer.Ordinal).ToDictionary(
                    repository => repository.Key,
                    repository => (object)new Dictionary<string, object> { ["url"] = repository.Value, ["name"] = repository.Key }),
            },
            ["controller"] = Part(args.Resources.Controller),
            ["repoServer"] = Part(args.Resources.RepoServer),
            ["server"] = Part(args.Resources.Server),
            ["applicationSet"] = Part(args.Resources.ApplicationSet),
            ["redis"] = Part(args.Resources.Redis),
            // Both are for what is not configured here.
            ["dex"] = new Dictionary<string, object> { ["enabled"] = false },
            ["notifications"] = new Dictionary<string, object> { ["enabled"] = false },
        };
        if (args.Expose is { } host)
            values["global"] = new Dictionary<string, object> { ["domain"] = host.Host };

        values.Mirror(args.Cluster.Mirrors, Image, "global", "image");
        values.Mirror(args.Cluster.Mirrors, RedisImage, "redis", "image");
        return values;
    }

    private static Dictionary<string, object> Part(Resources resources)
    {
        var part = new Dictionary<string, object>();
        part.Give(resources);
        return part;
    }

    private static Dictionary<string, object> Settings(ArgoCdArgs args)
    {
        var settings = new Dictionary<string, object>
        {
            ["admin.enabled"] = args.AdminUser,
            ["timeout.reconciliation"] = args.ReconcileEvery,
            ["resource.exclusions"] = Exclusions(MadeKinds.Concat(args.IgnoredKinds)).Line(),
        };
        if (args.KustomizeOptions.Count > 0)
            settings["kustomize.buildOptions"] = string.Join(' ', args.KustomizeOptions);

        if (args.Login is { } login)
        {
            settings["oidc.config"] = login.ClientSecret.Secret.Name.Apply(secret => new JsonObject
            {
                ["name"] = "Keycloak",
                ["issuer"] = login.Realm.Issuer,
                ["clientID"] = login.ClientId,
                ["clientSecret"] = $"${secret}:{login.ClientSecret.Key}",
                ["requestedScopes"] = Json.Texts(["openid", "profile", "email"]),
            }.Line());
        }

        return settings;
    }

    private static JsonArray Exclusions(IEnumerable<string> kinds) => [.. kinds
        .Select(kind => kind.Split('.', 2))
        .GroupBy(parts => parts.Length == 2 ? parts[1] : "", parts => parts[0])
        .Select(group => (JsonNode)new JsonObject { ["apiGroups"] = Json.Texts([group.Key]), ["kinds"] = Json.Texts(group.Distinct()) })];

    private static Dictionary<string, object> Permissions(ArgoCdLogin? login) => new()
    {
        ["policy.default"] = login is { EveryoneReads: true } ? "role:readonly" : "",
        ["policy.csv"] = string.Concat((login?.Administrators ?? []).Select(group => $"g, {Quoted(group)}, role:admin\n")),
    };

    // A field of CSV: groups of Keycloak begin with a slash and may hold anything.
    private static string Quoted(string group) => $"\"{group.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
