using Infra.Components.Edge;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Components.Apps;

/// <summary>The ports of a workload: in its container, its Service, its routes, and where they can be reached.</summary>
internal sealed class Serving
{
    /// <summary>The name of a port that is for metrics alone.</summary>
    public const string MetricsPortName = "metrics";

    private readonly string _name;
    private readonly ServedWorkloadArgs _args;
    private readonly ComponentResource _parent;
    private readonly PodSet _pods;
    private readonly Dictionary<string, Endpoint> _endpoints;

    public Serving(string name, ServedWorkloadArgs args, ComponentResource parent, PodSet pods, string service)
    {
        _name = name;
        _args = args;
        _parent = parent;
        _pods = pods;
        _endpoints = args.AllPorts.ToDictionary(port => port.Name, port => new Endpoint
        {
            Name = port.Name == args.PortName ? name : $"{name}-{port.Name}",
            Namespace = args.Namespace,
            Service = service,
            ServicePort = port.ServicePort ?? port.Port,
            TargetPort = port.Port,
            Protocol = port.Protocol,
            Pods = pods,
        }, StringComparer.Ordinal);
        foreach (var port in args.AllPorts)
        {
            if (port.NodePort is { } taken)
                args.Namespace.Cluster.NodePorts[taken] = name;
        }
    }

    /// <summary>Where the main port answers.</summary>
    public Endpoint Main => _endpoints[_args.PortName];

    /// <summary>How long a pod has to stop.</summary>
    public int StopSeconds => _args.DrainSeconds + _args.StopSeconds;

    /// <summary>The ports as policies name them.</summary>
    public IReadOnlyList<NetworkPolicyPortArgs> PolicyPorts =>
        [.. _args.AllPorts.Select(port => Flow.Port(port.Protocol, port.Port))];

    /// <summary>Where a port answers.</summary>
    public Endpoint EndpointOf(string port) => _endpoints.TryGetValue(port, out var endpoint) ? endpoint
        : throw new RefusedException([new Diagnostic(Codes.MissingPart, $"{_name}, port", port,
            string.Join(", ", _endpoints.Keys.Order(StringComparer.Ordinal)), "name one of its ports, or add the port")]);

    /// <summary>Who may come in: the edge to what is exposed, and everyone to the ports of nodes.</summary>
    public IEnumerable<NetworkPolicyIngressRuleArgs> Ingress()
    {
        foreach (var port in _args.AllPorts)
        {
            var ports = new InputList<NetworkPolicyPortArgs> { Flow.Port(port.Protocol, port.Port) };
            // Hosts of one gateway share its pods, so one rule is enough.
            foreach (var edge in port.Expose.Select(exposure => exposure.DataPlane).Distinct().Where(edge => edge.Peers.Count > 0))
                yield return new NetworkPolicyIngressRuleArgs { From = edge.Peers.ToArray(), Ports = ports };

            if (port.NodePort is not null)
                yield return new NetworkPolicyIngressRuleArgs { Ports = ports };
        }
    }

    /// <summary>Gives the container its ports, its probes and what it does at its start and end.</summary>
    public ContainerArgs Give(ContainerArgs container)
    {
        container.Ports = ContainerPorts().Select(port => new ContainerPortArgs
        {
            Name = port.Name,
            ContainerPortValue = port.Port,
            Protocol = Flow.Word(port.Protocol),
        }).ToArray();
        _args.Probes.Give(container, _args.Port);
        var stop = _args.PreStop?.ToArgs(_args.Port)
            ?? (_args.DrainSeconds > 0 ? new LifecycleHandlerArgs { Sleep = new SleepActionArgs { Seconds = _args.DrainSeconds } } : null);
        if (stop is not null || _args.PostStart is not null)
        {
            container.Lifecycle = new LifecycleArgs
            {
                PreStop = Optional.Of(stop)!,
                PostStart = Optional.Of(_args.PostStart?.ToArgs(_args.Port))!,
            };
        }

        return container;
    }

    /// <summary>Has the metrics collected.</summary>
    public void Measure()
    {
        if (_args.Metrics is not { } metrics)
            return;

        _parent.Collect(metrics.Scrape, new MetricsSource(_name, _pods, metrics.Port ?? _args.Port)
        {
            Path = metrics.Path,
            Every = metrics.Every,
            Guarded = true,
        });
    }

    private IEnumerable<AppPort> ContainerPorts() =>
        _args.MetricsPort is { } port ? _args.AllPorts.Append(new AppPort(MetricsPortName, port)) : _args.AllPorts;

    /// <summary>The spread of several pods over nodes and zones.</summary>
    /// <param name="perRevision">Whether pods of different revisions are counted apart, as a rolling update wants it.</param>
    public TopologySpreadConstraintArgs[] Spread(bool perRevision)
    {
        var nodes = Over(Placement.HostName);
        if (_args.Placement.Spread == Apps.Spread.Required)
        {
            nodes.WhenUnsatisfiable = "DoNotSchedule";
            // A node that takes no pods, such as that of the control plane, would count as one that has none yet.
            nodes.NodeTaintsPolicy = "Honor";
            if (perRevision)
                nodes.MatchLabelKeys = "pod-template-hash";
        }

        return [nodes, Over("topology.kubernetes.io/zone")];
    }

    public Service MakeService(ObjectMetaArgs metadata)
    {
        var ports = _args.AllPorts.ToArray();
        return new Service(_name, new ServiceArgs
        {
            Metadata = metadata,
            Spec = new ServiceSpecArgs
            {
                Type = ports.Any(port => port.NodePort is not null) ? "NodePort" : "ClusterIP",
                Selector = Flow.Labels(_pods.Labels),
                Ports = ServicePorts(nodePorts: true),
            },
        }, _parent.Child().LeavingAddress());
    }

    public ServicePortArgs[] ServicePorts(bool nodePorts) =>
    [
        .. _args.AllPorts.Select(port => new ServicePortArgs
        {
            Name = port.Name,
            Port = port.ServicePort ?? port.Port,
            TargetPort = port.Port,
            NodePort = Optional.Of(nodePorts ? port.NodePort : null)!,
            Protocol = Flow.Word(port.Protocol),
            AppProtocol = Optional.Of(port.AppProtocol)!,
        }),
    ];

    /// <summary>The routes of the public hosts.</summary>
    /// <param name="service">The Service, which they come after.</param>
    /// <param name="route">The name of the main port's route.</param>
    /// <returns>That of the main port; null where it has no hosts.</returns>
    public Route? MakeRoutes(Service service, string route)
    {
        foreach (var port in _args.Ports.Where(port => port.Expose.Count > 0))
            _ = Route($"{_name}-{port.Name}", $"{_name}-{port.Name}", port, service);

        return _args.Expose.Count == 0 ? null : Route(_name, route, _args.AllPorts.First(), service);
    }

    private Route Route(string name, string route, AppPort port, Service service) => new(name, new RouteArgs
    {
        Namespace = _args.Namespace,
        Name = route,
        Exposures = port.Expose,
        Rules = [new HttpRule { Backends = [new HttpBackend(_endpoints[port.Name])] }],
        Settings = port.RouteSettings,
        NetworkPolicies = false,
    }, new ComponentResourceOptions { Parent = _parent, DependsOn = { service } });

    private TopologySpreadConstraintArgs Over(string topology) => new()
    {
        TopologyKey = topology,
        MaxSkew = 1,
        // One node is better than no pod: the spread is a wish, the disruption budget is the rule.
        WhenUnsatisfiable = "ScheduleAnyway",
        LabelSelector = Flow.Selector(_pods.Labels),
    };
}
