using System.Collections.Immutable;
using Infra.Components.Clusters;
using Infra.Components.Edge;
using Infra.Components.Networks;
using Infra.Components.Tests.Aws;
using Infra.Components.Tests.Rendering;

namespace Infra.Components.Tests.Networks;

/// <summary>A cluster of one's own in a private subnet, behind one load balancer and one bastion.</summary>
public sealed class PrivateClusterTests
{
    private const string Instance = "aws:ec2/instance:Instance";
    private const string Nodes = "<aws:ec2/securityGroup:SecurityGroup nodes-nodes id>";
    private const string ControlPlane = "<aws:ec2/securityGroup:SecurityGroup nodes-control-plane id>";

    private static readonly LoadBalancing.NodePorts Ports = new(30080, 30443);

    [Fact]
    public Task Everything_is_private_but_the_bastion_and_the_load_balancer() =>
        ComponentGolden.CheckAsync("Networks/PrivateMachines/golden/private-cluster", cluster => Make());

    [Fact]
    public async Task One_public_and_one_private_subnet_have_their_ways_out()
    {
        var rendered = await Rendered.RunAsync(cluster => Make());
        Assert.Single(rendered.Resources, resource => resource.Type == "aws:ec2/vpc:Vpc");
        Assert.Equal(2, rendered.Resources.Count(resource => resource.Type == "aws:ec2/subnet:Subnet"));
        Assert.Single(rendered.Resources, resource => resource.Type == "aws:ec2/internetGateway:InternetGateway");
        Assert.Equal("<aws:ec2/subnet:Subnet net-public-ap-northeast-2a id>",
            Only(rendered, "aws:ec2/natGateway:NatGateway").Inputs["subnetId"]);
        Assert.Equal("<aws:ec2/internetGateway:InternetGateway net id>", Route(rendered, "net-public")["gatewayId"]);
        Assert.Equal("<aws:ec2/natGateway:NatGateway net-nat-ap-northeast-2a id>",
            Route(rendered, "net-private-ap-northeast-2a")["natGatewayId"]);
    }

    [Fact]
    public async Task Only_the_bastion_stands_in_the_public_subnet_and_has_a_public_address()
    {
        var rendered = await Rendered.RunAsync(cluster => Make());
        var machines = rendered.Resources.Where(resource => resource.Type == Instance)
            .ToDictionary(resource => resource.Name, resource => resource.Inputs);
        Assert.Equal(["bastion", "nodes-master", "nodes-worker-01", "nodes-worker-02"], machines.Keys.Order(StringComparer.Ordinal));
        Assert.All(machines, machine => Assert.Equal(
            $"<aws:ec2/subnet:Subnet net-{(machine.Key == "bastion" ? "public" : "private")}-ap-northeast-2a id>",
            machine.Value["subnetId"]));
        Assert.All(machines.Values, machine => Assert.False((bool)machine["associatePublicIpAddress"]));
        var address = Assert.Single(rendered.Resources,
            resource => resource.Type == "aws:ec2/eip:Eip" && resource.Inputs.ContainsKey("instance"));
        Assert.Equal($"<{Instance} bastion id>", address.Inputs["instance"]);
    }

