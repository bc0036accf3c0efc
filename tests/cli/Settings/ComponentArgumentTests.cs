using Infra.Components;
using Infra.Components.Access;
using Infra.Components.Apps;
using Infra.Components.Clusters;
using Infra.Components.Secrets;
using Infra.Settings;
using Pulumi;
using Pulumi.Utilities;

namespace Infra.Tests.Settings;

/// <summary>The arguments of the components themselves, as stack files say them.</summary>
public sealed class ComponentArgumentTests
{
    private const string Eks = """
        version: "1.36"
        access: [{ principal: "arn:aws:iam::123456789012:role/platform-admin", policy: cluster-administrator }]

        """;

    private const string K3s = """
        servers: [{ name: a, host: 192.168.0.10, hostKey: ssh-ed25519 AAAA }]
        ssh: { privateKey: {secure: v1:AAAAAAAAAAAAAAAA:BBBBBBBBBBBBBBBBBBBBBBBB} }
        snapshots: { onNodesOnly: it can be made again }

        """;

    public static TheoryData<Type> Arguments() => [.. typeof(K3sCluster).Assembly.GetExportedTypes()
        .Where(type => !type.IsAbstract && type.Name.EndsWith("Args", StringComparison.Ordinal))
        .OrderBy(type => type.FullName, StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Arguments))]
    public void Every_argument_can_be_said_in_a_stack_file_or_is_a_reference(Type arguments)
    {
        Assert.IsType<RecordType>(SettingType.Of(arguments));
        Assert.Empty(SettingTypes.Check(arguments));
    }

    [Fact]
    public async Task A_k3s_cluster_is_what_its_arguments_say()
    {
        var args = Bind<K3sClusterArgs>("""
            servers:
              - { name: a, host: 192.168.0.10, hostKey: ssh-ed25519 AAAA, taints: [{ key: example.com/batch }] }
            ssh: { user: ops, privateKey: {secure: v1:AAAAAAAAAAAAAAAA:BBBBBBBBBBBBBBBBBBBBBBBB} }
            snapshots: { onNodesOnly: { reason: it can be made again, keep: 3 } }
            nodePorts: { http: 30080, https: 30443 }
            """);

        Assert.Equal("192.168.0.10", await OutputUtilities.GetValueAsync(args.Servers[0].Host.ToOutput()));
        Assert.Equal(new Taint("example.com/batch", "", TaintEffect.NoSchedule), args.Servers[0].Taints[0]);
        Assert.Equal(new EtcdSnapshots.OnNodesOnly("it can be made again") { Keep = 3 }, args.Snapshots);
        Assert.Equal((30080, 30443), (args.NodePorts!.Http, args.NodePorts.Https));
        Assert.Null(args.Endpoint);
    }

    [Theory]
    [InlineData("nodes: autoMode")]
    [InlineData("nodes: { autoMode: { pools: [system] } }")]
    [InlineData("nodes: { managed: [{ name: general, instanceTypes: [m7i.large], minSize: 2, maxSize: 4 }] }")]
    public void EKS_runs_nodes_either_way(string nodes) => Assert.NotNull(Bind<EksClusterArgs>(Eks + nodes).Nodes);

    [Theory]
    [InlineData("nodes: { managed: [{ name: general, instanceTypes: [m7i.large], minSize: 5, maxSize: 4 }] }",
        "INF0118 stack sea, infra:nodes.managed[0].minSize")]
    [InlineData("nodes: { managed: [] }", "INF0121 stack sea, infra:nodes.managed.groups")]
    [InlineData("nodes: autoMode\npublicAccess: [0.0.0.0/0]", "INF0406 stack sea, infra:publicAccess[0]")]
    [InlineData("nodes: autoMode\nstorageClass: fast", "INF0459 stack sea, infra:storageClass")]
    [InlineData("nodes: autoMode\nmirrors: {}", "INF0106 stack sea, infra:mirrors")]
    public void An_EKS_cluster_is_refused_as_its_constructor_would(string lines, string problem) =>
        Assert.Equal([problem], Refuse<EksClusterArgs>(Eks + lines));

    [Theory]
    [InlineData("agents: [{ name: a, host: 192.168.0.11, hostKey: ssh-ed25519 AAAA }]", "INF0451 stack sea, infra:agents[0].name")]
    [InlineData("agents: [{ name: b, host: 192.168.0.10, hostKey: ssh-ed25519 AAAA }]", "INF0451 stack sea, infra:agents[0].host")]
    [InlineData("agents: [{ name: b, host: 192.168.0.11, hostKey: AAAA }]", "INF0120 stack sea, infra:agents[0].hostKey")]
    [InlineData("registries: { docker.io: { user: me } }", "INF0212 stack sea, infra:registries[\"docker.io\"].password")]
    [InlineData("nodePorts: { http: 30080, https: 30080 }", "INF0203 stack sea, infra:nodePorts.https")]
    public void A_k3s_cluster_is_refused_as_its_constructor_would(string lines, string problem) =>
        Assert.Equal([problem], Refuse<K3sClusterArgs>(K3s + lines));

    [Fact]
    public void An_application_is_what_its_arguments_say()
    {
        var args = Bind<AppArgs>("""
            image: example/letters:1.2
            port: 8080
            resources: { cpu: 250m, memory: 1Gi, cpuLimit: "1", memoryRequest: 512Mi }
            gpus: 1
            scale: { auto: { minReplicas: 1, maxReplicas: 3 } }
            rollout: { maxSurge: 25%, maxUnavailable: "1" }
            ports: [{ name: console, port: 9090, nodePort: 30090, protocol: tcp }]
            probes:
              startup: { http: { path: /up, initialDelaySeconds: 10, periodSeconds: 5, failureThreshold: 36 } }
              ready: { grpc: { port: 9000 } }
              live: none
            placement:
              nodeSelector: { disk: ssd }
              tolerations: [{ key: pvc, value: backend-pvc, effect: no-schedule }, { key: spot }]
              spread: required
            initContainers: [{ name: proxy, image: example/proxy:1.0, resources: { cpu: 10m, memory: 16Mi }, sidecar: true }]
            preStop: { command: [/app/drain] }
            pullPolicy: always
            adopt: { labels: { app: letters, tier: backend }, autoscaler: letters-hpa-cpu }
            """);

        Assert.Equal(new Resources("250m", "1Gi") { CpuLimit = "1", MemoryRequest = "512Mi" }, args.Resources);
        Assert.Equal(new Rollout { MaxSurge = "25%", MaxUnavailable = "1" }, args.Rollout);
        Assert.Equal(new AppPort("console", 9090) { NodePort = 30090, Expose = args.Ports[0].Expose }, args.Ports[0]);
        Assert.Equal((36, 9000), (args.Probes.Startup!.FailureThreshold, ((Probe.Grpc)args.Probes.Ready).Port));
        Assert.Equal(new Probe.None(), args.Probes.Live);
        Assert.Equal([new Toleration("pvc", "backend-pvc", TaintEffect.NoSchedule), new Toleration("spot")], args.Placement.Tolerations);
        Assert.Equal((Spread.Required, true, PullPolicy.Always),
            (args.Placement.Spread, args.InitContainers[0].Sidecar, args.PullPolicy));
        Assert.Equal("letters-hpa-cpu", args.Adopt.Autoscaler);
    }

    [Fact]
    public void What_an_application_is_refused_for_has_its_place_in_the_stack_file() => Assert.Equal(
        [
            "INF0208 stack sea, infra:onePod",
            "INF0240 stack sea, infra:writes[0]",
        ],
        Refuse<AppArgs>("""
            image: example/letters:1.2
            port: 8080
            resources: { cpu: 250m, memory: 1Gi }
            scale: { fixed: 2 }
            onePod: [sessionsInMemory]
            writes: [/data]
            """));

    [Fact]
    public void A_schedule_is_what_its_arguments_say()
    {
        var args = Bind<AppCronJobArgs>("""
            image: example/letters:1.2
            resources: { cpu: 250m, memory: 1Gi }
            schedule: 30 3 * * *
            timeZone: Asia/Seoul
            overlap: replace
            run: { retries: 0, deadlineSeconds: 600, fatalExitCodes: [3] }
            """);

        Assert.Equal(("30 3 * * *", "Asia/Seoul", Overlap.Replace), (args.Schedule, args.TimeZone, args.Overlap));
        Assert.Equal((0, 600, 3), (args.Run.Retries, args.Run.DeadlineSeconds, args.Run.FatalExitCodes[0]));
        Assert.Equal(["INF0120 stack sea, infra:schedule"],
            Refuse<AppCronJobArgs>("image: a:1\nresources: { cpu: 1m, memory: 1Mi }\nschedule: 61 * * * *"));
    }

    [Fact]
    public void Secrets_of_any_keys_are_encrypted_in_a_stack_file()
    {
        const string secure = "{secure: v1:AAAAAAAAAAAAAAAA:BBBBBBBBBBBBBBBBBBBBBBBB}";
        Assert.Equal(["API_KEY", "DB_PASSWORD"],
            Bind<SettingsSecretArgs>($"values: {{ API_KEY: {secure}, DB_PASSWORD: {secure} }}").Values.Keys.Order());
        Assert.Equal(["INF0204 stack sea, infra:values.API_KEY"], Refuse<SettingsSecretArgs>("values: { API_KEY: hunter2 }"));
        Assert.Equal(["INF0204 stack sea, infra:logins[\"ghcr.io\"].password"],
            Refuse<RegistrySecretArgs>("logins: { ghcr.io: { user: kim, password: hunter2 } }"));
    }

    [Fact]
    public void Rights_are_refused_as_the_constructor_would() => Assert.Equal(
        ["INF0241 stack sea, infra:rules[0].verbs"],
        Refuse<RbacArgs>("rules: [{ resources: [secrets], verbs: [list] }]"));

    private static T Bind<T>(string yaml)
        where T : class
    {
        var (bound, problems) = Fleet.Bind<T>(yaml);
        Assert.Empty(problems);
        return bound!;
    }

    private static IEnumerable<string> Refuse<T>(string yaml)
        where T : class => Fleet.Bind<T>(yaml).Problems.Select(problem => $"{problem.Code.Id} {problem.Where}");
}
