using Infra.Components.Namespaces;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Rbac.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;
using Pulumi.Kubernetes.Types.Inputs.Yaml.V2;
using Pulumi.Kubernetes.Yaml.V2;
using Deployment = Pulumi.Kubernetes.Apps.V1.Deployment;

namespace Infra.Components.Messaging;

/// <summary>
/// RabbitMQ's cluster operator: runs a <see cref="RabbitMq"/>. There is no chart of it, and the published manifest reads the Secrets of all
/// namespaces and needs cert-manager for its webhooks, so its objects are written here; the CRD comes as it is published.
/// </summary>
public sealed class RabbitMqOperator : ComponentResource, IMeasured
{
    private const string Image = "ghcr.io/rabbitmq/cluster-operator";
    private const string Account = "rabbitmq-cluster-operator";
    private const int MetricsPort = 8080;
    private const int HealthPort = 8081;

    private readonly string _name;

    /// <summary>Installs the operator and its CRD.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed.</exception>
    public RabbitMqOperator(string name, RabbitMqOperatorArgs args, ComponentResourceOptions? options = null)
        : base("infra:messaging:RabbitMqOperator", name, options.On(args.Checked(name).Cluster))
    {
        _name = name;
        var crd = new ConfigFile($"{name}-crd", new ConfigFileArgs
        {
            File = args.Cluster.Mirrors.Manifest($"https://raw.githubusercontent.com/rabbitmq/cluster-operator/{args.Version}"
                + "/config/crd/bases/rabbitmq.com_rabbitmqclusters.yaml"),
        }, new ComponentResourceOptions { Parent = this, Providers = { args.Cluster.Provider } });
        var space = args.Namespace ?? OwnNamespace.Make(this, name, args.Cluster, "rabbitmq-system", PodSecurity.Restricted);
        Pods = PodsIn(space);
        var watched = args.Watches.Count == 0 ? [space] : args.Watches;

        var account = new ServiceAccount(name, new ServiceAccountArgs
        {
            Metadata = new ObjectMetaArgs { Name = Account, Namespace = space.Name },
            AutomountServiceAccountToken = false,
        }, this.Child());
        Isolate();
        _ = MakeDeployment(args, watched, account, [crd, .. Grant(account, space, watched)]);
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>Its pods, which ask RabbitMQ how it is.</summary>
    internal PodSet Pods { get; }

    /// <inheritdoc/>
    IReadOnlyList<MetricsSource> IMeasured.Metrics => [new MetricsSource(_name, Pods, MetricsPort) { Guarded = true }];

    /// <summary>The operator's pods where this stack does not make it: in the namespace that it has by itself.</summary>
    internal static PodSet Elsewhere(Cluster cluster) => PodsIn(new NamespaceRef(cluster, "rabbitmq-system"));

    private static PodSet PodsIn(NamespaceRef space) =>
        new(space, new Dictionary<string, Input<string>> { ["app.kubernetes.io/name"] = Account });

    // It calls the API server, at an address that no policy can name, and the management API of what it runs.
    private void Isolate() => _ = new NetworkPolicy(_name, new NetworkPolicyArgs
    {
        Metadata = new ObjectMetaArgs { Name = Account, Namespace = Pods.Namespace.Name },
        Spec = new NetworkPolicySpecArgs
        {
            PodSelector = Flow.Selector(Pods.Labels),
            PolicyTypes = { "Ingress", "Egress" },
            Egress =
            {
                new NetworkPolicyEgressRuleArgs
                {
                    Ports = { Flow.Port("TCP", 443), Flow.Port("TCP", 6443), Flow.Port("TCP", RabbitMq.ManagementPort) },
                },
                new NetworkPolicyEgressRuleArgs { Ports = { Flow.Port("UDP", 53), Flow.Port("TCP", 53) } },
            },
        },
    }, this.Child());

    private IEnumerable<Resource> Grant(ServiceAccount account, NamespaceRef space, IReadOnlyList<NamespaceRef> watched)
    {
        var subject = new SubjectArgs
        {
            Kind = "ServiceAccount",
            Name = account.Metadata.Apply(metadata => metadata.Name),
            Namespace = space.Name,
        };
        var leader = new Role($"{_name}-leader", new RoleArgs
        {
            Metadata = new ObjectMetaArgs { Name = $"{Account}-leader", Namespace = space.Name },
            Rules = RabbitMqPermissions.Leader,
        }, this.Child());
        yield return new RoleBinding($"{_name}-leader", new RoleBindingArgs
        {
            Metadata = new ObjectMetaArgs { Name = $"{Account}-leader", Namespace = space.Name },
            RoleRef = RoleOf("Role", leader.Metadata.Apply(metadata => metadata.Name)),
            Subjects = { subject },
        }, this.Child());

        var role = new ClusterRole(_name, new ClusterRoleArgs
        {
            Metadata = new ObjectMetaArgs { Name = Account },
            Rules = RabbitMqPermissions.Watched,
        }, this.Child());
        foreach (var (index, watches) in watched.Index())
        {
            yield return new RoleBinding(string.Create(CultureInfo.InvariantCulture, $"{_name}-{index + 1}"), new RoleBindingArgs
            {
                Metadata = new ObjectMetaArgs { Name = Account, Namespace = watches.Name },
                RoleRef = RoleOf("ClusterRole", role.Metadata.Apply(metadata => metadata.Name)),
                Subjects = { subject },
            }, this.Child());
        }
    }

    private static RoleRefArgs RoleOf(string kind, Output<string> role) =>
        new() { ApiGroup = "rbac.authorization.k8s.io", Kind = kind, Name = role };

    private Deployment MakeDeployment(
        RabbitMqOperatorArgs args, IReadOnlyList<NamespaceRef> watched, ServiceAccount account, Resource[] after) =>
        new(_name, new DeploymentArgs
        {
            Metadata = Pods.Named(Account, Await.Rollout(args.Cluster)),
            Spec = new DeploymentSpecArgs
            {
                Replicas = 1,
                Strategy = new DeploymentStrategyArgs { Type = "Recreate" },
                Selector = Flow.Selector(Pods.Labels),
                Template = new PodTemplateSpecArgs
                {
                    Metadata = new ObjectMetaArgs { Labels = Flow.Labels(Pods.Labels) },
                    Spec = new PodSpecArgs
                    {
                        ServiceAccountName = account.Metadata.Apply(metadata => metadata.Name),
                        AutomountServiceAccountToken = true,
                        SecurityContext = new PodSecurityContextArgs
                        {
                            RunAsNonRoot = true,
                            SeccompProfile = new SeccompProfileArgs { Type = "RuntimeDefault" },
                        },
                        Containers = { Container(args, watched) },
                    },
                },
            },
        }, this.Child(after));

    private static ContainerArgs Container(RabbitMqOperatorArgs args, IReadOnlyList<NamespaceRef> watched) => new()
    {
        Name = "operator",
        Image = $"{args.Cluster.Mirrors.Image(Image)}:{args.Version[1..]}",
        Command = { "/manager" },
        Args = { string.Create(CultureInfo.InvariantCulture, $"--health-probe-bind-address=:{HealthPort}") },
        Env =
        {
            new EnvVarArgs
            {
                Name = "OPERATOR_NAMESPACE",
                ValueFrom = new EnvVarSourceArgs { FieldRef = new ObjectFieldSelectorArgs { FieldPath = "metadata.namespace" } },
            },
            new EnvVarArgs
            {
                Name = "OPERATOR_SCOPE_NAMESPACE",
                Value = Output.All(watched.Select(space => (Input<string>)space.Name)).Apply(names => string.Join(',', names)),
            },
            // They would say the image, which is always said here, and refuse what no component writes.
            new EnvVarArgs { Name = "ENABLE_WEBHOOKS", Value = "false" },
        },
        Ports = { new ContainerPortArgs { Name = "metrics", ContainerPortValue = MetricsPort, Protocol = "TCP" } },
        LivenessProbe = Probe("/healthz", delay: 15, period: 20),
        ReadinessProbe = Probe("/readyz", delay: 5, period: 10),
        Resources = args.Resources.ToArgs(),
        SecurityContext = new SecurityContextArgs
        {
            AllowPrivilegeEscalation = false,
            ReadOnlyRootFilesystem = true,
            Capabilities = new CapabilitiesArgs { Drop = { "ALL" } },
        },
    };

    private static ProbeArgs Probe(string path, int delay, int period) => new()
    {
        HttpGet = new HTTPGetActionArgs { Path = path, Port = HealthPort },
        InitialDelaySeconds = delay,
        PeriodSeconds = period,
    };
}
