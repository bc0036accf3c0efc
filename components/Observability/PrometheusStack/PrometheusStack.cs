using Infra.Catalogue;
using Infra.Components.Edge;
using Infra.Components.Namespaces;
using Infra.Components.Secrets;
using Pulumi.Kubernetes.Helm.V3;

namespace Infra.Components.Observability;

/// <summary>
/// Prometheus, Alertmanager and Grafana for a cluster: what it collects is kept on volumes, what is wrong is told to people, and every flow
/// between its parts is named.
/// </summary>
public sealed class PrometheusStack : ComponentResource
{
    private const string AdminKey = "admin-password";

    /// <summary>Installs it with its definitions.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed or do not fit together.</exception>
    public PrometheusStack(string name, PrometheusStackArgs args, ComponentResourceOptions? options = null)
        : base("infra:observability:PrometheusStack", name, options.On(args.Checked(name).Namespace))
    {
        var space = args.Namespace;
        // The chart would bring them once and never again. Without them every monitor and rule of the cluster would be deleted.
        var definitions = new Release($"{name}-crds", new HelmChart(ChartCatalogue.PrometheusOperatorCrds, args.DefinitionsVersion)
            .Install($"{args.Release}-crds", space, []), this.Child().Kept());
        var nodes = args.NodeMetrics
            ? OwnNamespace.Make(this, $"{name}-nodes", space.Cluster, $"{args.Release}-nodes", PodSecurity.Privileged) : null;
        var admin = new GeneratedSecret($"{name}-grafana-admin", new GeneratedSecretArgs
        {
            Namespace = space,
            Operator = args.SecretsOperator,
            Key = AdminKey,
            Templates = new Dictionary<string, string> { ["admin-user"] = "admin" },
        }, new ComponentResourceOptions { Parent = this });

        var pods = new StackPods(space, args.Release);
        // The chart's hooks ask the API server before anything else is there.
        var policies = new StackNetwork(name, args, this, pods).Make();
        var release = new Release(name, new HelmChart(ChartCatalogue.PrometheusStack, args.Version)
            .Install(args.Release, space, new StackValues(args, admin.Ref, nodes).Make()),
            this.Child([definitions, .. policies, admin.Ref.MadeBy, .. Secrets(args).Select(secret => secret.MadeBy), args.Grafana.Login?.Realm]));

        Ref = new PrometheusRef(pods.Prometheus, release, [.. args.Namespaces]);
        Grafana = new GrafanaRef(pods.Grafana, release);
        GrafanaPassword = new SecretKeyRef(admin.Ref, AdminKey);
        Endpoint = new Endpoint
        {
            Name = name,
            Namespace = space,
            Service = $"{args.Release}-prometheus",
            ServicePort = StackPods.PrometheusPort,
            TargetPort = StackPods.PrometheusPort,
            Pods = pods.Prometheus,
        };
        if (args.Grafana.Expose is { } host)
            MakeRoute(name, args, host, release);

        if (args.Alerts.Count > 0)
        {
            _ = new AlertRules($"{name}-alerts", new AlertRulesArgs { Namespace = space, Prometheus = Ref, Alerts = args.Alerts },
                new ComponentResourceOptions { Parent = this });
        }

        foreach (var dashboard in args.Dashboards)
        {
            _ = new Dashboard($"{name}-{dashboard.Id}", new DashboardArgs { Namespace = space, Board = dashboard },
                new ComponentResourceOptions { Parent = this });
        }

        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>Prometheus, for what has metrics and rules.</summary>
    public PrometheusRef Ref { get; }

    /// <summary>Grafana, for what brings dashboards and sources of data.</summary>
    public GrafanaRef Grafana { get; }

    /// <summary>The password of Grafana's user <c>admin</c>.</summary>
    public SecretKeyRef GrafanaPassword { get; }

    /// <summary>Where Prometheus answers questions.</summary>
    public Endpoint Endpoint { get; }

    private static IEnumerable<SecretRef> Secrets(PrometheusStackArgs args) =>
        args.Delivery.Secrets().Concat(new[] { args.Grafana.Login?.ClientSecret.Secret }.OfType<SecretRef>());

    private void MakeRoute(string name, PrometheusStackArgs args, Exposure host, Resource after) => _ = new Route(name, new RouteArgs
    {
        Namespace = args.Namespace,
        Exposures = [host],
        Rules = [new HttpRule { Backends = [new HttpBackend { Service = StackPods.GrafanaService(args.Release), Port = 80 }] }],
    }, new ComponentResourceOptions { Parent = this, DependsOn = { after } });
}
