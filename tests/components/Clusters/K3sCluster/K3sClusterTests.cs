using Infra.Catalogue;
using Infra.Components.Clusters;
using Infra.Components.Tests.Clusters.Machines;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;
using Infra.Tests.Support;
using Pulumi;
using Pulumi.Utilities;

namespace Infra.Components.Tests.Clusters;

public sealed class K3sClusterTests
{
    [Fact]
    public async Task One_server_is_made_with_the_defaults() =>
        Golden.Is("Clusters/K3sCluster/golden/k3s-one.txt",
            CommandText.Of(await Rendered.RunAsync(here => _ = new K3sCluster("home", One()))));

    [Fact]
    public async Task Three_servers_and_an_agent_are_made_with_everything_that_can_be_said() =>
        Golden.Is("Clusters/K3sCluster/golden/k3s-three.txt",
            CommandText.Of(await Rendered.RunAsync(here => _ = new K3sCluster("prod", One() with
            {
                Servers = [Node("a", 10), Node("b", 11), Node("c", 12)],
                Agents =
                [
                    Node("d", 13) with
                    {
                        Address = "10.0.0.13",
                        Labels = new Dictionary<string, string> { ["zone"] = "attic", ["disk"] = "ssd" },
                        Taints = [new Taint("dedicated", "database", TaintEffect.NoSchedule)],
                    },
                ],
                Ssh = new() { User = "ops", Port = 2222, PrivateKey = Secret("private-key") },
                Version = "v1.37.1+k3s1",
                UpgradesFrom = "v1.36.3+k3s1",
                Endpoint = "k3s.example.com",
                CertificateNames = ["203.0.113.7"],
                AddOns = [K3sAddOn.ServiceLb],
                Snapshots = new EtcdSnapshots.InBucket
                {
                    Bucket = "backups",
                    Endpoint = "s3.example.com:9000",
                    AccessKey = Secret("access-key"),
                    SecretKey = Secret("secret-key"),
                    Schedule = "0 * * * *",
                    Keep = 48,
                },
                Registries = new Dictionary<string, K3sRegistry>
                {
                    ["registry.example.com"] = new()
                    {
                        User = "puller",
                        Password = Secret("registry-password"),
                        CertificateAuthority = "/etc/ssl/company.pem",
                    },
                    ["docker.io"] = new()
                    {
                        Endpoints = ["https://mirror.example.com"],
                        Rewrites = new Dictionary<string, string> { ["^library/(.*)"] = "hub/$1" },
                    },
                },
                Backend = FlannelBackend.WireguardNative,
                PodCidr = "10.52.0.0/16",
                ServiceCidr = "10.53.0.0/16",
                PodSecurity = PodSecurity.Baseline,
                LocalVolumes = "/srv/volumes",
                Protect = false,
                Mirrors = new Mirrors { Manifests = new Dictionary<string, string> { ["https://github.com"] = "https://git.example.com" } },
            }))));

