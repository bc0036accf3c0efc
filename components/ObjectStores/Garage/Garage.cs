using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Infra.Catalogue;
using Infra.Components.Apps;
using Infra.Components.Edge;
using Infra.Components.Secrets;
using Infra.Components.Storage;
using Pulumi.Kubernetes.Apps.V1;
using Pulumi.Kubernetes.Batch.V1;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Batch.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;
using HttpMethod = Infra.Components.Edge.HttpMethod;
using PodVolume = Pulumi.Kubernetes.Types.Inputs.Core.V1.VolumeArgs;

namespace Infra.Components.ObjectStores;

/// <summary>
/// Garage: an object store on own machines that speaks S3's language. Each node is a StatefulSet of its own with its own volumes, which are
/// protected and stay when the stack goes. A job makes layout, buckets and keys; the keys are generated in the cluster.
/// </summary>
public sealed class Garage : ComponentResource, IServes
{
    private const int S3Port = 3900;
    private const int RpcPort = 3901;
    private const int WebPort = 3902;
    private const int AdminPort = 3903;
    private const string WebDomain = "web.garage";
    private const int User = 10001;
    private const int OwnerAndGroupRead = 0b100_100_000;
    private const string AccessKey = "accessKey";
    private const string SecretKey = "secretKey";

    private readonly string _name;
    private readonly GarageArgs _args;
    private readonly PodSet _pods;
    private readonly Dictionary<string, SecretRef> _keys;
    private readonly Job _setup;

    /// <summary>Makes the store.</summary>
    /// <param name="name">The component's name, a DNS label of at most 40 characters.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed or do not fit together.</exception>
    public Garage(string name, GarageArgs args, ComponentResourceOptions? options = null)
        : base("infra:objectstores:Garage", name, options.On(args.Checked(name, longestName: 40).Namespace))
    {
        _name = name;
        _args = args;
        _pods = new PodSet(args.Namespace, new Dictionary<string, Input<string>> { ["app"] = name });
        Endpoint = At(name, S3Port);
        var rpc = Secret("rpc", 64);
        var admin = Secret("admin", 64);
        _keys = args.Buckets.ToDictionary(bucket => bucket.Name, Key, StringComparer.Ordinal);
        MakeServices();
        MakePolicy();
        var nodes = args.Nodes.Select((node, index) => MakeNode(index, node, rpc, admin)).ToArray();
        _setup = MakeSetup(admin, nodes);
        RegisterOutputs(Outputs.Of(this));
    }

    /// <inheritdoc/>
    public Endpoint Endpoint { get; }

    /// <summary>The host name of the Service.</summary>
    public Output<string> Host => Endpoint.Host;

    /// <summary>The port of the Service: 3900.</summary>
    public int Port => Endpoint.ServicePort;

    /// <summary>
    /// The rules of a route to it: S3's language in path style, and for each public bucket <c>GET /bucket/name</c> without a key.
    /// </summary>
    public IReadOnlyList<HttpRule> Rules()
    {
        var s3 = new HttpRule
        {
            // The bucket itself is asked for its region and its list, which takes the key.
            Matches =
            [
                HttpMatch.Prefix("/"),
                .. PublicBuckets.SelectMany(bucket => new[] { HttpMatch.Exact($"/{bucket}"), HttpMatch.Exact($"/{bucket}/") }),
            ],
            Backends = [new HttpBackend(Endpoint)],
        };
        var reads = from bucket in PublicBuckets
                    from method in new[] { HttpMethod.Get, HttpMethod.Head }
                    select new HttpRule
                    {
                        Matches = [HttpMatch.Prefix($"/{bucket}") with { Method = method }],
                        Filters = [new HttpFilter.Rewrite { Host = $"{bucket}.{WebDomain}", Path = new PathChange.PrefixMatch("/") }],
                        Backends = [new HttpBackend(At($"{_name}-web", WebPort))],
                    };
        return [s3, .. reads];
    }

