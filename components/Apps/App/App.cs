using Infra.Components.Edge;
using Pulumi.Kubernetes.Autoscaling.V2;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Policy.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Autoscaling.V2;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Policy.V1;
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
    private readonly Dictionary<string, Input<string>> _labels;
    private readonly string _deployment;

    /// <summary>Makes the application.</summary>
    /// <param name="name">The component's name, a DNS label; objects have it too unless <see cref="AppArgs.Adopt"/> says otherwise.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are missing, malformed or do not fit together.</exception>
    public App(string name, AppArgs args, ComponentResourceOptions? options = null)
        : base("infra:apps:App", name, options.On(args.Checked(name).Namespace))
    {
        foreach (var own in args.Volumes.OfType<AppVolume.Own>().Where(volume => volume.OnePod))
            own.Volume.MountedBy = name;

        _name = name;
        _args = args;
        _labels = new Dictionary<string, Input<string>> { ["app"] = args.Adopt.Label ?? name };
        _deployment = args.Adopt.Deployment ?? name;
        Endpoint = new Endpoint
        {
            Name = name,
            Namespace = args.Namespace,
            Service = args.Adopt.Service ?? name,
            ServicePort = args.ServicePort,
            TargetPort = args.Port,
            Pods = new PodSet(args.Namespace, _labels),
        };

        var account = new ServiceAccount(name, new ServiceAccountArgs
        {
            Metadata = Named(name),
            AutomountServiceAccountToken = false,
        }, this.Child());
        Deployment = MakeDeployment(new AppPod(name, args, this, _labels, account.Metadata.Apply(metadata => metadata.Name)));
        var service = MakeService();
        MakeAutoscaler();
        MakeDisruptionBudget();
        new AppNetwork(name, args, this, Endpoint.Pods).Make();
        Route = MakeRoute(service);
        RegisterOutputs(Outputs.Of(this));
    }

    /// <inheritdoc/>
    public Endpoint Endpoint { get; }

    /// <summary>The host name of the Service.</summary>
    public Output<string> Host => Endpoint.Host;

    /// <summary>The port of the Service.</summary>
    public int Port => Endpoint.ServicePort;

    /// <summary>The Deployment, for what must come after the application runs.</summary>
    public Deployment Deployment { get; }

    /// <summary>The route of its public hosts, for policies; null where it has none.</summary>
    public HttpRoute? Route { get; }

    private Deployment MakeDeployment(AppPod pod)
    {
        var annotations = Await.Rollout(_args.Namespace.Cluster);
        if (_args.Scale is Scale.One one)
        {
            annotations ??= [];
            annotations.Add(SingleReplicaAnnotation, one.Reason);
        }

        var spec = new DeploymentSpecArgs
        {
            Selector = Flow.Selector(_labels),
            Strategy = _args.Scale is Scale.One
                ? new DeploymentStrategyArgs { Type = "Recreate" }
                : new DeploymentStrategyArgs
                {
                    Type = "RollingUpdate",
                    RollingUpdate = new RollingUpdateDeploymentArgs { MaxSurge = 1, MaxUnavailable = 0 },
                },
            Template = pod.Template(),
        };
        if (_args.Scale is not Scale.Auto)
            spec.Replicas = _args.Scale.Min;

        return new Deployment(_name, new DeploymentArgs
        {
            Metadata = Named(_deployment, annotations),
            Spec = spec,
        }, CustomResourceOptions.Merge(this.Child([.. pod.ComesAfter]), new CustomResourceOptions
        {
            // The provider waits ten minutes by default; an image that cannot be pulled is known to be broken long before.
            CustomTimeouts = new CustomTimeouts
            {
                Create = TimeSpan.FromSeconds(300 + _args.Probes.StartupSeconds),
                Update = TimeSpan.FromSeconds(300 + _args.Probes.StartupSeconds),
            },
        }));
    }

    private Service MakeService() => new(_name, new ServiceArgs
    {
        // The Deployment's rollout already says whether there are endpoints; waiting twice would only hide which of the two is late.
        Metadata = Named(Endpoint.Service, Await.Nothing),
        Spec = new ServiceSpecArgs
        {
            Type = "ClusterIP",
            Selector = Flow.Labels(_labels),
            Ports = { new ServicePortArgs { Name = _args.PortName, Port = _args.ServicePort, TargetPort = _args.Port, Protocol = "TCP" } },
        },
    }, this.Child().LeavingAddress());

    private void MakeAutoscaler()
    {
        if (_args.Scale is not Scale.Auto auto)
            return;

        _ = new HorizontalPodAutoscaler(_name, new HorizontalPodAutoscalerArgs
        {
            Metadata = Named(_deployment, Await.Nothing),
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

    private void MakeDisruptionBudget()
    {
        if (_args.Scale.Min < 2)
            return;

        _ = new PodDisruptionBudget(_name, new PodDisruptionBudgetArgs
        {
            Metadata = Named(_deployment, Await.Nothing),
            Spec = new PodDisruptionBudgetSpecArgs
            {
                Selector = Flow.Selector(_labels),
                MaxUnavailable = 1,
                // A pod that never becomes ready must not keep its node from being drained.
                UnhealthyPodEvictionPolicy = "AlwaysAllow",
            },
        }, this.Child());
    }

    private HttpRoute? MakeRoute(Service service) => _args.Expose.Count == 0
        ? null
        : new HttpRoute(_name, new HttpRouteArgs
        {
            Namespace = _args.Namespace,
            Name = _args.Adopt.Route ?? _name,
            Exposures = _args.Expose,
            Rules = [new HttpRule { Backends = [new HttpBackend(Endpoint)] }],
        }, new ComponentResourceOptions { Parent = this, DependsOn = { service } });

    private ObjectMetaArgs Named(string name, InputMap<string>? annotations = null)
    {
        var metadata = new ObjectMetaArgs { Name = name, Namespace = _args.Namespace.Name, Labels = Flow.Labels(_labels) };
        if (annotations is not null)
            metadata.Annotations = annotations;

        return metadata;
    }
}
