using System.Reflection;
using Infra.Catalogue;
using Infra.Components.Apps;
using Infra.Components.Edge;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Infra.Components.Observability;

/// <summary>
/// Logs that applications send themselves, without Elastic's licence: Fluent Bit takes them, OpenSearch keeps them, its dashboards show them.
/// All of it asks for a user and a password, over TLS.
/// </summary>
public sealed class OpenSearchStack : ComponentResource, IServes
{
    internal const int HttpPort = 9200;
    internal const int TransportPort = 9300;
    internal const int DashboardsPort = 5601;
    internal const int IntakeMetricsPort = 2020;

    // The user and group of the image of Fluent Bit are root's; any other one runs it.
    private const int IntakeUser = 10001;

    private readonly string _name;
    private readonly string _release;
    private readonly OpenSearchStackArgs _args;
    private readonly OpenSearchSecrets _secrets;
    private readonly OpenSearchValues _values;

    /// <summary>Installs it.</summary>
    /// <param name="name">The component's name, a DNS label of at most 40 characters.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed or do not fit together.</exception>
    public OpenSearchStack(string name, OpenSearchStackArgs args, ComponentResourceOptions? options = null)
        : base("infra:observability:OpenSearchStack", name, options.On(args.Checked(name, longestName: 40).Namespace))
    {
        _name = name;
        _args = args;
        _release = args.Release ?? name;
        _secrets = new OpenSearchSecrets(name, _release, args, this);
        _values = new OpenSearchValues(_release, args, _secrets);
        OpenSearch = Of($"{name}-opensearch", _release, HttpPort, "opensearch", _release);
        Dashboards = args.Dashboards is null ? null : Of($"{name}-dashboards", $"{_release}-dashboards", DashboardsPort, "opensearch-dashboards",
            $"{_release}-dashboards");

        MakePolicies();
        var server = new Release(name, new HelmChart(ChartCatalogue.OpenSearch, args.Version).Install(_release, args.Namespace, _values.Server()),
            this.Child(_secrets.Passwords.MadeBy, _secrets.Certificate.MadeBy, args.StorageClass?.MadeBy).Kept());
        Endpoint = MakeIntake(server).Endpoint;
        KeepForATime(server);
        if (args.Dashboards is { } pages)
            MakeDashboards(pages, server);

        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>Where applications send lines of JSON to: Fluent Bit, which takes what Logstash would.</summary>
    public Endpoint Endpoint { get; }

    /// <summary>Where OpenSearch answers, over HTTPS.</summary>
    public Endpoint OpenSearch { get; }

    /// <summary>Where the pages are; null when there are none.</summary>
    public Endpoint? Dashboards { get; }

    /// <summary>The host name of Fluent Bit's Service.</summary>
    public Output<string> Host => Endpoint.Host;

    /// <summary>The port of Fluent Bit's Service.</summary>
    public int Port => Endpoint.ServicePort;

    /// <summary>The password of the administrator <c>admin</c>, generated in the cluster.</summary>
    public SecretKeyRef Administrator => new(_secrets.Passwords, OpenSearchSecrets.Administrator);

    /// <summary>The certificate with which clients check OpenSearch's own.</summary>
    public SecretKeyRef Authority => new(_secrets.Client, "ca.crt");

    // Both charts label their pods alike.
    private Endpoint Of(string name, string service, int port, string chart, string release) => new()
    {
        Name = name,
        Namespace = _args.Namespace,
        Service = service,
        ServicePort = port,
        TargetPort = port,
        Pods = new PodSet(_args.Namespace, new Dictionary<string, Input<string>>
        {
            ["app.kubernetes.io/name"] = chart,
            ["app.kubernetes.io/instance"] = release,
        }),
    };

    private StatefulApp MakeIntake(Release server)
    {
        var intake = _args.Intake;
        return new StatefulApp($"{_name}-intake", new StatefulAppArgs
        {
            Namespace = _args.Namespace,
            Image = ImageCatalogue.FluentBit.Reference,
            Command = ["/fluent-bit/bin/fluent-bit", "-c", OpenSearchValues.ConfigFile],
            Port = intake.Port,
            PortName = "tcp",
            ServicePort = intake.Port,
            Replicas = intake.Pods,
            Resources = intake.Resources ?? new("50m", "256Mi"),
            RunAs = new RunAs { User = IntakeUser, Group = IntakeUser },
            Probes = new Probes { Ready = new Probe.Http("/api/v1/health") { Port = IntakeMetricsPort } },
            Env = new Dictionary<string, EnvValue> { ["OPENSEARCH_PASSWORD"] = EnvValue.From(_secrets.Passwords, OpenSearchSecrets.Writer) },
            Volumes =
            [
                AppVolume.File(OpenSearchValues.ConfigFile, _values.Intake()),
                AppVolume.From(OpenSearchValues.CertificateFolder, _secrets.Client),
                AppVolume.Data(OpenSearchValues.BufferFolder, intake.Buffer, _args.StorageClass?.Name),
            ],
            Uses = [new Use(OpenSearch)],
            Adopt = new StatefulAppNames { Service = intake.Service },
            After = [server],
        }, new ComponentResourceOptions { Parent = this });
    }

    private void KeepForATime(Release server) => _ = new AppJob($"{_name}-retention", new AppJobArgs
    {
        Namespace = _args.Namespace,
        Image = ImageCatalogue.Python.Reference,
        Command = ["python3", "/scripts/opensearch-retention.py"],
        Resources = new Resources("20m", "64Mi"),
        Env = new Dictionary<string, EnvValue>
        {
            ["OPENSEARCH_URL"] = EnvValue.Of(Output.Format($"https://{OpenSearch.Host}:{HttpPort.ToString(CultureInfo.InvariantCulture)}")),
            ["OPENSEARCH_USER"] = "admin",
            ["OPENSEARCH_PASSWORD"] = EnvValue.From(Administrator),
            ["AUTHORITY"] = $"{OpenSearchValues.CertificateFolder}/ca.crt",
            ["POLICY"] = $"logs-{_args.Dataset}",
            ["PATTERN"] = $"logstash-{_args.Dataset}-*",
            ["AGE"] = string.Create(CultureInfo.InvariantCulture, $"{_args.RetentionDays}d"),
        },
        Volumes =
        [
            AppVolume.File("/scripts/opensearch-retention.py", Script),
            AppVolume.From(OpenSearchValues.CertificateFolder, _secrets.Client),
        ],
        Uses = [new Use(OpenSearch)],
        After = [server],
    }, new ComponentResourceOptions { Parent = this });

    private static string Script
    {
        get
        {
            using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Infra.Components.Scripts.opensearch-retention.py")!;
            using var reader = new StreamReader(stream);
            return reader.ReadToEnd();
        }
    }

    private void MakeDashboards(LogPages pages, Release server)
    {
        var dashboards = new Release($"{_name}-dashboards", new HelmChart(ChartCatalogue.OpenSearchDashboards, _args.Version)
            .Install($"{_release}-dashboards", _args.Namespace, _values.Dashboards(pages)), this.Child(server, _secrets.Client.MadeBy));
        DisruptionBudget.Make($"{_name}-dashboards", this, Dashboards!.Pods!, $"{_release}-dashboards", pages.Pods);
        NodePortService.Open(this, $"{_name}-dashboards", Dashboards.Pods!, pages.NodePort is { } port ? [("http", DashboardsPort, port)] : []);
        if (pages.Expose.Count > 0)
        {
            _ = new Route($"{_name}-dashboards", new RouteArgs
            {
                Namespace = _args.Namespace,
                Exposures = pages.Expose,
                Rules = [new HttpRule { Backends = [new HttpBackend(Dashboards)] }],
                NetworkPolicies = false,
            }, new ComponentResourceOptions { Parent = this, DependsOn = { dashboards } });
        }
    }

    // Fluent Bit and the job are let in by their own use.
    private void MakePolicies()
    {
        var names = new NetworkPolicyEgressRuleArgs { Ports = { Flow.Port("UDP", 53), Flow.Port("TCP", 53) } };
        var own = new[] { Flow.Port("TCP", HttpPort), Flow.Port("TCP", TransportPort) };
        var servers = OpenSearch.Pods!;
        var ingress = new List<NetworkPolicyIngressRuleArgs> { new() { From = { Flow.Peer(servers) }, Ports = own } };
        if (Dashboards is { Pods: { } pages })
        {
            ingress.Add(new() { From = { Flow.Peer(pages) }, Ports = { Flow.Port("TCP", HttpPort) } });
            Policy("dashboards", pages, [.. _args.Dashboards!.Visitors(DashboardsPort)],
                [new() { To = { Flow.Peer(servers) }, Ports = { Flow.Port("TCP", HttpPort) } }, names]);
        }

        Policy("opensearch", servers, [.. ingress], [new() { To = { Flow.Peer(servers) }, Ports = own }, names]);
    }

    private void Policy(string part, PodSet of, NetworkPolicyIngressRuleArgs[] ingress, NetworkPolicyEgressRuleArgs[] egress) =>
        _ = new NetworkPolicy($"{_name}-{part}", new NetworkPolicyArgs
        {
            Metadata = new ObjectMetaArgs { Name = $"{_release}-{part}", Namespace = _args.Namespace.Name },
            Spec = new NetworkPolicySpecArgs
            {
                PodSelector = Flow.Selector(of.Labels),
                PolicyTypes = { "Ingress", "Egress" },
                Ingress = ingress.OrNone(),
                Egress = egress,
            },
        }, this.Child());
}
