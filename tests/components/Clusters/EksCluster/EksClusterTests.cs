using Infra.Components.Aws;
using Infra.Components.Clusters;
using Infra.Components.Networks;
using Infra.Components.Tests.Aws;
using Infra.Components.Tests.Rendering;
using Pulumi;
using Pulumi.Utilities;

namespace Infra.Components.Tests.Clusters;

public sealed class EksClusterTests
{
    private const string Admin = "arn:aws:iam::123456789012:role/platform-admin";

    [Fact]
    public Task Nodes_come_before_what_runs_on_them_and_after_what_makes_them_ready() =>
        ComponentGolden.CheckAsync("Clusters/EksCluster/golden/eks", cluster =>
        {
            var network = TestAccount.MakeNetwork();
            _ = new EksCluster("prod", Args(network) with
            {
                PublicAccess = ["203.0.113.0/24"],
                Access =
                [
                    new() { Principal = Admin, Policy = EksAccessPolicy.ClusterAdministrator },
                    new()
                    {
                        Principal = "arn:aws:iam::123456789012:role/developers",
                        Policy = EksAccessPolicy.Viewer,
                        Namespaces = ["chocoletter", "nas"],
                    },
                ],
                Addresses = new PublicAddresses("addresses", new() { Network = network }),
                Nodes = new EksNodes.Managed(
                    Group with { Release = "1.36.3-20261106" },
                    Group with
                    {
                        Name = "batch",
                        Release = "1.52.0-5a8a4d5b",
                        Spot = true,
                        InstanceTypes = ["m7i.large", "m7a.large"],
                        Image = EksNodeImage.Bottlerocket,
                        MinSize = 0,
                        Labels = new Dictionary<string, string> { ["example.com/batch"] = "true" },
                        Taints = [new("example.com/batch", "true", TaintEffect.NoSchedule)],
                    }),
            });
        });

    [Fact]
    public Task Auto_mode_turns_on_compute_volumes_and_load_balancing_together_and_installs_nothing_that_is_built_in() =>
        ComponentGolden.CheckAsync("Clusters/EksCluster/golden/eks-auto",
            cluster => _ = new EksCluster("prod", Args(TestAccount.MakeNetwork()) with { Nodes = new EksNodes.AutoMode() }));

    [Fact]
    public Task Parts_of_the_platform_may_do_what_they_are_wired_to_and_no_more() =>
        ComponentGolden.CheckAsync("Clusters/EksCluster/golden/grants", cluster =>
        {
            var account = TestAccount.Make();
            var eks = new EksCluster("prod",
                Args(new Vpc("network", TestAccount.Network(account))) with { Nodes = new EksNodes.AutoMode() });
            _ = eks.Grant("external-secrets", "external-secrets", "external-secrets", Grants.ReadSecrets(
                [
                    account.ArnOf("secretsmanager", "secret:prod/chocoletter-chat-??????"),
                    account.ArnOf("secretsmanager", "secret:prod/chocoletter-server-??????"),
                ]));
            _ = eks.Grant("cert-manager", "cert-manager", "cert-manager",
                Grants.SolveChallenges(account, "arn:aws:route53:::hostedzone/Z0123456789ABCDEFGHIJ"));
            _ = eks.Grant("backups", "velero", "velero", Grants.KeepBackups("arn:aws:s3:::prod-backups"));
            _ = eks.Grant("builder", "builds", "builder", Grants.PullImages([account.ArnOf("ecr", "repository/refac/chocoletter-chat")]));
        });

