using Infra.Components.CustomResources;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Observability;

/// <summary>What is said of the operator's pods, to each of which it adds the rest.</summary>
internal sealed class ElasticPods(ElasticStackArgs args)
{
    private Resources Intake => args.Logstash.Resources ?? new("250m", "1Gi");

    private string Heap
    {
        get
        {
            var half = Intake.MemoryBytes / (1 << 20) / 2;
            return string.Create(CultureInfo.InvariantCulture, $"-Xms{half}m -Xmx{half}m");
        }
    }

    public PodTemplateSpecArgs Elasticsearch() => new()
    {
        Spec = new PodSpecArgs
        {
            SecurityContext = Hardened(),
            Containers = { new ContainerArgs { Name = "elasticsearch", Resources = args.Resources.ToArgs() } },
            NodeSelector = args.Placement.NodeSelector.OrNone(),
            Tolerations = args.Placement.Tolerations.Select(toleration => toleration.ToArgs()).OrNone(),
            PriorityClassName = Optional.Of(args.Placement.PriorityClass)!,
            // Left out, the operator keeps them apart where it can.
            Affinity = Apart()!,
        },
    };

    public static PodTemplateSpecArgs Kibana(LogPages pages) => new()
    {
        Spec = new PodSpecArgs
        {
            SecurityContext = Hardened(),
            Containers = { new ContainerArgs { Name = "kibana", Resources = (pages.Resources ?? new("250m", "2Gi")).ToArgs() } },
        },
    };

    public PodTemplateSpecArgs Logstash(ConfigMapRef template) => new()
    {
        Metadata = new ObjectMetaArgs { Annotations = { ["infra/content"] = template.Version! } },
        Spec = new PodSpecArgs
        {
            SecurityContext = Hardened(),
            // The operator's, of which it does not say that it needs no privilege.
            InitContainers = { new ContainerArgs { Name = "logstash-internal-init-config", SecurityContext = Unprivileged() } },
            Containers =
            {
                new ContainerArgs
                {
                    Name = "logstash",
                    Resources = Intake.ToArgs(),
                    // Its own default is a gibibyte, whatever the container has. The other half is for buffers and the rest of the JVM.
                    Env = { new EnvVarArgs { Name = "LS_JAVA_OPTS", Value = Heap } },
                    SecurityContext = Unprivileged(),
                    Ports = { new ContainerPortArgs { Name = "tcp", ContainerPortValue = args.Logstash.Port, Protocol = "TCP" } },
                    VolumeMounts = { new VolumeMountArgs { Name = "templates", MountPath = LogstashPipeline.Folder, ReadOnly = true } },
                },
            },
            Volumes = { new VolumeArgs { Name = "templates", ConfigMap = new ConfigMapVolumeSourceArgs { Name = template.Name } } },
        },
    };

    public ElasticClaimArgs Claim(string name, string size) => new()
    {
        Metadata = new ElasticNameArgs { Name = name },
        Spec = new PersistentVolumeClaimSpecArgs
        {
            AccessModes = { "ReadWriteOnce" },
            Resources = new VolumeResourceRequirementsArgs { Requests = { ["storage"] = size } },
            StorageClassName = Optional.Of(args.StorageClass?.Name ?? args.Namespace.Cluster.StorageClass)!,
        },
    };

    private static PodSecurityContextArgs Hardened() => new()
    {
        RunAsNonRoot = true,
        FsGroup = 1000,
        SeccompProfile = new SeccompProfileArgs { Type = "RuntimeDefault" },
    };

    private static SecurityContextArgs Unprivileged() => new()
    {
        AllowPrivilegeEscalation = false,
        Capabilities = new CapabilitiesArgs { Drop = { "ALL" } },
    };

    private AffinityArgs? Apart() => args.Placement.Spread != Apps.Spread.Required ? null : new AffinityArgs
    {
        PodAntiAffinity = new PodAntiAffinityArgs
        {
            RequiredDuringSchedulingIgnoredDuringExecution =
            {
                new PodAffinityTermArgs
                {
                    TopologyKey = "kubernetes.io/hostname",
                    LabelSelector = new LabelSelectorArgs { MatchLabels = { ["common.k8s.elastic.co/type"] = "elasticsearch" } },
                },
            },
        },
    };
}