    [Fact]
    public async Task Nodes_pull_through_the_stacks_mirrors_unless_the_cluster_says_otherwise()
    {
        var commands = await MachineRoom.CommandsAsync(() => _ = new K3sCluster("home", One() with
        {
            Mirrors = new Mirrors
            {
                Images = new Dictionary<string, string>
                {
                    ["docker.io"] = "registry.example.com/hub",
                    ["quay.io/metallb"] = "registry.example.com/metallb",
                    ["registry.k8s.io"] = "registry.example.com",
                    ["ghcr.io/nginx"] = "one.example.com",
                    ["ghcr.io/stakater"] = "other.example.com",
                    ["public.ecr.aws"] = "registry.example.com/aws",
                    ["*"] = "registry.example.com/rest",
                },
            },
            Registries = new Dictionary<string, K3sRegistry> { ["public.ecr.aws"] = new() { Endpoints = ["https://ecr.example.com"] } },
        }));

        var stdin = (string)commands.Single(command => command.Name == "home-a").Inputs["stdin"];
        Assert.Equal(
            """registries={"mirrors":{"docker.io":{"endpoint":["https://registry.example.com"],"rewrite":{"^(.*)$":"hub/$1"}},"public.ecr.aws":{"endpoint":["https://ecr.example.com"]},"quay.io":{"endpoint":["https://registry.example.com"],"rewrite":{"^metallb/(.*)$":"metallb/$1"}},"registry.k8s.io":{"endpoint":["https://registry.example.com"],"rewrite":{"^(.*)$":"$1"}}},"configs":{}}""",
            Assert.Single(stdin.Split('\n'), line => line.StartsWith("registries=", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Components_are_told_what_the_cluster_offers()
    {
        Cluster? usual = null;
        Cluster? bare = null;
        await Rendered.RunAsync(_ =>
        {
            usual = new K3sCluster("home", One()).Cluster;
            bare = new K3sCluster("bare",
                One() with
                {
                    Servers = [Node("b", 11)],
                    AddOns = [K3sAddOn.ServiceLb],
                    StorageClass = "nfs",
                    StorageClasses = ["nfs"],
                }).Cluster;
        });

        Assert.Equal(("local-path", "local-path"), (usual!.StorageClass, Assert.Single(usual.StorageClasses)));
        Assert.Equal(("nfs", "nfs"), (bare!.StorageClass, Assert.Single(bare.StorageClasses)));
        Assert.IsType<LoadBalancing.AddressPool>(usual.LoadBalancing);
        Assert.IsType<LoadBalancing.BuiltIn>(bare.LoadBalancing);
        Assert.Equal(new KubernetesVersion(36), usual.Version);
        Assert.Equal("nvidia", usual.GpuRuntimeClass);
    }

    [Fact]
    public async Task The_kubeconfig_and_the_token_are_secrets_and_point_to_the_endpoint()
    {
        const string Kubeconfig = "<command:remote:Command home-kubeconfig stdout>";
        var secrets = new List<(bool Secret, string Value)>();
        await Rendered.RunAsync(_ =>
        {
            var cluster = new K3sCluster("home", One());
            foreach (var output in new[] { cluster.Kubeconfig, cluster.ServerToken, cluster.Cluster.Kubeconfig! })
            {
                secrets.Add(
                    (Output.IsSecretAsync(output).GetAwaiter().GetResult(),
                        OutputUtilities.GetValueAsync(output).GetAwaiter().GetResult()));
            }
        });

        Assert.Equal([(true, Kubeconfig), (true, "<random:index/randomPassword:RandomPassword home-token result>"), (true, Kubeconfig)],
            secrets);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    public Task An_even_number_of_servers_is_refused(int count) => Refused.OnceAsync(
        here => _ = new K3sCluster("home", One() with { Servers = [.. Enumerable.Range(0, count).Select(i => Node($"n{i}", i))] }),
        Codes.EtcdMembers, "K3sCluster home, Servers", $"{count}");

    [Fact]
    public Task A_node_that_stands_twice_is_refused() => Refused.OnceAsync(
        here => _ = new K3sCluster("home", One() with { Agents = [Node("a", 11)] }), Codes.NodeTwice, "K3sCluster home, Agents[0].Name",
        "a");

    [Fact]
    public Task A_machine_under_two_names_is_refused() => Refused.OnceAsync(
        here => _ = new K3sCluster("home", One() with { Agents = [Node("b", 10)] }), Codes.NodeTwice, "K3sCluster home, Agents[0].Host",
        "192.168.0.10");

    [Fact]
    public Task A_host_key_that_is_none_is_refused() => Refused.OnceAsync(
        here => _ = new K3sCluster("home", One() with { Servers = [Node("a", 10) with { HostKey = "SHA256:abc" }] }),
        Codes.Form, "K3sCluster home, Servers[0].HostKey", "SHA256:abc");

    [Fact]
    public async Task Addresses_that_resources_will_have_are_taken_as_they_are()
    {
        var late = new[] { Output.Create(Task.FromResult("192.168.0.10")), Output.CreateSecret("not a host") };
        var rendered = await Rendered.RunAsync(here => _ = new K3sCluster("home", One() with
        {
            Agents =
            [
                Node("b", 11) with { Host = OutputUtilities.WithDependency(late[0], here.Provider) },
                Node("c", 12) with { Host = late[1] },
            ],
        }));
        Assert.Contains(rendered.Resources, resource => resource.Name == "home-c");
    }

    [Theory]
    [InlineData("v1.33.9+k3s1")]
    [InlineData("v1.38.0+k3s1")]
    public Task A_version_that_nobody_tested_is_refused(string version) => Refused.OnceAsync(
        here => _ = new K3sCluster("home", One() with { Version = version }), Codes.UnsupportedVersion, "K3sCluster home, Version",
        version);

    [Theory]
    [InlineData("v1.34.5+k3s1", "v1.36.3+k3s1")]
    [InlineData("v1.36.3+k3s1", "v1.35.9+k3s1")]
    public Task A_step_that_cannot_be_taken_is_refused(string running, string wanted) => Refused.OnceAsync(
        here => _ = new K3sCluster("home", One() with { UpgradesFrom = running, Version = wanted }), Codes.VersionJump,
        "K3sCluster home, Version", wanted);

    [Theory]
    [InlineData("1.36.3")]
    [InlineData("v1.36.3")]
    [InlineData("latest")]
    public Task A_version_that_is_no_release_is_refused(string version) => Refused.OnceAsync(
        here => _ = new K3sCluster("home", One() with { Version = version }), Codes.Form, "K3sCluster home, Version", version);

    [Fact]
    public Task Networks_that_overlap_are_refused() => Refused.OnceAsync(
        here => _ = new K3sCluster("home", One() with { PodCidr = "10.0.0.0/8" }), Codes.RangesOverlap, "K3sCluster home, ServiceCidr",
        "10.43.0.0/16");

    [Fact]
    public Task A_storage_class_that_the_cluster_does_not_have_is_refused() => Refused.OnceAsync(
        here => _ = new K3sCluster("home", One() with { StorageClass = "gp3" }), Codes.UnknownStorageClass, "K3sCluster home, StorageClass",
        "gp3");

    [Fact]
    public Task A_user_that_cannot_be_one_is_refused() => Refused.OnceAsync(
        here => _ = new K3sCluster("home", One() with { Ssh = new() { User = "ops; reboot", PrivateKey = Secret("key") } }),
        Codes.Form, "K3sCluster home, Ssh.User", "ops; reboot");

    [Fact]
    public Task A_registrys_user_without_a_password_is_refused() => Refused.OnceAsync(
        here =>
            _ = new K3sCluster("home",
                One() with { Registries = new Dictionary<string, K3sRegistry> { ["docker.io"] = new() { User = "me" } } }),
        Codes.MissingPart, "K3sCluster home, Registries.docker.io.Password", null);

    [Fact]
    public async Task Labels_and_taints_that_Kubernetes_refuses_are_refused_all_at_once()
    {
        var node = Node("a", 10) with
        {
            Labels = new Dictionary<string, string> { ["-zone"] = "attic", ["disk"] = "s s d", ["example.com/zone"] = "attic" },
            Taints = [new Taint("a/b/c", "", TaintEffect.NoExecute)],
        };

        var problems = await Refused.ByAsync(here => _ = new K3sCluster("home", One() with { Servers = [node] }));

        Assert.Equal(
            [
                ("INF0461", "K3sCluster home, Servers[0].Labels.-zone", "-zone=attic"),
                ("INF0461", "K3sCluster home, Servers[0].Labels.disk", "disk=s s d"),
                ("INF0461", "K3sCluster home, Servers[0].Taints[0]", "a/b/c=:NoExecute"),
            ],
            problems.Select(problem => (problem.Code.Id, problem.Where, problem.Actual!)));
    }

    private static K3sClusterArgs One() => new()
    {
        Servers = [Node("a", 10)],
        Ssh = new() { PrivateKey = Secret("private-key") },
        Snapshots = new EtcdSnapshots.OnNodesOnly("everything on it can be made again"),
    };

    private static ClusterNode Node(string name, int number) =>
        new() { Name = name, Host = $"192.168.0.{number}", HostKey = $"ssh-ed25519 KEY{number}" };

    private static SecretValue Secret(string text) => new(Output.Create(text));
}
