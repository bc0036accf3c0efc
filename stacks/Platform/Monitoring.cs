using Infra.Components;
using Infra.Components.Edge;
using Infra.Components.Namespaces;
using Infra.Components.Observability;
using Infra.Components.Secrets;

namespace Infra.Stacks;

/// <summary>What watches a platform, made once by the stack that owns it.</summary>
internal sealed class Monitoring(Cluster cluster, MonitoringSettings settings, bool open)
{
    private const string SlackKey = "slack";
    private const string HeartbeatKey = "heartbeat";

    private readonly NamespaceRef _space = new Namespace("monitoring", new() { Cluster = cluster, HoldsData = true, Open = open }).Ref;

    /// <summary>The hosts that the gateway listens for.</summary>
    public IReadOnlyList<GatewayHost> Hosts => field ??= settings.Grafana is { } host ? new[] { host }.From(_space) : [];

    /// <summary>Makes it.</summary>
    /// <param name="edge">The listeners, those of <see cref="Hosts"/> among them.</param>
    /// <param name="secrets">What makes Grafana's password.</param>
    /// <param name="parts">Whose metrics are collected.</param>
    public void Make(SecureEdge edge, ExternalSecrets? secrets, IReadOnlyList<IMeasured> parts)
    {
        var stack = new PrometheusStack("monitoring", new()
        {
            Namespace = _space,
            Retention = settings.Retention,
            VolumeSize = settings.VolumeSize,
            Delivery = Delivery(),
            Grafana = new() { Expose = Hosts is [var host] ? edge.Expose(host) : null },
            SecretsOperator = secrets,
        });
        _ = new Scrape("platform", new() { Prometheus = stack.Ref, Of = parts });
        if (settings.Logs is not { } logs)
            return;

        var space = new Namespace("logs", new() { Cluster = cluster, HoldsData = true, Open = open });
        _ = new Logs("logs", new()
        {
            Namespace = space.Ref,
            Storage = new TelemetryStorage.Volume(logs.VolumeSize),
            RetentionDays = logs.RetentionDays,
            Grafana = stack.Grafana,
            Prometheus = stack.Ref,
        });
    }

    private AlertDelivery Delivery()
    {
        var values = new[] { (SlackKey, settings.Slack), (HeartbeatKey, settings.Heartbeat) }
            .Where(value => value.Item2 is not null).ToDictionary(value => value.Item1, value => value.Item2!);
        if (values.Count == 0)
            return new();

        var secret = new SettingsSecret("alert-receivers", new() { Namespace = _space, Values = values }).Ref;
        return new()
        {
            Receivers = settings.Slack is null ? [] : [new AlertReceiver.Slack { Name = SlackKey, Address = new SecretKeyRef(secret, SlackKey) }],
            Heartbeat = settings.Heartbeat is null ? null : new SecretKeyRef(secret, HeartbeatKey),
        };
    }
}
