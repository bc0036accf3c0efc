using Infra.Catalogue;
using Infra.Components.Edge;
using Infra.Components.ObjectStores;
using Infra.Components.Secrets;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Components.Registries;

/// <summary>
/// Harbor, a registry of images. Its passwords are made once, in the cluster: those that its chart makes by itself are known to everyone, or new
/// with every upgrade.
/// </summary>
public sealed class Harbor : ComponentResource
{
    private const string Images = "docker.io/goharbor";
    private const string ServiceName = "harbor";
    private const string AdminKey = "HARBOR_ADMIN_PASSWORD";

    // The chart's parts and the images of those that it pulls.
    private static readonly (string[] Path, string Image)[] Parts =
    [
        (["nginx", "image"], "nginx-photon"), (["portal", "image"], "harbor-portal"), (["core", "image"], "harbor-core"),
        (["jobservice", "image"], "harbor-jobservice"), (["registry", "registry", "image"], "registry-photon"),
        (["registry", "controller", "image"], "harbor-registryctl"), (["trivy", "image"], "trivy-adapter-photon"),
        (["redis", "internal", "image"], "valkey-photon"), (["exporter", "image"], "harbor-exporter"),
    ];

    /// <summary>Installs it.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed or do not fit together.</exception>
    public Harbor(string name, HarborArgs args, ComponentResourceOptions? options = null)
        : base("infra:registries:Harbor", name, options.On(args.Checked(name).Namespace))
    {
        Host = args.Expose.Host;
        var secrets = MakeSecrets(name, args);
        var bucket = args.Storage is HarborStorage.Bucket { Store: { Keys: { } keys } store } ? new Bucket(store, MakeKeys(name, args, keys)) : null;
        var release = new Release(name, new HelmChart(ChartCatalogue.Harbor, args.Version)
            .Install(args.Release, args.Namespace, Values(args, secrets.Ref, bucket)),
            this.Child(secrets.Ref.MadeBy, bucket?.Keys.MadeBy, args.Database.Secret.MadeBy));
        if (args.Database.Endpoint.Pods is { } database)
            LetIn(name, args, database);

        _ = new Route(name, new RouteArgs
        {
            Namespace = args.Namespace,
            Name = args.RouteName,
            Exposures = [args.Expose],
            Rules = [new HttpRule { Backends = [new HttpBackend { Service = ServiceName, Port = 80 }] }],
            Settings = args.RouteSettings,
        }, new ComponentResourceOptions { Parent = this, DependsOn = { release } });
        AdminPassword = new SecretKeyRef(secrets.Ref, AdminKey);
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The host, which images' names begin with.</summary>
    public string Host { get; }

    /// <summary>The password of the user <c>admin</c>.</summary>
    public SecretKeyRef AdminPassword { get; }

    // All of them come out of one password that no one knows: what one part learns does not tell it another's.
    private GeneratedSecret MakeSecrets(string name, HarborArgs args) => new($"{name}-secrets", new GeneratedSecretArgs
    {
        Namespace = args.Namespace,
        Operator = args.SecretsOperator,
        Length = 64,
        Templates = new Dictionary<string, string>
        {
            [AdminKey] = Derived("admin", 32),
            ["secretKey"] = Derived("data", 16),
            ["secret"] = Derived("core", 16),
            ["CSRF_KEY"] = Derived("csrf", 32),
            ["JOBSERVICE_SECRET"] = Derived("jobs", 16),
            ["REGISTRY_HTTP_SECRET"] = Derived("registry", 16),
            ["REGISTRY_PASSWD"] = Derived("login", 32),
            ["REGISTRY_HTPASSWD"] = """{{ htpasswd "harbor_registry_user" (printf "login%s" .password | sha256sum | trunc 32) }}""",
        },
    }, new ComponentResourceOptions { Parent = this });

    private static string Derived(string use, int length) =>
        string.Create(CultureInfo.InvariantCulture, $$$"""{{ printf "{{{use}}}%s" .password | sha256sum | trunc {{{length}}} }}""");

    private SecretRef MakeKeys(string name, HarborArgs args, StoreKeys keys) => new SecretCopy($"{name}-bucket", new SecretCopyArgs
    {
        Namespace = args.Namespace,
        From = keys.Namespace,
        Secret = keys.Secret,
        Name = $"{name}-bucket",
        MadeBy = keys.MadeBy,
        Operator = args.SecretsOperator,
        Template = new Dictionary<string, string>
        {
            ["REGISTRY_STORAGE_S3_ACCESSKEY"] = $"{{{{ index . \"{keys.AccessKey}\" }}}}",
            ["REGISTRY_STORAGE_S3_SECRETKEY"] = $"{{{{ index . \"{keys.SecretKey}\" }}}}",
        },
        Keys = ["REGISTRY_STORAGE_S3_ACCESSKEY", "REGISTRY_STORAGE_S3_SECRETKEY"],
    }, new ComponentResourceOptions { Parent = this }).Ref;

    private void LetIn(string name, HarborArgs args, PodSet database) => _ = new NetworkPolicy($"{name}-to-{args.Database.Endpoint.Name}", new NetworkPolicyArgs
    {
        Metadata = new ObjectMetaArgs { Name = $"{name}-to-{args.Database.Endpoint.Name}", Namespace = database.Namespace.Name },
        Spec = new NetworkPolicySpecArgs
        {
            PodSelector = Flow.Selector(database.Labels),
            PolicyTypes = { "Ingress" },
            Ingress =
            {
                new NetworkPolicyIngressRuleArgs
                {
                    From = { Flow.Peer(new PodSet(args.Namespace, new Dictionary<string, Input<string>> { ["release"] = args.Release })) },
                    Ports = { Flow.Port("TCP", args.Database.Endpoint.TargetPort) },
                },
            },
        },
    }, this.Child());

    private static Dictionary<string, object> Values(HarborArgs args, SecretRef secrets, Bucket? bucket)
    {
        var values = new Dictionary<string, object>
        {
            ["fullnameOverride"] = args.Release,
            ["externalURL"] = $"https://{args.Expose.Host}",
            ["expose"] = new Dictionary<string, object>
            {
                ["type"] = "clusterIP",
                ["clusterIP"] = new Dictionary<string, object> { ["name"] = ServiceName },
                ["tls"] = new Dictionary<string, object> { ["enabled"] = false },
            },
            ["existingSecretAdminPassword"] = secrets.Name,
            ["existingSecretSecretKey"] = secrets.Name,
            ["core"] = new Dictionary<string, object> { ["existingSecret"] = secrets.Name, ["existingXsrfSecret"] = secrets.Name },
            ["jobservice"] = new Dictionary<string, object> { ["existingSecret"] = secrets.Name },
            ["registry"] = new Dictionary<string, object>
            {
                ["existingSecret"] = secrets.Name,
                ["credentials"] = new Dictionary<string, object> { ["existingSecret"] = secrets.Name },
            },
            ["database"] = new Dictionary<string, object> { ["type"] = "external", ["external"] = Database(args) },
            ["trivy"] = new Dictionary<string, object> { ["enabled"] = args.Scan },
            ["persistence"] = Persistence(args, bucket),
        };
        // A volume of one node cannot be in two pods, so the old one must go before the new one comes.
        if (bucket is null)
            values["updateStrategy"] = new Dictionary<string, object> { ["type"] = "Recreate" };

        foreach (var (path, image) in Parts)
            values.Mirror(args.Namespace.Cluster.Mirrors, $"{Images}/{image}", path);

        return values;
    }

    private static Dictionary<string, object> Database(HarborArgs args) => new()
    {
        ["host"] = args.Database.Host,
        ["port"] = args.Database.Port.ToString(CultureInfo.InvariantCulture),
        ["username"] = args.Database.User,
        ["coreDatabase"] = args.Database.Database,
        ["existingSecret"] = args.Database.Secret.Name,
        ["sslmode"] = "require",
    };

    private static Dictionary<string, object> Persistence(HarborArgs args, Bucket? bucket)
    {
        var claims = new Dictionary<string, object>
        {
            ["redis"] = Claim(args, args.CacheSize, args.Adopt.Cache),
            ["jobservice"] = new Dictionary<string, object> { ["jobLog"] = Claim(args, args.JobLogSize, args.Adopt.JobLog) },
            ["trivy"] = Claim(args, args.ScannerSize, args.Adopt.Scanner),
        };
        if (args.Storage is HarborStorage.Volume volume)
            claims["registry"] = Claim(args, volume.Size, args.Adopt.Registry);

        var persistence = new Dictionary<string, object> { ["resourcePolicy"] = "keep", ["persistentVolumeClaim"] = claims };
        if (bucket is not null)
        {
            persistence["imageChartStorage"] = new Dictionary<string, object>
            {
                ["type"] = "s3",
                // Clients would be sent to an address that only the cluster knows.
                ["disableredirect"] = bucket.Store.Endpoint is not null,
                ["s3"] = bucket.Values(),
            };
        }

        return persistence;
    }

    private static Dictionary<string, object> Claim(HarborArgs args, string size, string? existing)
    {
        var claim = new Dictionary<string, object> { ["size"] = size };
        if (existing is not null)
            claim["existingClaim"] = existing;
        else if ((args.StorageClass ?? args.Namespace.Cluster.StorageClass) is { } storageClass)
            claim["storageClass"] = storageClass;

        return claim;
    }

    private sealed record Bucket(ObjectStore Store, SecretRef Keys)
    {
        public Dictionary<string, object> Values()
        {
            var values = new Dictionary<string, object>
            {
                ["bucket"] = Store.Bucket,
                ["region"] = Store.Region,
                ["existingSecret"] = Keys.Name,
            };
            if (Store.Endpoint is not null)
                values["regionendpoint"] = Store.Endpoint;

            return values;
        }
    }
}
