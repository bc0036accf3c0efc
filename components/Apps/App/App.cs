using Infra.Components.Edge;
using Pulumi.Kubernetes.Autoscaling.V2;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Autoscaling.V2;
using Deployment = Pulumi.Kubernetes.Apps.V1.Deployment;

namespace Infra.Components.Apps;

/// <summary>
/// One application: its pods, Service, scaling, network policies and public hosts. Hardened by default.
/// </summary>
public sealed class App : ComponentResource, IServes
{
    /// <summary>The annotation of a Deployment that must have one pod; its value is the reason.</summary>
    public const string SingleReplicaAnnotation = "infra/single-replica-reason";

    private readonly string _name;
    private readonly AppArgs _args;
    private readonly PodSet _pods;
    private readonly Serving _serving;
    private readonly string _deployment;

    /// <summary>Makes the application.</summary>
    /// <param name="name">The component's name, a DNS label; objects have it too unless <see cref="AppArgs.Adopt"/> says otherwise.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are missing, malformed or do not fit together.</exception>
    public App(string name, AppArgs args, ComponentResourceOptions? options = null)
        : base("infra:apps:App", name, options.On(args.Checked(name).Namespace))
    {
        var names = args.Adopt.Of(name);
        _name = name;
        _args = args;
        _pods = new PodSet(args.Namespace, names.Labels);
        _deployment = args.Adopt.Deployment ?? name;

        _serving = new Serving(name, args, this, _pods, args.Adopt.Service ?? name);
        Deployment = MakeDeployment(new WorkloadPod(name, args, this, names));
        // The Deployment's rollout already says whether there are endpoints; waiting twice would only hide which of the two is late.
        var service = _serving.MakeService(_pods.Named(Endpoint.Service, Await.Nothing));
        MakeAutoscaler();
        DisruptionBudget.Make(name, this, _pods, _deployment, args.Pods.Min);
        new WorkloadNetwork(name, args, this, _pods).Make(_serving.Ingress());
        _serving.Measure();
        Route = _serving.MakeRoutes(service, args.Adopt.Route ?? name)?.HttpRoute;
        RegisterOutputs(Outputs.Of(this));
    }

    /// <inheritdoc/>
    public Endpoint Endpoint => _serving.Main;

    /// <summary>The host name of the Service.</summary>
    public Output<string> Host => Endpoint.Host;

    /// <summary>The port of the Service.</summary>
    public int Port => Endpoint.ServicePort;

    /// <summary>Where one of its ports answers.</summary>
    /// <param name="port">The port's name.</param>
    /// <exception cref="RefusedException">It has no port of this name.</exception>
    public Endpoint EndpointOf(string port) => _serving.EndpointOf(port);

    /// <summary>The Deployment, for what must come after the application runs.</summary>
    public Deployment Deployment { get; }

    /// <summary>The route of its public hosts, for policies; null where it has none.</summary>
    public HttpRoute? Route { get; }

    private Deployment MakeDeployment(WorkloadPod pod)
    {
        var one = _args.Pods as Scale.One;
        var annotations = Await.Rollout(_args.Namespace.Cluster);
        if (one is not null)
        {
            annotations ??= [];
            annotations.Add(SingleReplicaAnnotation, one.Reason);
        }

        var spec = new DeploymentSpecArgs
        {
            Selector = Flow.Selector(_pods.Labels),
            // Whoever has a reason for one pod and says how it is rolled out bears with two for as long as an update takes.
            Strategy = one is null || _args.Rollout is not null
                ? Rolling(_args.Rollout ?? new())
                : new DeploymentStrategyArgs { Type = "Recreate" },
            Template = pod.Template(
                _serving.Give(pod.Container()), _serving.StopSeconds, one is null ? _serving.Spread(perRevision: true) : []),
        };
        if (_args.Pods is not Scale.Auto)
            spec.Replicas = _args.Pods.Min;

        // The provider waits ten minutes by default; an image that cannot be pulled is known to be broken long before.
        var longest = TimeSpan.FromSeconds(300 + _args.Probes.LongestStart);
        var options = CustomResourceOptions.Merge(this.Child(pod.ComesAfter), new CustomResourceOptions
        {
            CustomTimeouts = new CustomTimeouts { Create = longest, Update = longest },
        });
        if (_args.Delivered)
            options.Leaving("spec");

        return new Deployment(_name, new DeploymentArgs { Metadata = _pods.Named(_deployment, annotations), Spec = spec }, options);
    }

    private static DeploymentStrategyArgs Rolling(Rollout rollout) => new()
    {
        Type = "RollingUpdate",
        RollingUpdate = new RollingUpdateDeploymentArgs
        {
            MaxSurge = Rollout.Amount(rollout.MaxSurge),
            MaxUnavailable = Rollout.Amount(rollout.MaxUnavailable),
        },
    };

    private void MakeAutoscaler()
    {
        if (_args.Pods is not Scale.Auto auto)
            return;

        _ = new HorizontalPodAutoscaler(_name, new HorizontalPodAutoscalerArgs
        {
            Metadata = _pods.Named(_args.Adopt.Autoscaler ?? _deployment, Await.Nothing),
            Spec = new HorizontalPodAutoscalerSpecArgs
            {
                ScaleTargetRef = new CrossVersionObjectReferenceArgs { ApiVersion = "apps/v1", Kind = "Deployment", Name = _deployment },
                MinReplicas = auto.MinReplicas,
                MaxReplicas = auto.MaxReplicas,
                Metrics =
                {
                    new MetricSpecArgs
                    {
                        Type = "Resource",
                        Resource = new ResourceMetricSourceArgs
                        {
                            Name = "cpu",
                            Target = new MetricTargetArgs { Type = "Utilization", AverageUtilization = auto.CpuPercent },
                        },
                    },
                },
            },
        }, this.Child(Deployment));
    }
}