    [Fact]
    public async Task The_kubeconfig_is_a_secret_without_a_credential_in_it()
    {
        Task<(string Text, bool Secret)>? read = null;
        await Rendered.RunAsync(cluster =>
        {
            var account = new AwsAccount("account",
                new() { Id = "123456789012", Region = "ap-northeast-2", Profile = "choco", Role = Admin });
            var eks = new EksCluster("prod", Args(new Vpc("network", TestAccount.Network(account))));
            read = Read(eks.Kubeconfig);
        });
        var (text, secret) = await read!;
        Assert.True(secret);
        Assert.Equal(
            """{"apiVersion":"v1","kind":"Config","clusters":[{"name":"prod","cluster":{"server":"\u003Caws:eks/cluster:Cluster prod endpoint\u003E","certificate-authority-data":"\u003Caws:eks/cluster:Cluster prod certificateAuthority.data\u003E"}}],"contexts":[{"name":"prod","context":{"cluster":"prod","user":"prod"}}],"current-context":"prod","users":[{"name":"prod","user":{"exec":{"apiVersion":"client.authentication.k8s.io/v1","command":"aws","args":["eks","get-token","--cluster-name","prod","--region","ap-northeast-2","--output","json","--role-arn","arn:aws:iam::123456789012:role/platform-admin"],"interactiveMode":"IfAvailable","env":[{"name":"AWS_PROFILE","value":"choco"}]}}}]}""",
            text);
    }

    [Fact]
    public async Task The_cluster_says_what_it_offers()
    {
        Cluster? facts = null;
        await Rendered.RunAsync(cluster => facts = new EksCluster("prod", Args(TestAccount.MakeNetwork())).Cluster);
        Assert.Equal("gp3", facts!.StorageClass);
        Assert.Equal(["gp3"], facts.StorageClasses);
        Assert.Null(facts.SharedStorageClass);
        Assert.Equal("1.36", facts.Version.ToString());
        Assert.NotNull(facts.PodIdentity);
        Assert.NotNull(facts.Kubeconfig);
        var balancer = Assert.IsType<LoadBalancing.CloudLoadBalancer>(facts.LoadBalancing);
        Assert.Equal("service.k8s.aws/nlb", balancer.Class);
        Assert.Equal(["10.20.224.0/22", "10.20.228.0/22"], balancer.ProxyNetworks);
    }

    [Theory]
    [InlineData("1.34")]
    [InlineData("1.37")]
    public Task A_version_that_is_not_supported_is_refused(string version) =>
        Refuses(args => args with { Version = version }, "INF0452", "Version", version);

    [Theory]
    [InlineData("1.36", "1.34", "1.36 after 1.34")]
    [InlineData("1.35", "1.36", "1.35 after 1.36")]
    public Task A_version_that_does_not_follow_the_running_one_is_refused(string version, string running, string actual) =>
        Refuses(args => args with { Version = version, UpgradesFrom = running }, "INF0453", "Version", actual);

    [Theory]
    [InlineData("1.35", "1.36")]
    [InlineData("1.36", "1.32")]
    public Task Nodes_newer_than_the_control_plane_or_too_old_for_it_are_refused(string version, string nodes) =>
        Refuses(args => args with { Version = version, NodeVersion = nodes }, "INF0452", "NodeVersion", nodes);

    [Fact]
    public async Task The_labels_of_every_node_are_those_that_all_groups_have()
    {
        Cluster? facts = null;
        await Rendered.RunAsync(cluster => facts = new EksCluster("prod", Args(TestAccount.MakeNetwork()) with
        {
            Nodes = new EksNodes.Managed(
                Group with { Labels = new Dictionary<string, string> { ["team"] = "choco", ["disk"] = "fast" } },
                Group with { Name = "batch", Labels = new Dictionary<string, string> { ["team"] = "choco", ["disk"] = "slow" } }),
        }).Cluster);
        Assert.Equal([new("team", "choco")], facts!.NodeLabels);
    }

    [Fact]
    public async Task Nodes_may_follow_the_control_plane_later()
    {
        var rendered =
            await Rendered.RunAsync(cluster =>
                _ = new EksCluster("prod", Args(TestAccount.MakeNetwork()) with { UpgradesFrom = "1.35", NodeVersion = "1.35" }));
        Assert.Equal("1.35",
            Assert.Single(rendered.Resources, resource => resource.Type == "aws:eks/nodeGroup:NodeGroup").Inputs["version"]);
        Assert.Equal("1.36", Assert.Single(rendered.Resources, resource => resource.Type == "aws:eks/cluster:Cluster").Inputs["version"]);
    }

