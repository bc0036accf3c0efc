using Infra.Components;
using Infra.Components.Clusters;
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
