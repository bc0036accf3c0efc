using Infra.Components.Edge;
using Pulumi.Kubernetes.Apps.V1;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Components.Apps;

/// <summary>
/// An application whose pods are not alike: each has a number, a host name and volumes that it keeps. Hardened as an <see cref="App"/> is.
/// </summary>
public sealed class StatefulApp : ComponentResource, IServes
{
    private readonly string _name;
    private readonly StatefulAppArgs _args;
    private readonly PodSet _pods;
    private readonly Serving _serving;
    private readonly string _set;
    private readonly string _governing;

    /// <summary>Makes the application.</summary>
    /// <param name="name">The component's name, a DNS label; objects have it too unless <see cref="StatefulAppArgs.Adopt"/> says otherwise.
    /// At most 52 characters, since pods have it with their number.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are missing, malformed or do not fit together.</exception>
    public StatefulApp(string name, StatefulAppArgs args, ComponentResourceOptions? options = null)
        : base("infra:apps:StatefulApp", name, options.On(args.Checked(name, LongestName).Namespace))
    {
        var names = args.Adopt.Of(name);
        _name = name;
        _args = args;
        _pods = new PodSet(args.Namespace, names.Labels);
        _set = args.Adopt.StatefulSet ?? name;
        _governing = args.Adopt.GoverningService ?? $"{name}-headless";

        _serving = new Serving(name, args, this, _pods, args.Adopt.Service ?? name);
        var governing = MakeGoverningService();
        StatefulSet = MakeStatefulSet(new WorkloadPod(name, args, this, names, eachPodItsOwnVolumes: true), governing);
        Route = _serving.MakeRoutes(_serving.MakeService(_pods.Named(Endpoint.Service, Await.Nothing)), args.Adopt.Route ?? name)?.HttpRoute;
        DisruptionBudget.Make(name, this, _pods, _set, args.Replicas);
        new WorkloadNetwork(name, args, this, _pods, args.Replicas > 1 ? _serving.PolicyPorts : []).Make(_serving.Ingress());
        _serving.Measure();
        RegisterOutputs(Outputs.Of(this));
    }

    // The label "controller-revision-hash" of a pod is the set's name, a hyphen and ten more characters.
    private const int LongestName = 52;

    /// <inheritdoc/>
    public Endpoint Endpoint => _serving.Main;

    /// <summary>The host name of the Service, behind which any pod answers.</summary>
    public Output<string> Host => Endpoint.Host;

    /// <summary>The port of the Service.</summary>
    public int Port => Endpoint.ServicePort;

    /// <summary>Where one of its ports answers.</summary>
    /// <param name="port">The port's name.</param>
    /// <exception cref="RefusedException">It has no port of this name.</exception>
    public Endpoint EndpointOf(string port) => _serving.EndpointOf(port);

    /// <summary>The host names of the single pods, in the order of their numbers.</summary>
    public IReadOnlyList<Output<string>> PodHosts => [.. Enumerable.Range(_args.FirstOrdinal, _args.Replicas)
        .Select(ordinal => Output.Format($"{_set}-{ordinal}.{_governing}.{_args.Namespace.Name}.svc"))];

    /// <summary>The StatefulSet, for what must come after the application runs.</summary>
    public StatefulSet StatefulSet { get; }

    /// <summary>The route of its public hosts, for policies; null where it has none.</summary>
    public HttpRoute? Route { get; }

    private Service MakeGoverningService() => new($"{_name}-headless", new ServiceArgs
    {
        Metadata = _pods.Named(_governing, Await.Nothing),
        Spec = new ServiceSpecArgs
        {
            Type = "ClusterIP",
            ClusterIP = "None",
            Selector = Flow.Labels(_pods.Labels),
            Ports = _serving.ServicePorts(nodePorts: false),
            // Pods find each other by name before they are ready, since most get ready only together.
            PublishNotReadyAddresses = true,
        },
    }, this.Child());

    private StatefulSet MakeStatefulSet(WorkloadPod pod, Service governing)
    {
        var annotations = Await.Rollout(_args.Namespace.Cluster);
        if (_args.OnePod.Count > 0)
        {
            annotations ??= [];
            annotations.Add(App.SingleReplicaAnnotation, OnePodReason.Words(_args.OnePod));
        }

        var longest = TimeSpan.FromSeconds(300 + _args.Replicas * _args.Probes.LongestStart);
        return new StatefulSet(_name, new StatefulSetArgs
        {
            Metadata = _pods.Named(_set, annotations),
            Spec = new StatefulSetSpecArgs
            {
                ServiceName = governing.Metadata.Apply(metadata => metadata.Name),
                Replicas = _args.Replicas,
                Selector = Flow.Selector(_pods.Labels),
                PodManagementPolicy = _args.PodManagement.ToString(),
                Ordinals = _args.FirstOrdinal == 0 ? null! : new StatefulSetOrdinalsArgs { Start = _args.FirstOrdinal },
                UpdateStrategy = _args.Update.ToArgs(),
                MinReadySeconds = Optional.Of(_args.MinReadySeconds == 0 ? null : _args.MinReadySeconds)!,
                Template = pod.Template(
                    _serving.Give(pod.Container()), _serving.StopSeconds, _args.Replicas > 1 ? _serving.Spread(perRevision: false) : []),
                VolumeClaimTemplates = pod.ClaimTemplates.OrNone(),
                PersistentVolumeClaimRetentionPolicy = pod.ClaimTemplates.Any() ? Retention() : null!,
            },
        }, CustomResourceOptions.Merge(this.Child(pod.ComesAfter), new CustomResourceOptions
        {
            CustomTimeouts = new CustomTimeouts { Create = longest, Update = longest },
        }));
    }

    private StatefulSetPersistentVolumeClaimRetentionPolicyArgs Retention() => new()
    {
        WhenDeleted = "Retain",
        WhenScaled = _args.DeleteVolumesOnScaleDown ? "Delete" : "Retain",
    };
}