    [Theory]
    [InlineData("0.0.0.0/0")]
    [InlineData("::/0")]
    [InlineData("128.0.0.0/1")]
    public Task An_API_open_to_the_world_is_refused(string network) =>
        Refuses(args => args with { PublicAccess = [network] }, "INF0406", "PublicAccess[0]", network);

    [Fact]
    public async Task An_API_open_to_the_world_is_taken_when_that_is_said()
    {
        var rendered = await Rendered.RunAsync(cluster => _ = new EksCluster("prod", Args(TestAccount.MakeNetwork()) with
        {
            PublicAccess = ["0.0.0.0/0"],
            AllowPublicAccessFromAnywhere = true,
        }));
        Assert.Contains(rendered.Resources, resource => resource.Type == "aws:eks/cluster:Cluster");
    }

    [Fact]
    public Task A_cluster_that_nobody_may_administer_is_refused() =>
        Refuses(args => args with { Access = [new() { Principal = Admin, Policy = EksAccessPolicy.Viewer }] }, "INF0411", "Access",
            "Viewer");

    [Fact]
    public async Task A_role_that_shuts_itself_out_is_refused()
    {
        const string Deployer = "arn:aws:iam::123456789012:role/deploy";
        var problem = Assert.Single(await Refused.ByAsync(cluster =>
        {
            var account = new AwsAccount("account", new() { Id = "123456789012", Region = "ap-northeast-2", Role = Deployer });
            _ = new EksCluster("prod", Args(new Vpc("network", TestAccount.Network(account))));
        }));
        Assert.Equal(("INF0411", "EksCluster prod, Access", Deployer), (problem.Code.Id, problem.Where, problem.Actual));
    }

    [Fact]
    public async Task On_Auto_mode_policies_are_enforced_and_let_names_be_resolved_on_the_nodes()
    {
        var rendered = await Rendered.RunAsync(cluster => _ = new Infra.Components.Namespaces.Namespace("shop", new()
        {
            Cluster = new EksCluster("prod", Args(TestAccount.MakeNetwork()) with { Nodes = new EksNodes.AutoMode() }).Cluster,
        }));
        Assert.Contains(rendered.Resources,
            resource => resource is { Type: "kubernetes:core/v1:ConfigMap", Name: "prod-network-policies" });
        var policy = Assert.Single(rendered.Resources, resource => resource.Name == "shop-allow-dns");
        Assert.Contains("cidr: 172.20.0.10/32", ComponentGolden.Documents([policy]), StringComparison.Ordinal);
    }

    [Fact]
    public Task A_principal_of_another_account_is_refused() =>
        Refuses(args =>
            args with
            {
                Access = [.. args.Access, new() { Principal = "arn:aws:iam::210987654321:role/guest", Policy = EksAccessPolicy.Viewer }],
            },
            "INF0409", "Access[1].Principal", "arn:aws:iam::210987654321:role/guest");

    [Fact]
    public Task A_principal_that_is_no_ARN_is_refused() =>
        Refuses(args => args with { Access = [.. args.Access, new() { Principal = "platform-admin", Policy = EksAccessPolicy.Viewer }] },
            "INF0410", "Access[1].Principal", "platform-admin");

    [Fact]
    public Task A_network_of_one_zone_is_refused() =>
        Refuses(args => args with
        {
            Network = new Vpc("small",
                TestAccount.Network(args.Network.Account) with { Zones = ["ap-northeast-2a"], AllowSingleZone = true }),
        }, "INF0404", "Network", "1");

    [Fact]
    public Task Services_in_the_networks_own_range_are_refused() =>
        Refuses(args => args with { ServiceCidr = "10.20.16.0/20" }, "INF0460", "ServiceCidr", "10.20.16.0/20");

    [Fact]
    public Task A_range_of_Services_that_EKS_does_not_take_is_refused() =>
        Refuses(args => args with { ServiceCidr = "172.20.0.0/26" }, "INF0402", "ServiceCidr", "172.20.0.0/26");

