using Infra.Components.Apps;
using Infra.Components.CustomResources;
using Infra.Components.Edge;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Observability;

/// <summary>
/// Logs that applications send themselves: Logstash takes them, Elasticsearch keeps them, Kibana shows them. All of it asks for a user and a
/// password, and what holds data stays when the stack goes.
/// </summary>
public sealed class ElasticStack : ComponentResource, IServes
{
    internal const int HttpPort = 9200;
    internal const int TransportPort = 9300;
    internal const int KibanaPort = 5601;

    private const string Registry = "docker.elastic.co";

    private readonly string _name;
    private readonly ElasticStackArgs _args;
    private readonly ElasticPods _pods;

    /// <summary>Makes it.</summary>
    /// <param name="name">The component's name, a DNS label of at most 36 characters.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed or do not fit together.</exception>
    public ElasticStack(string name, ElasticStackArgs args, ComponentResourceOptions? options = null)
        : base("infra:observability:ElasticStack", name, options.On(args.Checked(name, longestName: 36).Namespace))
    {
        _name = name;
        _args = args;
        _pods = new ElasticPods(args);
        Endpoint = Of(name, args.Logstash.Service, args.Logstash.Port, "logstash", "logstash.k8s.elastic.co/name");
        Elasticsearch = Of($"{name}-elasticsearch", $"{name}-es-http", HttpPort, "elasticsearch", "elasticsearch.k8s.elastic.co/cluster-name");
        Kibana = args.Kibana is null ? null : Of($"{name}-kibana", $"{name}-kb-http", KibanaPort, "kibana", "kibana.k8s.elastic.co/name");

        new ElasticNetwork(name, args, this, args.Operator?.Pods ?? EckOperator.Elsewhere(args.Namespace.Cluster)).Make();
        var elasticsearch = MakeElasticsearch();
        MakeLogstash(elasticsearch);
        if (args.Kibana is { } pages)
            MakeKibana(pages, elasticsearch);

        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>Where applications send lines of JSON to: Logstash.</summary>
    public Endpoint Endpoint { get; }

    /// <summary>Where Elasticsearch answers, over HTTPS.</summary>
    public Endpoint Elasticsearch { get; }

    /// <summary>Where Kibana answers; null when there is none.</summary>
    public Endpoint? Kibana { get; }

    /// <summary>The host name of Logstash's Service.</summary>
    public Output<string> Host => Endpoint.Host;

    /// <summary>The port of Logstash's Service.</summary>
    public int Port => Endpoint.ServicePort;

    /// <summary>The password of the administrator <c>elastic</c>, which the operator generates.</summary>
    public SecretKeyRef Administrator => new(new SecretRef($"{_name}-es-elastic-user"), "elastic");

    /// <summary>The certificate with which clients check Elasticsearch's own.</summary>
    public SecretKeyRef Authority => new(new SecretRef($"{_name}-es-http-certs-public"), "ca.crt");

    private Endpoint Of(string name, string service, int port, string type, string label) => new()
    {
        Name = name,
        Namespace = _args.Namespace,
        Service = service,
        ServicePort = port,
        TargetPort = port,
        Pods = new PodSet(_args.Namespace, new Dictionary<string, Input<string>> { ["common.k8s.elastic.co/type"] = type, [label] = _name }),
    };

    private string Image(string product) =>
        _args.Namespace.Cluster.Mirrors.Image($"{Registry}/{product}/{product}:{_args.Version}");

    private CustomResource MakeElasticsearch() => new($"{_name}-elasticsearch", new ElasticsearchResourceArgs
    {
        Metadata = Named("{.status.phase}=Ready"),
        Spec = new ElasticsearchSpecArgs
        {
            Version = _args.Version,
            Image = Image("elasticsearch"),
            VolumeClaimDeletePolicy = "DeleteOnScaledownOnly",
            NodeSets = new ElasticsearchNodeSetArgs
            {
                Name = "default",
                Count = _args.Nodes,
                Config = new InputMap<object> { ["node.store.allow_mmap"] = _args.MemoryMap },
                PodTemplate = _pods.Elasticsearch(),
                VolumeClaimTemplates = _pods.Claim("elasticsearch-data", _args.Size),
            },
        },
    }, this.Child(_args.Operator, _args.StorageClass?.MadeBy).Kept());

    private void MakeLogstash(CustomResource elasticsearch)
    {
        var intake = _args.Logstash;
        var pipeline = new LogstashPipeline(_args);
        var files = new Dictionary<string, string> { [LogstashPipeline.File] = pipeline.Template };
        var map = new ConfigMap($"{_name}-logstash", new ConfigMapArgs
        {
            Metadata = new ObjectMetaArgs { Name = $"{_name}-logstash", Namespace = _args.Namespace.Name },
            Data = files,
        }, this.Child());
        var template = new ConfigMapRef(map.Metadata.Apply(metadata => metadata.Name), map, Content.Hash(files));
        var logstash = new CustomResource($"{_name}-logstash", new LogstashResourceArgs
        {
            Metadata = Named("{.status.health}=green"),
            Spec = new LogstashSpecArgs
            {
                Version = _args.Version,
                Image = Image("logstash"),
                Count = intake.Pods,
                ElasticsearchRefs = new LogstashElasticsearchArgs { ClusterName = LogstashPipeline.Cluster, Name = _name },
                // What was taken outlives a restart, here or of Elasticsearch. One gibibyte of the volume is left.
                Config = new InputMap<object>
                {
                    ["queue.type"] = "persisted",
                    ["queue.max_bytes"] = string.Create(CultureInfo.InvariantCulture, $"{QueueMebibytes(intake)}mb"),
                },
                Pipelines = new LogstashPipelineArgs { Id = "main", Config = pipeline.Config },
                PodTemplate = _pods.Logstash(template),
                VolumeClaimTemplates = _pods.Claim("logstash-data", intake.Buffer),
            },
        }, this.Child(elasticsearch, _args.StorageClass?.MadeBy));
        DisruptionBudget.Make($"{_name}-logstash", this, Endpoint.Pods!, $"{_name}-logstash", intake.Pods);
        _ = new Service($"{_name}-logstash", new ServiceArgs
        {
            // Without the labels by which the operator knows the Services that it made.
            Metadata = new ObjectMetaArgs
            {
                Name = intake.Service,
                Namespace = _args.Namespace.Name,
                Annotations = Await.Rollout(_args.Namespace.Cluster)!,
            },
            Spec = new ServiceSpecArgs
            {
                Type = "ClusterIP",
                Selector = Flow.Labels(Endpoint.Pods!.Labels),
                Ports = new ServicePortArgs { Name = "tcp", Port = intake.Port, TargetPort = intake.Port, Protocol = "TCP" },
            },
        }, this.Child(logstash).LeavingAddress());
    }

    private static long QueueMebibytes(LogIntake intake) => (long)Resources.Amount(intake.Buffer) / (1 << 20) * 3 / 4;

    private void MakeKibana(LogPages pages, CustomResource elasticsearch)
    {
        var kibana = new CustomResource($"{_name}-kibana", new KibanaResourceArgs
        {
            Metadata = Named("{.status.health}=green"),
            Spec = new KibanaSpecArgs
            {
                Version = _args.Version,
                Image = Image("kibana"),
                Count = pages.Pods,
                ElasticsearchRef = new ElasticNameArgs { Name = _name },
                Config = Settings(pages),
                // The edge has the certificate that browsers trust.
                Http = new KibanaHttpArgs { Tls = new KibanaTlsArgs { SelfSignedCertificate = new KibanaCertificateArgs { Disabled = true } } },
                PodTemplate = ElasticPods.Kibana(pages),
            },
        }, this.Child(elasticsearch));
        DisruptionBudget.Make($"{_name}-kibana", this, Kibana!.Pods!, $"{_name}-kibana", pages.Pods);
        NodePortService.Open(this, $"{_name}-kibana", Kibana.Pods!, pages.NodePort is { } port ? [("http", KibanaPort, port)] : []);
        if (pages.Expose.Count > 0)
        {
            _ = new Route($"{_name}-kibana", new RouteArgs
            {
                Namespace = _args.Namespace,
                Exposures = pages.Expose,
                Rules = [new HttpRule { Backends = [new HttpBackend(Kibana)] }],
                NetworkPolicies = false,
            }, new ComponentResourceOptions { Parent = this, DependsOn = { kibana } });
        }
    }

    private static InputMap<object> Settings(LogPages pages)
    {
        var settings = new InputMap<object> { ["telemetry.optIn"] = false };
        if (pages.Expose.Count > 0)
            settings["server.publicBaseUrl"] = $"https://{pages.Expose[0].Host}";

        return settings;
    }

    private ObjectMetaArgs Named(string done)
    {
        var metadata = new ObjectMetaArgs { Name = _name, Namespace = _args.Namespace.Name };
        if (_args.Namespace.Cluster.WaitForRollout)
            metadata.Annotations = new InputMap<string> { ["pulumi.com/waitFor"] = $"jsonpath={done}" };

        return metadata;
    }
}