    private string[] PublicBuckets => [.. _args.Buckets.Where(bucket => bucket.Public).Select(bucket => bucket.Name)];

    /// <summary>A bucket and its key, for applications, backups and registries.</summary>
    /// <param name="bucket">The bucket, one of those that are declared.</param>
    public ObjectStore Store(string bucket)
    {
        if (!_keys.ContainsKey(bucket))
        {
            throw new RefusedException([new Diagnostic(Codes.Undeclared, $"Garage {_name}, buckets", bucket,
                $"one of {string.Join(", ", _args.Buckets.Select(known => known.Name))}", "name one of them, or declare it")]);
        }

        return new ObjectStore
        {
            Bucket = bucket,
            Region = _args.Region,
            Endpoint = Output.Format($"http://{Host}:{S3Port.ToString(CultureInfo.InvariantCulture)}"),
            PathStyle = true,
            // Whoever reads the key wants the bucket too, which the job makes.
            Keys = new StoreKeys(_args.Namespace, KeyName(bucket), AccessKey, SecretKey, _setup),
            Service = Endpoint,
        };
    }

    private Endpoint At(string name, int port) => new()
    {
        Name = name,
        Namespace = _args.Namespace,
        Service = _name,
        ServicePort = port,
        TargetPort = port,
        Pods = _pods,
    };

    private string KeyName(string bucket) => Names.Fit($"{_name}-{bucket}-key");

    private SecretRef Secret(string purpose, int digits) => new GeneratedSecret($"{_name}-{purpose}", new GeneratedSecretArgs
    {
        Namespace = _args.Namespace,
        Key = SecretKey,
        Hexadecimal = true,
        Length = digits,
        Operator = _args.SecretsOperator,
    }, new ComponentResourceOptions { Parent = this }).Ref;

    // Garage takes a key whose id is GK and 24 hexadecimal digits, and whose secret is 64 of them. The id is no secret: a digest tells
    // nothing.
    private SecretRef Key(GarageBucket bucket) => new GeneratedSecret(KeyName(bucket.Name), new GeneratedSecretArgs
    {
        Namespace = _args.Namespace,
        Key = SecretKey,
        Hexadecimal = true,
        Length = 64,
        Operator = _args.SecretsOperator,
        Templates = new Dictionary<string, string> { [AccessKey] = $"GK{{{{ .{SecretKey} | sha256sum | trunc 24 }}}}" },
    }, new ComponentResourceOptions { Parent = this }).Ref;

    // The second answers for public buckets alone.
    private IEnumerable<(string Name, int Port)> ServicePorts =>
        PublicBuckets.Length > 0 ? [("s3", S3Port), ("web", WebPort)] : [("s3", S3Port)];

    private void MakeServices()
    {
        _ = new Service(_name, new ServiceArgs
        {
            Metadata = _pods.Named(_name, Await.Nothing),
            Spec = new ServiceSpecArgs
            {
                Type = "ClusterIP",
                Selector = Flow.Labels(_pods.Labels),
                Ports = ServicePorts
                    .Select(port => new ServicePortArgs { Name = port.Name, Port = port.Port, TargetPort = port.Port, Protocol = "TCP" })
                    .ToArray(),
            },
        }, this.Child());
        _ = new Service($"{_name}-nodes", new ServiceArgs
        {
            Metadata = _pods.Named($"{_name}-nodes", Await.Nothing),
            Spec = new ServiceSpecArgs
            {
                ClusterIP = "None",
                // They find each other by these names before they are ready.
                PublishNotReadyAddresses = true,
                Selector = Flow.Labels(_pods.Labels),
                Ports =
                {
                    new ServicePortArgs { Name = "rpc", Port = RpcPort, TargetPort = RpcPort, Protocol = "TCP" },
                    new ServicePortArgs { Name = "admin", Port = AdminPort, TargetPort = AdminPort, Protocol = "TCP" },
                },
            },
        }, this.Child());
    }