    [Fact]
    public Task A_storage_class_that_the_cluster_does_not_have_is_refused() =>
        Refuses(args => args with { StorageClass = "fast", StorageClasses = ["slow"] }, "INF0459", "StorageClass", "fast");

    [Fact]
    public Task A_cluster_without_nodes_is_refused() =>
        Refuses(args => args with { Nodes = new EksNodes.Managed() }, "INF0121", "Nodes.Groups", null);

    [Fact]
    public Task An_image_for_another_version_of_Kubernetes_is_refused() =>
        Refuses(args =>
            args with { NodeVersion = "1.35", Nodes = new EksNodes.Managed(Group, Group with { Name = "b", Release = "1.36.3-20261106" }) },
            "INF0209", "Nodes.Groups[1].Release", "1.36.3-20261106");

    [Fact]
    public Task A_group_given_twice_is_refused() =>
        Refuses(args => args with { Nodes = new EksNodes.Managed(Group, Group) }, "INF0203", "Nodes.Groups", "general");

    [Fact]
    public Task Numbers_of_nodes_that_contradict_each_other_are_refused() =>
        Refuses(args => args with { Nodes = new EksNodes.Managed(Group with { MinSize = 3, MaxSize = 2 }) }, "INF0118",
            "Nodes.Groups[0].MinSize", "3");

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public Task A_desired_number_outside_of_the_group_is_refused(int desired) =>
        Refuses(args => args with { Nodes = new EksNodes.Managed(Group with { DesiredSize = desired }) }, "INF0118",
            "Nodes.Groups[0].DesiredSize", $"{desired}");

    [Fact]
    public Task A_label_that_Kubernetes_refuses_is_refused() =>
        Refuses(args =>
            args with { Nodes = new EksNodes.Managed(Group with { Labels = new Dictionary<string, string> { ["-zone"] = "a" } }) },
            "INF0461", "Nodes.Groups[0].Labels.-zone", "-zone=a");

    [Fact]
    public Task Days_that_CloudWatch_does_not_take_are_refused() => Refuses(args => args with { LogDays = 42 }, "INF0118", "LogDays", "42");

    [Fact]
    public Task Several_types_of_machines_that_are_not_spot_ones_are_refused() =>
        Refuses(args => args with { Nodes = new EksNodes.Managed(Group with { InstanceTypes = ["m7i.large", "m7a.large"] }) },
            "INF0207", "Nodes.Groups[0].InstanceTypes", "m7i.large, m7a.large");

    [Fact]
    public async Task All_problems_are_told_at_once()
    {
        var problems = await Refused.ByAsync(cluster => _ = new EksCluster("Prod", Args(TestAccount.MakeNetwork()) with
        {
            Version = "1.29",
            PublicAccess = ["0.0.0.0/0"],
            Access = [],
        }));
        Assert.Equal(["INF0117", "INF0452", "INF0411", "INF0406"], problems.Select(problem => problem.Code.Id));
    }

    private static EksNodeGroup Group => new() { Name = "general", InstanceTypes = ["m7i.large"], MinSize = 2, MaxSize = 4 };

    private static EksClusterArgs Args(Vpc network) => new()
    {
        Network = network,
        Version = "1.36",
        Nodes = new EksNodes.Managed(Group),
        Access = [new() { Principal = Admin, Policy = EksAccessPolicy.ClusterAdministrator }],
    };

    private static async Task Refuses(Func<EksClusterArgs, EksClusterArgs> change, string code, string where, string? actual)
    {
        var problem = Assert.Single(await Refused.ByAsync(cluster => _ = new EksCluster("prod", change(Args(TestAccount.MakeNetwork())))));
        Assert.Equal((code, $"EksCluster prod, {where}", actual), (problem.Code.Id, problem.Where, problem.Actual));
    }

    private static async Task<(string Text, bool Secret)> Read(Output<string> output) =>
        (await OutputUtilities.GetValueAsync(output), await Output.IsSecretAsync(output));
}
