using Infra.Components.Edge;

namespace Infra.Components.Apps;

/// <summary>What workloads have in common that answer on ports.</summary>
public abstract record ServedWorkloadArgs : WorkloadArgs
{
    private protected ServedWorkloadArgs()
    {
    }

    /// <summary>The TCP port on which the container listens.</summary>
    [Port]
    public required int Port { get; init; }

    /// <summary>The port of the Service. Default: 80.</summary>
    [Port]
    public int ServicePort { get; init; } = 80;

    /// <summary>The port's name in the pod and the Service: 1 to 15 lower-case letters, digits and hyphens. Default: <c>http</c>.</summary>
    [Matches(AppPort.NameForm, AppPort.NameExample)]
    public string PortName { get; init; } = "http";

    /// <summary>
    /// The port on every node that leads to the Service, which anyone who reaches a node can use: for laboratories. Default: none; the
    /// Service is reached inside the cluster.
    /// </summary>
    [Range(30000, 32767)]
    public int? NodePort { get; init; }

    /// <summary>Further ports. Default: none.</summary>
    public IReadOnlyList<AppPort> Ports { get; init; } = [];

    /// <summary>The readiness, liveness and startup probes. Default: its port accepts connections.</summary>
    public Probes Probes { get; init; } = new();

    /// <summary>The public hosts; route, certificates and network policy follow. Default: none.</summary>
    public IReadOnlyList<Exposure> Expose { get; init; } = [];

    /// <summary>How the edge passes requests on: body sizes, timeouts, buffers, affinity. Default: as it does by itself.</summary>
    public RouteSettings RouteSettings { get; init; } = new();

    /// <summary>Its metrics, and the Prometheus that collects them. Default: none.</summary>
    public Metrics? Metrics { get; init; }

    /// <summary>
    /// What makes more than one pod wrong. With a reason there is one, and more are refused. It stands on the object, for people. Default:
    /// nothing.
    /// </summary>
    public IReadOnlyList<OnePodReason> OnePod { get; init; } = [];

    /// <summary>Seconds for which a stopping pod keeps serving, until proxies have dropped it. Default: 5.</summary>
    [Range(0, 600)]
    public int DrainSeconds { get; init; } = 5;

    /// <summary>
    /// What a stopping pod does, in <see cref="DrainSeconds"/> at most, before its process is told to stop. Default: it keeps serving for
    /// that time.
    /// </summary>
    public Hook? PreStop { get; init; }

    /// <summary>What the container does as soon as it has started; until then it is not ready. Default: nothing.</summary>
    public Hook? PostStart { get; init; }

    /// <summary>The port of the metrics where it is none of the others: no Service has it.</summary>
    internal int? MetricsPort => Metrics?.Port is { } port && AllPorts.All(known => known.Port != port) ? port : null;

    /// <summary>The main port and the further ones.</summary>
    internal IEnumerable<AppPort> AllPorts => Ports.Prepend(new AppPort(PortName, Port)
    {
        ServicePort = ServicePort,
        NodePort = NodePort,
        Expose = Expose,
        RouteSettings = RouteSettings,
    });
}
