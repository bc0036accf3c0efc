using Infra.Catalogue;
using Pulumi.Kubernetes.Helm.V3;

namespace Infra.Components.Observability;

/// <summary>
/// Where requests went and how long each step took: a collector, to which applications send, and Tempo, which keeps the traces for Grafana.
/// </summary>
public sealed class Tracing : ComponentResource, IServes, IMeasured
{
    internal const int OtlpPort = 4317;
    internal const int OtlpHttpPort = 4318;
    internal const int ZipkinPort = 9411;
    internal const int TempoPort = 3200;
    internal const int MetricsPort = 8888;

    private readonly string _name;
    private readonly PodSet _collector;
    private readonly PodSet _tempo;

    /// <summary>Installs it.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed or do not fit together.</exception>
    public Tracing(string name, TracingArgs args, ComponentResourceOptions? options = null)
        : base("infra:observability:Tracing", name, options.On(args.Checked(name).Namespace))
    {
        _name = name;
        var space = args.Namespace;
        var collector = $"{args.Release}-collector";
        _collector = Pods(space, "opentelemetry-collector", collector);
        _tempo = Pods(space, "tempo", args.Release);
        Otlp = Of(name, space, collector, OtlpPort, _collector);
        OtlpHttp = Of($"{name}-http", space, collector, OtlpHttpPort, _collector);
        Zipkin = Of($"{name}-zipkin", space, collector, ZipkinPort, _collector);

        var bucket = (args.Storage as TelemetryStorage.Bucket)?.Store.In(space, $"{name}-bucket", new ComponentResourceOptions { Parent = this });
        var policies = new TracingNetwork(name, args, this, _collector, _tempo, bucket).Make();
        var values = new TracingValues(args, bucket);
        var tempo = new Release(name, new HelmChart(ChartCatalogue.Tempo, args.Version).Install(args.Release, space, values.Tempo()),
            this.Child([.. policies, bucket?.Keys?.MadeBy, bucket?.LetIn(name, space, args.Release, this)]));
        _ = new Release($"{name}-collector", new HelmChart(ChartCatalogue.OpenTelemetryCollector, args.CollectorVersion)
            .Install(collector, space, values.Collector()), this.Child(tempo));
        if (args.Grafana is { } grafana)
            new GrafanaSource(name, grafana, this, Of(name, space, args.Release, TempoPort, _tempo)).Make("Tempo", tempo);

        if (args.Prometheus is { } prometheus)
        {
            foreach (var source in ((IMeasured)this).Metrics)
                this.Collect(prometheus, source);
        }

        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>Where OpenTelemetry's protocol is taken by HTTP: port 4318. What most senders use.</summary>
    public Endpoint OtlpHttp { get; }

    /// <summary>Where OpenTelemetry's protocol is taken by gRPC: port 4317.</summary>
    public Endpoint Otlp { get; }

    /// <summary>Where Zipkin's format is taken, of older senders: port 9411, path <c>/api/v2/spans</c>.</summary>
    public Endpoint Zipkin { get; }

    /// <inheritdoc/>
    Endpoint IServes.Endpoint => OtlpHttp;

    /// <summary>The address for the variable <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>, with <c>http/protobuf</c> as the protocol.</summary>
    public Output<string> Address => Output.Format($"http://{OtlpHttp.Host}:{OtlpHttp.ServicePort}");

    /// <inheritdoc/>
    IReadOnlyList<MetricsSource> IMeasured.Metrics =>
    [
        new MetricsSource(_name, _tempo, TempoPort) { Guarded = true },
        new MetricsSource($"{_name}-collector", _collector, MetricsPort) { Guarded = true },
    ];

    private static Endpoint Of(string name, NamespaceRef space, string service, int port, PodSet pods) =>
        new() { Name = name, Namespace = space, Service = service, ServicePort = port, TargetPort = port, Pods = pods };

    // Both charts label their pods alike.
    private static PodSet Pods(NamespaceRef space, string chart, string release) => new(space, new Dictionary<string, Input<string>>
    {
        ["app.kubernetes.io/name"] = chart,
        ["app.kubernetes.io/instance"] = release,
    });
}
