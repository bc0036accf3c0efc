using Infra.Catalogue;
using Infra.Components.Namespaces;
using Pulumi.Kubernetes.Helm.V3;

namespace Infra.Components.Observability;

/// <summary>
/// What pods write, in one place: Loki keeps it, and a collector on every node reads it from the node's files. The collectors count the
/// answers of gateways too, which say no status by themselves.
/// </summary>
public sealed class Logs : ComponentResource, IServes, IMeasured
{
    internal const int LokiPort = 3100;
    internal const int CollectorPort = 12345;

    private readonly string _name;
    private readonly PodSet _collectors;

    /// <summary>Installs it.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed or do not fit together.</exception>
    public Logs(string name, LogsArgs args, ComponentResourceOptions? options = null)
        : base("infra:observability:Logs", name, options.On(args.Checked(name).Namespace))
    {
        _name = name;
        var space = args.Namespace;
        // The files of nodes are open to none of a hardened namespace's pods.
        var nodes = OwnNamespace.Make(this, $"{name}-nodes", space.Cluster, $"{args.Release}-nodes", PodSecurity.Privileged);
        _collectors = Pods(nodes, "alloy", $"{args.Release}-alloy");
        Endpoint = new Endpoint
        {
            Name = name,
            Namespace = space,
            Service = args.Release,
            ServicePort = LokiPort,
            TargetPort = LokiPort,
            Pods = Pods(space, "loki", args.Release),
        };

        var bucket = (args.Storage as TelemetryStorage.Bucket)?.Store.In(space, $"{name}-bucket", new ComponentResourceOptions { Parent = this });
        var policy = new LogsNetwork(name, args, this, Endpoint.Pods, _collectors, bucket).Make();
        var loki = new Release(name, new HelmChart(ChartCatalogue.Loki, args.Version)
            .Install(args.Release, space, new LokiValues(args, bucket).Make()),
            this.Child([policy, bucket?.Keys?.MadeBy, bucket?.LetIn(name, space, args.Release, this)]));
        _ = new Release($"{name}-collectors", new HelmChart(ChartCatalogue.Alloy, args.CollectorVersion)
            .Install($"{args.Release}-alloy", nodes, new AlloyValues(args, Endpoint).Make()), this.Child(loki));
        if (args.Grafana is { } grafana)
            new GrafanaSource(name, grafana, this, Endpoint).Make("Loki", loki);

        if (args.Prometheus is { } prometheus)
        {
            foreach (var source in ((IMeasured)this).Metrics)
                this.Collect(prometheus, source);
        }

        RegisterOutputs(Outputs.Of(this));
    }

    /// <inheritdoc/>
    public Endpoint Endpoint { get; }

    /// <summary>The host name of Loki's Service.</summary>
    public Output<string> Host => Endpoint.Host;

    /// <summary>The port: 3100.</summary>
    public int Port => Endpoint.ServicePort;

    /// <inheritdoc/>
    IReadOnlyList<MetricsSource> IMeasured.Metrics =>
    [
        new MetricsSource(_name, Endpoint.Pods!, LokiPort) { Guarded = true },
        // What they count of others has those others' names.
        new MetricsSource($"{_name}-collectors", _collectors, CollectorPort) { NamesObjects = true },
    ];

    // Both charts label their pods alike.
    private static PodSet Pods(NamespaceRef space, string chart, string release) => new(space, new Dictionary<string, Input<string>>
    {
        ["app.kubernetes.io/name"] = chart,
        ["app.kubernetes.io/instance"] = release,
    });
}