    private void MakePolicy()
    {
        var setup = new NetworkPolicyPeerArgs { PodSelector = Flow.Selector(SetupLabels) };
        var own = new NetworkPolicyPeerArgs { PodSelector = Flow.Selector(_pods.Labels) };
        _ = new NetworkPolicy(_name, new NetworkPolicyArgs
        {
            Metadata = _pods.Named(_name),
            Spec = new NetworkPolicySpecArgs
            {
                PodSelector = Flow.Selector(_pods.Labels),
                PolicyTypes = { "Ingress", "Egress" },
                Ingress =
                {
                    new NetworkPolicyIngressRuleArgs { From = { own }, Ports = { Flow.Port("TCP", RpcPort) } },
                    new NetworkPolicyIngressRuleArgs { From = { setup }, Ports = { Flow.Port("TCP", AdminPort) } },
                },
                Egress = { new NetworkPolicyEgressRuleArgs { To = { own }, Ports = { Flow.Port("TCP", RpcPort) } } },
            },
        }, this.Child());
        _ = new NetworkPolicy($"{_name}-setup", new NetworkPolicyArgs
        {
            Metadata = _pods.Named($"{_name}-setup"),
            Spec = new NetworkPolicySpecArgs
            {
                PodSelector = Flow.Selector(SetupLabels),
                PolicyTypes = { "Ingress", "Egress" },
                Egress = { new NetworkPolicyEgressRuleArgs { To = { own }, Ports = { Flow.Port("TCP", AdminPort) } } },
            },
        }, this.Child());
    }

    private StatefulSet MakeNode(int index, GarageNode node, SecretRef rpc, SecretRef admin)
    {
        var set = string.Create(CultureInfo.InvariantCulture, $"{_name}-{index}");
        var data = Claim($"{set}-data", node.Data, node.Source, set);
        var metadata = Claim($"{set}-metadata", node.Metadata, node.MetadataSource, set);
        var file = Configuration($"{set}-0.{_name}-nodes");
        var config = new ConfigMap(set, new ConfigMapArgs
        {
            Metadata = _pods.Named(set),
            Data = { ["garage.toml"] = file },
        }, this.Child());
        var annotations = Await.Rollout(_args.Namespace.Cluster) ?? [];
        if (_args.Nodes.Count == 1)
            annotations.Add(App.SingleReplicaAnnotation, "one node holds the only copy of the objects");

        var pod = Pod(node.NodeSelector);
        pod.Containers = Server();
        pod.Volumes = new[]
        {
            new PodVolume
            {
                Name = "data",
                PersistentVolumeClaim = new PersistentVolumeClaimVolumeSourceArgs { ClaimName = data.ClaimName },
            },
            new PodVolume
            {
                Name = "metadata",
                PersistentVolumeClaim = new PersistentVolumeClaimVolumeSourceArgs { ClaimName = metadata.ClaimName },
            },
            new PodVolume
            {
                Name = "config",
                ConfigMap = new ConfigMapVolumeSourceArgs { Name = config.Metadata.Apply(made => made.Name) },
            },
            SecretVolume("rpc", rpc),
            SecretVolume("admin", admin),
        };
        pod.TopologySpreadConstraints = new TopologySpreadConstraintArgs
        {
            TopologyKey = "kubernetes.io/hostname",
            MaxSkew = 1,
            WhenUnsatisfiable = "ScheduleAnyway",
            LabelSelector = Flow.Selector(_pods.Labels),
        };
        var labels = new Dictionary<string, Input<string>>(_pods.Labels) { ["node"] = set };
        return new StatefulSet(set, new StatefulSetArgs
        {
            Metadata = _pods.Named(set, annotations),
            Spec = new StatefulSetSpecArgs
            {
                Replicas = 1,
                ServiceName = $"{_name}-nodes",
                Selector = Flow.Selector(labels),
                Template = new PodTemplateSpecArgs
                {
                    Metadata = new ObjectMetaArgs { Labels = Flow.Labels(labels), Annotations = { { "infra/config", HashOf(file) } } },
                    Spec = pod,
                },
            },
        }, this.Child(rpc.MadeBy, admin.MadeBy));
    }

