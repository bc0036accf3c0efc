namespace Infra.Components.Observability;

/// <summary>The pods of the chart, by the labels that it and its operator give them.</summary>
internal sealed class StackPods(NamespaceRef space, string release)
{
    public const int PrometheusPort = 9090;
    public const int AlertmanagerPort = 9093;
    public const int AlertmanagerPeerPort = 9094;
    public const int GrafanaPort = 3000;
    public const int StateMetricsPort = 8080;
    public const int OperatorPort = 10250;

    /// <summary>Of the container beside Prometheus and Alertmanager that tells them of changes.</summary>
    public const int ReloaderPort = 8080;

    public PodSet Prometheus { get; } = Of(space, ("app.kubernetes.io/name", "prometheus"), ("operator.prometheus.io/name", release));

    public PodSet Alertmanager { get; } = Of(space, ("app.kubernetes.io/name", "alertmanager"), ("alertmanager", release));

    public PodSet Grafana { get; } = Of(space, ("app.kubernetes.io/name", "grafana"), ("app.kubernetes.io/instance", release));

    public PodSet StateMetrics { get; } = Of(space, ("app.kubernetes.io/name", "kube-state-metrics"), ("app.kubernetes.io/instance", release));

    public PodSet Operator { get; } = Chart(space, release, "operator");

    /// <summary>Of the hooks that make the certificate of the operator's webhook.</summary>
    public IReadOnlyList<(string Name, PodSet Pods)> Hooks { get; } =
        [("admission-create", Chart(space, release, "admission-create")), ("admission-patch", Chart(space, release, "admission-patch"))];

    public static string GrafanaService(string release) => $"{release}-grafana";

    private static PodSet Chart(NamespaceRef space, string release, string part) =>
        Of(space, ("app", $"kube-prometheus-stack-{part}"), ("release", release));

    private static PodSet Of(NamespaceRef space, params ReadOnlySpan<(string Key, string Value)> labels)
    {
        var all = new Dictionary<string, Input<string>>();
        foreach (var (key, value) in labels)
            all.Add(key, value);

        return new PodSet(space, all);
    }
}
