using System.Text;
using Infra.Components.Apps;
using Infra.Components.CustomResources;
using Infra.Components.Edge;
using Infra.Components.Secrets;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Messaging;

/// <summary>
/// RabbitMQ by its operator: nodes with volumes, users, virtual hosts, exchanges and queues that are there before anything connects. It is
/// protected, and stays when the stack goes.
/// </summary>
public sealed class RabbitMq : ComponentResource, IServes, IMeasured
{
    internal const int AmqpPort = 5672;
    internal const int ManagementPort = 15672;
    private const int MetricsPort = 15692;

    private readonly string _name;
    private readonly RabbitMqArgs _args;
    private readonly PodSet _pods;
    private readonly Dictionary<string, SecretRef> _users;

    /// <summary>Makes the nodes and what is declared.</summary>
    /// <param name="name">The component's name, a DNS label of at most 50 characters, which its Service has too.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed or do not fit together.</exception>
    public RabbitMq(string name, RabbitMqArgs args, ComponentResourceOptions? options = null)
        : base("infra:messaging:RabbitMq", name, options.On(args.Checked(name, longestName: 50).Namespace))
    {
        _name = name;
        _args = args;
        _pods = new PodSet(args.Namespace, new Dictionary<string, Input<string>>
        {
            ["app.kubernetes.io/name"] = name,
            ["app.kubernetes.io/component"] = "rabbitmq",
        });
        Endpoint = Of(name, AmqpPort);
        Management = Of($"{name}-management", ManagementPort);

        _users = args.Users.ToDictionary(user => user.Name, Secret, StringComparer.Ordinal);
        new RabbitMqNetwork(name, args, this, _pods, args.Operator?.Pods ?? RabbitMqOperator.Elsewhere(args.Namespace.Cluster)).Make();
        var cluster = MakeCluster();
        DisruptionBudget.Make(name, this, _pods, name, args.Nodes);
        NodePortService.Open(this, name, _pods, args.NodePorts?.All ?? []);
        if (args.ExposeManagement.Count > 0)
            MakeRoute(cluster);

        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>Where applications connect.</summary>
    public Endpoint Endpoint { get; }

    /// <summary>Where the management pages and their API are.</summary>
    public Endpoint Management { get; }

    /// <summary>The host name of the Service.</summary>
    public Output<string> Host => Endpoint.Host;

    /// <summary>The port: 5672.</summary>
    public int Port => Endpoint.ServicePort;

    /// <summary>The Secret with the administrator's <c>username</c> and <c>password</c>, which the operator generates.</summary>
    public SecretRef Administrator => new($"{_name}-default-user");

    /// <inheritdoc/>
    IReadOnlyList<MetricsSource> IMeasured.Metrics => [new MetricsSource(_name, _pods, MetricsPort) { Guarded = true }];

    /// <summary>The login of a user.</summary>
    /// <param name="user">The user, one of those that are declared.</param>
    /// <param name="virtualHost">The virtual host. Default: the first one of the user.</param>
    public RabbitMqLogin Login(string user, string? virtualHost = null)
    {
        var declared = Declared.Find($"RabbitMq {_name}", "users", _args.Users, known => known.Name, user);
        var host = Declared.Find($"RabbitMq {_name}", $"virtual hosts of {user}", declared.VirtualHosts, known => known,
            virtualHost ?? declared.VirtualHosts[0]);
        return new RabbitMqLogin(Endpoint, host, user, new(_args.Namespace, SecretName(declared), _users[user].MadeBy));
    }

    private Endpoint Of(string name, int port) => new()
    {
        Name = name,
        Namespace = _args.Namespace,
        Service = _name,
        ServicePort = port,
        TargetPort = port,
        Pods = _pods,
    };

    private SecretRef Secret(RabbitMqUser user) => LoginSecret.Make(this, $"{_name}-{user.Part}", new LoginSecretArgs
    {
        Namespace = _args.Namespace,
        Name = SecretName(user),
        User = user.Name,
        Source = user.Password,
        Store = _args.Passwords,
        Operator = _args.SecretsOperator,
    });

    private string SecretName(RabbitMqUser user) =>
        user.Password is PasswordSource.Existing existing ? existing.Secret : Names.Fit($"{_name}-{user.Part}");

    private CustomResource MakeCluster()
    {
        var definitions = new RabbitMqDefinitions(_args);
        var files = new Dictionary<string, string>
        {
            ["topology.json"] = definitions.Topology,
            ["users"] = definitions.Users,
            [RabbitMqPods.Script] = RabbitMqPods.ScriptText,
        };
        var declared = new ConfigMap($"{_name}-definitions", new ConfigMapArgs
        {
            Metadata = new ObjectMetaArgs { Name = $"{_name}-definitions", Namespace = _args.Namespace.Name },
            Data = files,
        }, this.Child());
        var map = new ConfigMapRef(declared.Metadata.Apply(metadata => metadata.Name), declared, Content.Hash(files));
        var pods = new RabbitMqPods(_name, _args, _pods, map, _users);
        return new CustomResource(_name, new RabbitMqResourceArgs
        {
            Metadata = new ObjectMetaArgs { Name = _name, Namespace = _args.Namespace.Name, Annotations = WaitFor(_args.Namespace.Cluster)! },
            Spec = new RabbitMqSpecArgs
            {
                Replicas = _args.Nodes,
                Image = _args.Namespace.Cluster.Mirrors.Image(_args.Image),
                ImagePullSecrets = new[] { _args.PullSecret }.OfType<SecretRef>()
                    .Select(pull => new LocalObjectReferenceArgs { Name = pull.Name }).OrNone(),
                Persistence = new RabbitMqPersistenceArgs
                {
                    Storage = _args.Size,
                    StorageClassName = Optional.Of(_args.StorageClass?.Name ?? _args.Namespace.Cluster.StorageClass),
                },
                Resources = _args.Resources.ToArgs(),
                Tolerations = _args.Placement.Tolerations.Select(toleration => toleration.ToArgs()).OrNone(),
                RabbitMq = new RabbitMqServerArgs { AdditionalPlugins = _args.Plugins.OrNone(), AdditionalConfig = Settings() },
                // Without this the next version but one refuses to start on the data.
                AutoEnableAllFeatureFlags = true,
                TerminationGracePeriodSeconds = _args.StopSeconds,
                Override = new RabbitMqOverrideArgs
                {
                    StatefulSet = new RabbitMqStatefulSetArgs
                    {
                        Spec = new RabbitMqStatefulSetSpecArgs
                        {
                            PersistentVolumeClaimRetentionPolicy = new StatefulSetPersistentVolumeClaimRetentionPolicyArgs
                            {
                                WhenDeleted = "Retain",
                                WhenScaled = "Retain",
                            },
                            Template = pods.Template(),
                        },
                    },
                },
            },
        }, this.Child([_args.Operator, _args.StorageClass?.MadeBy, _args.PullSecret?.MadeBy, .. _users.Values.Select(user => user.MadeBy)]).Kept());
    }

    private static InputMap<string>? WaitFor(Cluster cluster) =>
        cluster.WaitForRollout ? new() { { "pulumi.com/waitFor", "condition=AllReplicasReady" } } : null;

    private string Settings()
    {
        var lines = new StringBuilder();
        lines.Append(CultureInfo.InvariantCulture, $"load_definitions = {RabbitMqPods.File}\n");
        foreach (var (setting, value) in _args.Settings.OrderBy(setting => setting.Key, StringComparer.Ordinal))
            lines.Append(CultureInfo.InvariantCulture, $"{setting} = {value}\n");

        return lines.ToString();
    }

    private void MakeRoute(CustomResource cluster) => _ = new Route($"{_name}-management", new RouteArgs
    {
        Namespace = _args.Namespace,
        Exposures = _args.ExposeManagement,
        Rules = [new HttpRule { Backends = [new HttpBackend(Management)] }],
        NetworkPolicies = false,
    }, new ComponentResourceOptions { Parent = this, DependsOn = { cluster } });
}