    private ContainerArgs Server()
    {
        var container = Container("garage", _args.Image);
        container.Command = new[] { "/garage", "--config", "/etc/garage/garage.toml", "server" };
        container.Resources = _args.Resources.ToArgs();
        container.Ports = ServicePorts.Select(port => Listen(port.Name, port.Port))
            .Append(Listen("rpc", RpcPort)).Append(Listen("admin", AdminPort)).ToArray();
        container.VolumeMounts = new[]
        {
            new VolumeMountArgs { Name = "data", MountPath = "/var/lib/garage/data" },
            new VolumeMountArgs { Name = "metadata", MountPath = "/var/lib/garage/metadata" },
            new VolumeMountArgs { Name = "config", MountPath = "/etc/garage", ReadOnly = true },
            new VolumeMountArgs { Name = "rpc", MountPath = "/run/secrets/rpc", ReadOnly = true },
            new VolumeMountArgs { Name = "admin", MountPath = "/run/secrets/admin", ReadOnly = true },
        };
        // Its own health says that a layout is missing, until the job, which comes after the nodes, has made one.
        var answers = new TCPSocketActionArgs { Port = AdminPort };
        container.StartupProbe = new ProbeArgs { TcpSocket = answers, PeriodSeconds = 5, TimeoutSeconds = 3, FailureThreshold = 60 };
        container.ReadinessProbe = new ProbeArgs
        {
            TcpSocket = new TCPSocketActionArgs { Port = S3Port },
            PeriodSeconds = 5,
            TimeoutSeconds = 3,
            FailureThreshold = 3,
        };
        container.LivenessProbe = new ProbeArgs { TcpSocket = answers, PeriodSeconds = 10, TimeoutSeconds = 3, FailureThreshold = 6 };
        return container;
    }

    private Job MakeSetup(SecretRef admin, StatefulSet[] nodes)
    {
        var plan = new JsonObject
        {
            ["nodes"] = new JsonArray([.. _args.Nodes.Select((node, index) => (JsonNode)new JsonObject
            {
                ["host"] = string.Create(CultureInfo.InvariantCulture, $"{_name}-{index}-0.{_name}-nodes"),
                ["zone"] = node.Zone,
                ["capacity"] = (long)Resources.Amount(node.Data),
            })]),
            ["buckets"] = Json.Texts(_args.Buckets.Select(bucket => bucket.Name)),
            ["public"] = Json.Texts(PublicBuckets),
        }.Line();
        var script = Script();
        var files = new ConfigMap($"{_name}-setup", new ConfigMapArgs
        {
            Metadata = _pods.Named($"{_name}-setup"),
            Data = { ["plan.json"] = plan, ["garage-setup.py"] = script },
        }, this.Child());
        var pod = Pod(new Dictionary<string, string>());
        pod.RestartPolicy = "Never";
        var container = Container("setup", ImageCatalogue.Python.Reference);
        container.Command = new[] { "python3", "/setup/garage-setup.py" };
        container.Resources = new Resources("50m", "64Mi").ToArgs();
        container.Env = new[]
        {
            new EnvVarArgs { Name = "PLAN", Value = "/setup/plan.json" },
            new EnvVarArgs { Name = "TOKEN", Value = $"/run/secrets/admin/{SecretKey}" },
            new EnvVarArgs { Name = "KEYS", Value = "/run/keys" },
            new EnvVarArgs { Name = "PORT", Value = AdminPort.ToString(CultureInfo.InvariantCulture) },
        };
        container.VolumeMounts = _args.Buckets
            .Select(bucket => new VolumeMountArgs { Name = $"key-{bucket.Name}", MountPath = $"/run/keys/{bucket.Name}", ReadOnly = true })
            .Prepend(new VolumeMountArgs { Name = "admin", MountPath = "/run/secrets/admin", ReadOnly = true })
            .Prepend(new VolumeMountArgs { Name = "setup", MountPath = "/setup", ReadOnly = true }).ToArray();
        pod.Containers = container;
        pod.Volumes = _args.Buckets.Select(bucket => SecretVolume($"key-{bucket.Name}", _keys[bucket.Name]))
            .Prepend(SecretVolume("admin", admin))
            .Prepend(new PodVolume
            {
                Name = "setup",
                ConfigMap = new ConfigMapVolumeSourceArgs { Name = files.Metadata.Apply(made => made.Name) },
            }).ToArray();
        return new Job($"{_name}-setup", new JobArgs
        {
            // Another plan is another job: the one that ran cannot be changed.
            Metadata = _pods.Named($"{_name}-setup-{HashOf(plan + script)[..8]}"),
            Spec = new JobSpecArgs
            {
                BackoffLimit = 6,
                ActiveDeadlineSeconds = 1800,
                Template = new PodTemplateSpecArgs { Metadata = new ObjectMetaArgs { Labels = Flow.Labels(SetupLabels) }, Spec = pod },
            },
        }, this.Child([.. nodes, .. _keys.Values.Select(key => key.MadeBy)]));
    }