    [Fact]
    public async Task Nodes_take_SSH_from_the_bastion_only_and_the_bastion_from_the_administrators_only()
    {
        var rendered = await Rendered.RunAsync(cluster => Make());
        var ssh = Ingress(rendered).Where(rule => rule.Inputs.TryGetValue("fromPort", out var port) && port.Equals(22L))
            .ToDictionary(rule => rule.Name, rule => rule.Inputs);
        Assert.Equal(["bastion-in-ssh-from-203-0-113-0-24", "nodes-in-ssh"], ssh.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("203.0.113.0/24", ssh["bastion-in-ssh-from-203-0-113-0-24"]["cidrIpv4"]);
        Assert.Equal("<aws:ec2/securityGroup:SecurityGroup bastion id>", ssh["nodes-in-ssh"]["referencedSecurityGroupId"]);
    }

    [Theory]
    [InlineData(PodNetwork.FlannelVxlan, "udp 8472")]
    [InlineData(PodNetwork.FlannelWireguard, "udp 51820")]
    [InlineData(PodNetwork.CalicoVxlan, "udp 4789, tcp 5473")]
    [InlineData(PodNetwork.CalicoBgp, "4, tcp 179, tcp 5473")]
    [InlineData(PodNetwork.Cilium, "udp 8472, tcp 4240")]
    public async Task Nodes_take_from_each_other_what_Kubernetes_and_the_pod_network_need(PodNetwork network, string overlay)
    {
        var rendered = await Rendered.RunAsync(cluster => Make(network: network));
        var flows = Ingress(rendered)
            .Where(rule => rule.Inputs.TryGetValue("referencedSecurityGroupId", out var from) && from is Nodes or ControlPlane)
            .Select(rule => $"{rule.Inputs["securityGroupId"]}: {Flow(rule)}").Order(StringComparer.Ordinal);
        string[] always = [$"{ControlPlane}: tcp 2379-2380", $"{ControlPlane}: tcp 6443", $"{Nodes}: tcp 10250", $"{Nodes}: tcp 9100"];
        Assert.Equal(always.Concat(overlay.Split(", ").Select(flow => $"{Nodes}: {flow}")).Order(StringComparer.Ordinal), flows);
    }

    [Fact]
    public async Task The_one_load_balancer_sends_both_workers_to_the_ports_of_the_ingress_controller_and_asks_by_TCP()
    {
        var rendered = await Rendered.RunAsync(cluster => Make());
        var balancer = Only(rendered, "aws:lb/loadBalancer:LoadBalancer");
        Assert.False((bool)balancer.Inputs["internal"]);
        var targets = rendered.Resources.Where(resource => resource.Type == "aws:lb/targetGroup:TargetGroup").ToArray();
        Assert.Equal([30080L, 30443L], targets.Select(target => (long)target.Inputs["port"]));
        Assert.All(targets,
            target =>
                Assert.Equal("TCP",
                    ((System.Collections.Immutable.ImmutableDictionary<string, object>)target.Inputs["healthCheck"])["protocol"]));
        Assert.Equal(
            [
                $"edge-http-worker-01 <{Instance} nodes-worker-01 id> 30080", $"edge-http-worker-02 <{Instance} nodes-worker-02 id> 30080",
                $"edge-https-worker-01 <{Instance} nodes-worker-01 id> 30443",
                $"edge-https-worker-02 <{Instance} nodes-worker-02 id> 30443",
            ],
            rendered.Resources.Where(resource => resource.Type == "aws:lb/targetGroupAttachment:TargetGroupAttachment")
                .Select(resource => $"{resource.Name} {resource.Inputs["targetId"]} {resource.Inputs["port"]}"));
    }

    [Fact]
    public async Task The_address_outlives_the_load_balancer()
    {
        var rendered = await Rendered.RunAsync(cluster => Make());
        var address = Assert.Single(rendered.Resources, resource => resource.Name == "floating-ap-northeast-2a");
        Assert.True(address.Protect && address.RetainOnDelete);
        Assert.NotEqual(Only(rendered, "infra:networks:NodePortBalancer").Name, address.Parent!.Name);
    }

    [Fact]
    public async Task Without_a_load_balancer_of_the_cloud_a_floating_address_is_a_pool_of_one_that_the_gateways_service_takes()
    {
        var rendered = await Rendered.RunAsync(cluster =>
        {
            _ = new MetalLb("metallb", new MetalLbArgs { Cluster = cluster, Addresses = ["203.0.113.10/32"] });
            var nginx = new NginxGatewayFabric("nginx", new NginxGatewayFabricArgs { Cluster = cluster });
            _ = new Gateway("web", new GatewayArgs
            {
                Namespace = new NamespaceRef(cluster, "edge"),
                Class = nginx.Class,
                Hosts = [new GatewayHost("tea.example.com")],
                Addresses = ["203.0.113.10"],
            });
        });

        var pool = Only(rendered, "kubernetes:metallb.io/v1beta1:IPAddressPool");
        Assert.Equal(["203.0.113.10/32"], ((ImmutableArray<object>)pool.At("spec.addresses")).Cast<string>());
        var controller = Assert.Single(rendered.Resources,
            resource => resource.Type == "kubernetes:helm.sh/v3:Release" && resource.Name == "nginx");
        Assert.Equal("LoadBalancer", controller.At("values.nginx.service.type"));
        var gateway = Only(rendered, "kubernetes:gateway.networking.k8s.io/v1:Gateway");
        Assert.Equal(["203.0.113.10"], gateway.List("spec.addresses").Select(address => (string)address["value"]));
    }

    [Fact]
    public async Task A_cluster_is_installed_on_them_through_the_bastion_and_reached_by_the_ports_of_the_load_balancer()
    {
        Cluster? cluster = null;
        var rendered = await Rendered.RunAsync(here =>
        {
            var net = OneZone();
            var machines = new PrivateMachines("nodes", Machines(net, PodNetwork.FlannelVxlan));
            cluster = new K3sCluster("house", new()
            {
                Servers = [Node(machines.ControlPlane[0])],
                Agents = [.. machines.Workers.Select(Node)],
                Ssh = new()
                {
                    User = "admin",
                    PrivateKey = new SecretValue(Pulumi.Output.Create("private-key")),
                    Bastion = new() { Host = "bastion.example.com", HostKey = "ssh-ed25519 BASTION", User = "admin" },
                },
                Snapshots = new EtcdSnapshots.OnNodesOnly("a test"),
                NodePorts = Ports,
            }).Cluster;
            _ = new NodePortBalancer("edge", new()
            {
                Network = net,
                Machines = machines,
                Ports = (LoadBalancing.NodePorts)cluster.LoadBalancing,
                Addresses = new PublicAddresses("floating", new() { Network = net }),
            });
            _ = new NginxGatewayFabric("nginx", new()
            {
                Cluster = cluster,
                DataPlane = new() { Service = new EdgeService.NodePort { Http = Ports.Http, Https = Ports.Https } },
            });
        });
        var connection = Assert.IsType<System.Collections.Immutable.ImmutableDictionary<string, object>>(
            Assert.Single(rendered.Resources,
                resource => resource is { Type: "command:remote:Command", Name: "house-worker-01" }).Inputs["connection"]);
        Assert.Equal($"<{Instance} nodes-worker-01 privateIp>", connection["host"]);
        Assert.Equal("bastion.example.com",
            ((System.Collections.Immutable.ImmutableDictionary<string, object>)connection["proxy"])["host"]);
        Assert.Equal([30080L, 30443L],
            rendered.Resources.Where(resource => resource.Type == "aws:lb/targetGroup:TargetGroup")
                .Select(target => (long)target.Inputs["port"]));
    }

    [Theory]
    [InlineData("0.0.0.0/0")]
    [InlineData("::/0")]
    [InlineData("0.0.0.0/1")]
    public async Task A_bastion_open_to_the_world_is_refused(string network)
    {
        var problem = Assert.Single(
            await Refused.ByAsync(cluster =>
                _ = new Bastion("bastion", Bastion(OneZone()) with { SshFrom = ["203.0.113.0/24", network] })));
        Assert.Equal(("INF0406", "Bastion bastion, SshFrom[1]", network), (problem.Code.Id, problem.Where, problem.Actual));
    }

    [Fact]
    public async Task A_bastion_that_lets_nobody_in_is_refused()
    {
        var problems =
            await Refused.ByAsync(cluster => _ = new Bastion("bastion", Bastion(OneZone()) with { SshFrom = [], AuthorizedKeys = [] }));
        Assert.Equal(["Bastion bastion, SshFrom", "Bastion bastion, AuthorizedKeys"], problems.Select(problem => problem.Where));
    }

    [Fact]
    public async Task A_key_that_is_none_and_an_image_that_is_none_are_refused()
    {
        var problems =
            await Refused.ByAsync(cluster =>
                _ = new Bastion("bastion",
                    Bastion(OneZone()) with { AuthorizedKeys = ["-----BEGIN OPENSSH PRIVATE KEY-----"], Image = "ubuntu-24.04" }));
        Assert.Equal(["Bastion bastion, AuthorizedKeys[0]", "Bastion bastion, Image"], problems.Select(problem => problem.Where));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public Task An_even_control_plane_is_refused(int machines) => RefusesMachines(
        args =>
            args with
            {
                ControlPlane = [.. Enumerable.Range(1, machines)
                    .Select(i => new MachineArgs { Name = $"master-{i}", InstanceType = "m7i.large" })],
            },
        "INF0118", "ControlPlane", $"{machines}");

    [Fact]
    public Task A_machine_given_twice_is_refused() => RefusesMachines(
        args => args with { Workers = [.. args.Workers, new() { Name = "master", InstanceType = "m7i.large" }] }, "INF0203", "Workers",
        "master");

    [Fact]
    public Task A_machine_in_a_zone_without_a_subnet_is_refused() => RefusesMachines(
        args => args with { Workers = [new() { Name = "worker-01", InstanceType = "m7i.large", Zone = "ap-northeast-2b" }] }, "INF0405",
        "Workers[0].Zone", "ap-northeast-2b");

    [Theory]
    [InlineData(80, 30443, "INF0118", "Ports.Http", "80")]
    [InlineData(30080, 30080, "INF0203", "Ports.Https", "30080")]
    public async Task Ports_that_nodes_cannot_have_are_refused(int http, int https, string code, string where, string actual)
    {
        var problem = Assert.Single(await Refused.ByAsync(cluster => Make(new LoadBalancing.NodePorts(http, https))));
        Assert.Equal((code, $"NodePortBalancer edge, {where}", actual), (problem.Code.Id, problem.Where, problem.Actual));
    }

    [Fact]
    public async Task The_PROXY_protocol_replaces_the_connections_own_address()
    {
        var rendered = await Rendered.RunAsync(cluster => Make(proxy: true));
        Assert.All(rendered.Resources.Where(resource => resource.Type == "aws:lb/targetGroup:TargetGroup"), target =>
        {
            Assert.Equal("false", target.Inputs["preserveClientIp"]);
            Assert.True((bool)target.Inputs["proxyProtocolV2"]);
        });
    }

    private static ClusterNode Node(PrivateMachine machine) =>
        new() { Name = machine.Name, Host = machine.Address, HostKey = $"ssh-ed25519 AAAA {machine.Name}" };

    private static Vpc OneZone() => new("net", TestAccount.Network(TestAccount.Make()) with
    {
        Zones = ["ap-northeast-2a"],
        AllowSingleZone = true,
    });

    private static BastionArgs Bastion(Vpc network) => new()
    {
        Network = network,
        SshFrom = ["203.0.113.0/24"],
        AuthorizedKeys = [TestAccount.Key],
        Image = TestAccount.Image,
    };

    private static PrivateMachinesArgs Machines(Vpc network, PodNetwork pods) => new()
    {
        Network = network,
        Bastion = new Bastion("bastion", Bastion(network)),
        ControlPlane = [new() { Name = "master", InstanceType = "m7i.large" }],
        Workers = [new() { Name = "worker-01", InstanceType = "m7i.large" }, new() { Name = "worker-02", InstanceType = "m7i.large" }],
        PodNetwork = pods,
        Image = TestAccount.Image,
        AuthorizedKeys = [TestAccount.Key],
    };

    private static void Make(LoadBalancing.NodePorts? ports = null, PodNetwork network = PodNetwork.CalicoVxlan, bool proxy = false)
    {
        var net = OneZone();
        _ = new NodePortBalancer("edge", new()
        {
            Network = net,
            Machines = new PrivateMachines("nodes", Machines(net, network)),
            Ports = ports ?? Ports,
            Addresses = new PublicAddresses("floating", new() { Network = net }),
            ProxyProtocol = proxy,
        });
    }

    private static async Task RefusesMachines(Func<PrivateMachinesArgs, PrivateMachinesArgs> change, string code, string where,
        string actual)
    {
        var problem = Assert.Single(
            await Refused.ByAsync(cluster => _ = new PrivateMachines("nodes", change(Machines(OneZone(), PodNetwork.FlannelVxlan)))));
        Assert.Equal((code, $"PrivateMachines nodes, {where}", actual), (problem.Code.Id, problem.Where, problem.Actual));
    }

    private static RenderedResource Only(Rendered rendered, string type) =>
        Assert.Single(rendered.Resources, resource => resource.Type == type);

    private static System.Collections.Immutable.ImmutableDictionary<string, object> Route(Rendered rendered, string name) =>
        Assert.Single(rendered.Resources, resource => resource.Type == "aws:ec2/route:Route" && resource.Name == name).Inputs;

    private static IEnumerable<RenderedResource> Ingress(Rendered rendered) =>
        rendered.Resources.Where(resource => resource.Type == "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule");

    private static string Flow(RenderedResource rule) => rule.Inputs.TryGetValue("fromPort", out var from)
        ? $"{rule.Inputs["ipProtocol"]} {from}{(from.Equals(rule.Inputs["toPort"]) ? "" : $"-{rule.Inputs["toPort"]}")}"
        : (string)rule.Inputs["ipProtocol"];
}