    private Dictionary<string, Input<string>> SetupLabels => new() { ["app"] = $"{_name}-setup" };

    private string Configuration(string address) => string.Create(CultureInfo.InvariantCulture, $$"""
        metadata_dir = "/var/lib/garage/metadata"
        data_dir = "/var/lib/garage/data"
        db_engine = "lmdb"
        metadata_auto_snapshot_interval = "6h"
        replication_factor = {{_args.Copies}}
        rpc_bind_addr = "[::]:{{RpcPort}}"
        rpc_public_addr = "{{address}}:{{RpcPort}}"
        rpc_secret_file = "/run/secrets/rpc/{{SecretKey}}"

        [s3_api]
        s3_region = "{{_args.Region}}"
        api_bind_addr = "[::]:{{S3Port}}"
        {{Web}}
        [admin]
        api_bind_addr = "[::]:{{AdminPort}}"
        admin_token_file = "/run/secrets/admin/{{SecretKey}}"

        """);

    private string Web => PublicBuckets.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $$"""

        [s3_web]
        bind_addr = "[::]:{{WebPort}}"
        root_domain = ".{{WebDomain}}"

        """);

    private static PodSpecArgs Pod(IReadOnlyDictionary<string, string> nodes) => new()
    {
        AutomountServiceAccountToken = false,
        EnableServiceLinks = false,
        NodeSelector = nodes.OrNone(),
        SecurityContext = new PodSecurityContextArgs
        {
            RunAsNonRoot = true,
            RunAsUser = User,
            RunAsGroup = User,
            FsGroup = User,
            FsGroupChangePolicy = "OnRootMismatch",
            SeccompProfile = new SeccompProfileArgs { Type = "RuntimeDefault" },
        },
    };

    private ContainerArgs Container(string name, string image) => new()
    {
        Name = name,
        Image = _args.Namespace.Cluster.Mirrors.Image(image),
        SecurityContext = new SecurityContextArgs
        {
            AllowPrivilegeEscalation = false,
            ReadOnlyRootFilesystem = true,
            Capabilities = new CapabilitiesArgs { Drop = { "ALL" } },
        },
    };

    private static ContainerPortArgs Listen(string name, int port) => new() { Name = name, ContainerPortValue = port, Protocol = "TCP" };

    private static PodVolume SecretVolume(string name, SecretRef secret) => new()
    {
        Name = name,
        Secret = new SecretVolumeSourceArgs { SecretName = secret.Name, DefaultMode = OwnerAndGroupRead },
    };

    private Volume Claim(string name, string size, VolumeSource source, string pod) => new(name, new Storage.VolumeArgs
    {
        Namespace = _args.Namespace,
        Size = size,
        Source = source,
    }, new ComponentResourceOptions { Parent = this })
    {
        MountedBy = pod,
    };

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    private static string Script()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Infra.Components.Scripts.garage-setup.py")
            ?? throw new InvalidOperationException("the script garage-setup is not in the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
